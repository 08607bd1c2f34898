#include "live/live_core.hpp"

#include <directus/async/completion.hpp>
#include <directus/async/coroutine.hpp>
#include <directus/async/typed_body.hpp>

namespace DIRECTUS_NAMESPACE::detail {

namespace {

/// Nobody waits for the end of the flow.
class NoCompletion final : public ResultCompletion<void> {
 public:
  void deliver(const std::exception_ptr&) override {}
};

class LiveRun final : public TypedBody<void> {
 public:
  LiveRun(std::shared_ptr<LiveDriver> live, std::shared_ptr<AsyncSlot> slot)
      : live_(std::move(live)), slot_(std::move(slot)) {}

  Flow<Result<void>> run(Driver& driver) override {
    co_await live_->run(driver);
    co_return Result<void>();
  }
  std::shared_ptr<AsyncSlot> slot() const override { return slot_; }
  std::string name() const override { return "live query"; }

 private:
  std::shared_ptr<LiveDriver> live_;
  std::shared_ptr<AsyncSlot> slot_;
};

}  // namespace

void LiveCore::start() {
  running_ = startOperation(PendingBody(new LiveRun(driver_, store_->context()->asyncSlot())),
                            std::make_shared<NoCompletion>(), nullptr);
}

void LiveCore::close() noexcept {
  running_.cancel();
  store_->close();
}

LiveHandle::LiveHandle(std::shared_ptr<LiveCore> core) noexcept : core_(std::move(core)) {}
LiveHandle::LiveHandle(LiveHandle&&) noexcept = default;
LiveHandle& LiveHandle::operator=(LiveHandle&& other) noexcept {
  std::swap(core_, other.core_);
  return *this;
}
LiveHandle::~LiveHandle() {
  if (core_ && core_->store().context()->isOfThisProcess()) core_->close();
}

LiveItems LiveHandle::items() const {
  return core_->store().snapshot().items;
}

LiveStatus LiveHandle::status() const {
  return core_->store().status();
}

LiveItems LiveHandle::onChange(const Scope* scope, Callback<const LiveDelta&> handler) const {
  return core_->store().onChange(scope, std::move(handler));
}

void LiveHandle::onStatus(const Scope* scope, Callback<const LiveStatus&> handler) const {
  core_->store().onStatus(scope, std::move(handler));
}

std::shared_ptr<AsyncSlot> LiveHandle::slot() const {
  return core_->store().context()->asyncSlot();
}

Flow<Result<std::optional<LiveDelta>>> nextLiveChange(
    Driver& driver, std::shared_ptr<LiveCore> core,
    std::optional<std::chrono::milliseconds> patience) {
  co_return co_await core->store().next(driver, patience);
}

Flow<Result<std::shared_ptr<LiveCore>>> openLive(Driver& driver, LiveRequest request) {
  const std::shared_ptr<ClientContext> context = request.context;
  if (auto same = context->checkProcess(); !same) co_return same.error();
  if (!context->restRules())
    co_return invalidArgument("live", "reads over REST: add .with(rest()) to the client");
  auto plan = planOf(std::move(request.command), request.options, request.schema);
  if (!plan) co_return plan.error();
  Decoder decoder;
  const LiveBytes nothing{.items = nullptr, .count = 0, .leavesMissing = false};
  auto none = request.read(decoder, nothing);
  if (!none) co_return none.error();
  const auto store = std::make_shared<LiveStore>(context, *std::move(none));
  const auto live = std::make_shared<LiveDriver>(std::move(request), *std::move(plan), store);
  auto core = std::make_shared<LiveCore>(store, live);
  core->start();
  const auto begun = co_await live->first(driver);
  if (begun) co_return core;
  core->close();
  co_return begun.error();
}

void logDroppedLive(const LiveRequest& request) noexcept {
  request.context->log(LogLevel::warn,
                       "a live query was dropped without .get() or .result(): nothing was read",
                       {{"method", request.command.method}, {"path", request.command.path}});
}

}  // namespace DIRECTUS_NAMESPACE::detail
