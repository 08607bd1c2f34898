#include <directus/realtime/subscription.hpp>

#include "async/async_slot.hpp"
#include "async/hop.hpp"
#include "async/scope_state.hpp"
#include "realtime/event_handlers.hpp"
#include "realtime/subscription_state.hpp"

namespace DIRECTUS_NAMESPACE::detail {

ChangeConsumer::~ChangeConsumer() = default;

SubscriptionHandle::SubscriptionHandle(std::shared_ptr<SubscriptionState> state) noexcept
    : state_(std::move(state)) {}

SubscriptionHandle::SubscriptionHandle(SubscriptionHandle&&) noexcept = default;

SubscriptionHandle& SubscriptionHandle::operator=(SubscriptionHandle&& other) noexcept {
  if (this != &other) {
    unsubscribe();
    state_ = std::move(other.state_);
  }
  return *this;
}

SubscriptionHandle::~SubscriptionHandle() {
  unsubscribe();
}

std::shared_ptr<AsyncSlot> SubscriptionHandle::slot() const {
  return state_->context()->asyncSlot();
}

const std::string& SubscriptionHandle::uid() const noexcept {
  return state_->label();
}

std::optional<Error> SubscriptionHandle::endReason() const {
  return state_->endReason();
}

void SubscriptionHandle::unsubscribe() noexcept {
  if (state_) state_->unsubscribe();
}

Flow<Result<bool>> takeChange(std::shared_ptr<SubscriptionState> state, Driver& driver,
                              const ChangeOps& ops, ChangeHead& change) {
  const auto raw = co_await state->next(driver);
  if (!raw) co_return raw.error();
  if (!*raw) co_return false;
  if (auto read = state->read(**raw, ops, change); !read) co_return read.error();
  co_return true;
}

namespace {

/// Hands changes over until there are no more.
class ChangeLoop final : public OperationBody {
 public:
  ChangeLoop(std::shared_ptr<SubscriptionState> state, const ChangeOps& ops,
             std::unique_ptr<ChangeConsumer> consumer, std::shared_ptr<ScopeState> scope)
      : state_(std::move(state)),
        ops_(ops),
        consumer_(std::move(consumer)),
        scope_(std::move(scope)) {}

  std::shared_ptr<AsyncSlot> slot() const override { return state_->context()->asyncSlot(); }
  std::string name() const override { return "onChange"; }

  Flow<void> steps(Driver& driver, void* result) override {
    static_cast<std::optional<Result<void>>*>(result)->emplace();
    for (bool goesOn = true; goesOn;) {
      const auto change = co_await state_->next(driver);
      goesOn = change && *change;
      if (goesOn)
        read(**change);
      else if (!change && !isStopped(driver))
        consumer_->end(change.error());
      co_await Hop(driver, Place::handlers);
      handOver(driver);
    }
  }

 private:
  /// So many are handed over together, at most.
  static constexpr int most = 64;

  [[nodiscard]] bool isStopped(const Driver& driver) const {
    return driver.stopSource() != nullptr && driver.stopSource()->stop_requested();
  }

  void read(const RawChange& first) {
    readOne(first);
    for (int count = 1; count < most; ++count) {
      const auto more = state_->tryNext();
      if (!more) return;
      readOne(*more);
    }
  }

  void readOne(const RawChange& raw) {
    if (auto read = state_->read(raw, ops_, consumer_->add()); !read)
      consumer_->failLast(read.error());
  }

  void handOver(const Driver& driver) {
    // A handler may unsubscribe, end its scope, or destroy the client.
    for (bool called = true; called && !isStopped(driver) && !isUnsubscribed();) {
      called = false;
      const auto call = [&] {
        callHandler(*state_->context(), [&] {
          called = true;
          called = consumer_->callNext();
        });
      };
      if (scope_)
        scope_->call(call);
      else
        call();
    }
  }

  [[nodiscard]] bool isUnsubscribed() const { return state_->isOver() && !state_->endReason(); }

  const std::shared_ptr<SubscriptionState> state_;
  const ChangeOps& ops_;
  const std::unique_ptr<ChangeConsumer> consumer_;
  const std::shared_ptr<ScopeState> scope_;
};

/// Nobody asks how it ended: the consumer knows.
class NobodyAsks final : public ResultCompletion<void> {
 public:
  void deliver(const std::exception_ptr&) override {}
};

}  // namespace

void consumeChanges(std::shared_ptr<SubscriptionState> state, const ChangeOps& ops,
                    std::unique_ptr<ChangeConsumer> consumer, const Scope* scope) {
  PendingBody loop(new ChangeLoop(std::move(state), ops, std::move(consumer),
                                  scope != nullptr ? scope->state() : nullptr));
  startOperation(std::move(loop), std::make_shared<NobodyAsks>(), scope);
}

}  // namespace DIRECTUS_NAMESPACE::detail
