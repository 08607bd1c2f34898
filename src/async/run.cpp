#include "async/run.hpp"

#include <chrono>

#include <directus/async/coroutine.hpp>

#include "async/async_slot.hpp"
#include "async/loops.hpp"
#include "async/scope_state.hpp"
#include "core/report.hpp"

namespace DIRECTUS_NAMESPACE::detail {

namespace {

/// A handler that takes longer holds up whatever else its thread has to do.
constexpr auto longHandler = std::chrono::milliseconds(50);

/// Stands for an operation that was run before.
class UsedTwice final : public OperationBody {
 public:
  explicit UsedTwice(Completion& completion) noexcept : completion_(completion) {}
  Flow<void> steps(Driver&, void*) override {
    completion_.fail(operationUsedTwice());
    co_return;
  }

 private:
  Completion& completion_;
};

}  // namespace

Run::Run(std::unique_ptr<OperationBody> body, std::shared_ptr<Completion> completion,
         std::shared_ptr<ScopeState> scope)
    : body_(std::move(body)), completion_(std::move(completion)), scope_(std::move(scope)) {
  go = [](Continuation& self) noexcept { static_cast<Run&>(self).ended(); };
}

Run::~Run() = default;

void Run::begin() {
  if (const auto slot = body_->slot()) adopt(slot);
  const auto alive = shared_from_this();
  if (scope_) scope_->add(alive);
  flow_.emplace(body_->steps(*this, completion_->result()));
  if (flow_->begin() || !flow_->promise().attach(*this)) ended();
}

Running startOperation(PendingBody body, std::shared_ptr<Completion> completion, const Scope* scope,
                       Running* before) {
  useLoops();
  std::unique_ptr<OperationBody> given(body.release());
  if (!given) given = std::make_unique<UsedTwice>(*completion);
  const auto run = std::make_shared<Run>(std::move(given), std::move(completion),
                                         scope != nullptr ? scope->state() : nullptr);
  if (before != nullptr) *before = Running(run);
  run->begin();
  return Running(run);
}

void Run::adopt(const std::shared_ptr<AsyncSlot>& slot) {
  const std::scoped_lock lock(mutex_);
  if (!runtime_) runtime_ = slot->runtime();
}

std::shared_ptr<Runtime> Run::runtime() {
  const std::scoped_lock lock(mutex_);
  if (!runtime_)
    runtime_ =
        std::make_shared<Runtime>(std::make_shared<Handlers>(nullptr), LogSink(), systemClock());
  return runtime_;
}

void Run::post(Place place, Job job) {
  const auto runtime = this->runtime();
  if (place == Place::helper)
    runtime->helpers().post(std::move(job));
  else if (body_->executor)
    body_->executor(std::move(job));
  else
    runtime->postHandler(std::move(job));
}

void Run::postAt(std::chrono::milliseconds until, Job job) {
  runtime()->helpers().postAt(until, std::move(job));
}

void Run::ended() noexcept {
  post(Place::handlers, [run = shared_from_this()]() mutable {
    const auto once = std::move(run);
    if (once) once->deliver();
  });
}

void Run::deliver() noexcept {
  const auto begun = std::chrono::steady_clock::now();
  if (scope_)
    scope_->call([this] { callCompletion(); });
  else
    callCompletion();
  const auto took = std::chrono::duration_cast<std::chrono::milliseconds>(
      std::chrono::steady_clock::now() - begun);
  completion_.reset();  // what a handler holds dies where handlers run
  if (took < longHandler) return;
  const std::string name = body_->name();
  const std::string span = std::to_string(took.count());
  const LogField fields[] = {{"operation", name}, {"milliseconds", span}};
  report(runtime()->log(), LogRecord{.level = LogLevel::warn,
                                     .message = "a handler held up the thread of handlers",
                                     .fields = fields});
}

void Run::callCompletion() {
  try {
    completion_->deliver(flow_->promise().thrown());
  } catch (const std::exception& thrown) {
    const std::string name = body_->name();
    const LogField fields[] = {{"operation", name}, {"what", thrown.what()}};
    report(runtime()->log(), LogRecord{.level = LogLevel::error,
                                       .message = "a handler threw an exception",
                                       .fields = fields});
  } catch (...) {
    const std::string name = body_->name();
    const LogField fields[] = {{"operation", name}};
    report(runtime()->log(), LogRecord{.level = LogLevel::error,
                                       .message = "a handler threw an exception",
                                       .fields = fields});
  }
}

}  // namespace DIRECTUS_NAMESPACE::detail
