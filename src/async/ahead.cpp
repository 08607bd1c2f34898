#include <directus/async/ahead.hpp>

#include <condition_variable>
#include <list>
#include <mutex>

#include <directus/async/coroutine.hpp>
#include <directus/async/driver.hpp>

#include "core/process.hpp"

namespace DIRECTUS_NAMESPACE::detail {

struct AheadRun::State : std::enable_shared_from_this<AheadRun::State> {
  explicit State(std::shared_ptr<Completion> filled) : result(std::move(filled)) {}

  /// The executor of the operation.
  void post(Job job);
  /// The operation has ended, or was thrown away.
  void ended();
  void lost();
  void close();

  /// Blocks.
  void runHere();
  /// False when it has ended already.
  bool attach(Driver& driver, std::coroutine_handle<> flow);

  const HomeProcess home;
  const std::shared_ptr<Completion> result;
  Running running;

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  std::list<Job> jobs_;
  bool hasEnded_ = false;
  bool isClosed_ = false;
  // Waits without blocking.
  Driver* driver_ = nullptr;
  std::coroutine_handle<> flow_{};
  std::shared_ptr<void> kept_;
};

namespace {

/// Passes the result on.
template <class State>
class AheadCompletion final : public Completion {
 public:
  explicit AheadCompletion(std::shared_ptr<State> state) noexcept : state_(std::move(state)) {}
  ~AheadCompletion() override {
    if (state_) state_->lost();
  }

  void* result() noexcept override { return state_->result->result(); }
  void fail(const Error& error) override { state_->result->fail(error); }
  void deliver(const std::exception_ptr& thrown) override {
    const std::shared_ptr<State> state = std::move(state_);
    state->result->deliver(thrown);
    state->ended();
  }

 private:
  std::shared_ptr<State> state_;
};

}  // namespace

void AheadRun::State::post(Job job) {
  Driver* driver = nullptr;
  std::shared_ptr<void> kept;
  {
    const std::scoped_lock lock(mutex_);
    if (isClosed_) return;
    if (driver_ == nullptr) {
      jobs_.push_back(std::move(job));
      changed_.notify_all();
      return;
    }
    driver = driver_;
    kept = kept_;
  }
  driver->post(Place::handlers, std::move(job));
}

void AheadRun::State::ended() {
  std::shared_ptr<void> kept;
  {
    const std::scoped_lock lock(mutex_);
    hasEnded_ = true;
    kept = std::move(kept_);
    changed_.notify_all();
  }
  if (kept) flow_.resume();
}

/// An executor that throws jobs away has thrown away who waits, too.
void AheadRun::State::lost() {
  std::shared_ptr<void> kept;
  result->fail(makeError(ErrorKind::cancelled, "its executor threw it away"));
  const std::scoped_lock lock(mutex_);
  hasEnded_ = true;
  kept = std::move(kept_);
  changed_.notify_all();
}

void AheadRun::State::close() {
  std::list<Job> jobs;
  {
    const std::scoped_lock lock(mutex_);
    isClosed_ = true;
    jobs.swap(jobs_);
  }
  running.cancel();
}

void AheadRun::State::runHere() {
  for (;;) {
    Job job;
    {
      std::unique_lock lock(mutex_);
      changed_.wait(lock, [this] { return hasEnded_ || !jobs_.empty(); });
      if (hasEnded_) return;
      job = std::move(jobs_.front());
      jobs_.pop_front();
    }
    job();
  }
}

bool AheadRun::State::attach(Driver& driver, std::coroutine_handle<> flow) {
  const std::shared_ptr<void> kept = driver.hold();
  std::list<Job> jobs;
  {
    const std::scoped_lock lock(mutex_);
    if (hasEnded_) return false;
    driver_ = &driver;
    flow_ = flow;
    kept_ = kept;
    jobs.swap(jobs_);
  }
  // From here on the flow may go on, on another thread.
  for (Job& job : jobs) driver.post(Place::handlers, std::move(job));
  return true;
}

AheadRun::~AheadRun() {
  if (!state_) return;
  if (state_->home.isHere())
    state_->close();
  else
    static_cast<void>(new std::shared_ptr<State>(std::move(state_)));  // left to the parent
}

void AheadRun::start(PendingBody body, std::shared_ptr<Completion> result) {
  state_ = std::make_shared<State>(std::move(result));
  body.get()->executor = [state = std::weak_ptr<State>(state_)](Job job) {
    if (const auto alive = state.lock()) alive->post(std::move(job));
  };
  startOperation(std::move(body), std::make_shared<AheadCompletion<State>>(state_), nullptr,
                 &state_->running);
}

Flow<bool> AheadRun::wait(Driver& driver) {
  struct Cancel {
    std::shared_ptr<State> state;
    void operator()() const { state->running.cancel(); }
  };
  struct End {
    State& state;
    Driver& driver;
    [[nodiscard]] bool await_ready() const noexcept { return false; }
    [[nodiscard]] bool await_suspend(std::coroutine_handle<> flow) const {
      return std::shared_ptr<State>(state.shared_from_this())->attach(driver, flow);
    }
    void await_resume() const noexcept {}
  };
  const std::shared_ptr<State> state = state_;
  if (!state->home.isHere()) co_return false;
  if (driver.isBlocking()) {
    state->runHere();
    co_return true;
  }
  std::optional<std::stop_callback<Cancel>> stopped;
  if (const std::stop_source* stop = driver.stopSource()) {
    Cancel cancel{state};
    stopped.emplace(stop->get_token(), std::move(cancel));
  }
  End end{*state, driver};
  co_await end;
  co_return true;
}

}  // namespace DIRECTUS_NAMESPACE::detail
