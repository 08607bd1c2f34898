#include "realtime/subscription_state.hpp"

#include <directus/core/clock.hpp>

#include "call/limits.hpp"
#include "codec/decoder_pool.hpp"
#include "core/time.hpp"
#include "realtime/keys.hpp"
#include "realtime/realtime_driver.hpp"
#include "realtime/recovery.hpp"

namespace DIRECTUS_NAMESPACE::detail {

namespace {

Error cancelled() {
  return makeError(ErrorKind::cancelled, "cancelled while it waited");
}

RawChange gapOf(GapReason reason) {
  return {.event = ChangeEvent::gap, .reason = reason};
}

/// `limits.deadline` by the client's clock.
std::optional<std::chrono::milliseconds> deadlineByClock(const Clock& clock,
                                                         const SendOptions& limits) {
  if (!limits.deadline) return std::nullopt;
  return sum(clock.now(), std::chrono::ceil<std::chrono::milliseconds>(
                              *limits.deadline - std::chrono::steady_clock::now()));
}

}  // namespace

SubscriptionState::SubscriptionState(std::shared_ptr<ClientContext> context, Plan plan)
    : context_(std::move(context)), plan_(std::move(plan)), inbox_(plan_.queue, plan_.overflow) {}

RealtimeDriver& SubscriptionState::driver() const noexcept {
  return static_cast<RealtimeDriver&>(*context_->realtime());
}

// What the driver brings.

void SubscriptionState::began(RawChange init, std::optional<GapReason> gap) {
  {
    std::unique_lock lock(mutex_);
    isStanding_ = true;
    hasBegun_ = true;
    if (!hasInit_) gap.reset();  // nobody has seen anything yet
    const bool isComplete = !gap && !plan_.hasInit;
    ++refill_;
    if (plan_.recovery && !isComplete) {
      recover(lock, std::move(init), gap);
    } else {
      hasInit_ = true;
      inbox_.beginRefill();
      if (!gap)
        inbox_.refilled(std::move(init));
      else if (plan_.hasInit)
        inbox_.refilled(gapOf(*gap), std::move(init));
      else
        inbox_.refilled(gapOf(*gap));
    }
  }
  bell_.ring();
}

/// Gives the lock back taken.
void SubscriptionState::recover(std::unique_lock<std::mutex>& lock, std::optional<RawChange> init,
                                std::optional<GapReason> gap) {
  inbox_.beginRefill();
  init_ = std::move(init);
  gap_ = gap;
  const auto weak = weak_from_this();
  const std::uint64_t number = refill_;
  lock.unlock();
  readOverRest(
      context_, *plan_.recovery,
      [weak, number] {
        const auto state = weak.lock();
        return state && state->isRefill(number);
      },
      [weak, number](Result<std::string> items) {
        if (const auto state = weak.lock()) state->recovered(number, std::move(items));
      });
  lock.lock();
}

bool SubscriptionState::isRefill(std::uint64_t number) const {
  const std::scoped_lock lock(mutex_);
  return number == refill_ && !isOver_;
}

void SubscriptionState::recovered(std::uint64_t number, Result<std::string> items) {
  {
    std::unique_lock lock(mutex_);
    if (number != refill_ || isOver_) return;
    std::optional<RawChange> init = std::exchange(init_, std::nullopt);
    hasInit_ = true;
    if (items)
      filled(*std::move(items), std::move(init));
    else
      notFilled(lock, std::move(init), items.error().isRetryable());
  }
  bell_.ring();
}

void SubscriptionState::filled(std::string items, std::optional<RawChange> init) {
  RawChange first = gap_ ? gapOf(*gap_) : *std::move(init);
  first.isRecovered = gap_.has_value();
  first.data = std::move(items);
  inbox_.refilled(std::move(first));
}

/// What the socket gave is better than nothing. Where that is nothing, or may be too old, only a
/// refusal that stays is the last word.
void SubscriptionState::notFilled(std::unique_lock<std::mutex>& lock, std::optional<RawChange> init,
                                  bool mayBeFilledLater) {
  if (!gap_) {
    std::optional<RawChange> gap;
    if (!mayBeFilledLater) gap = gapOf(GapReason::unreadable);
    inbox_.refilled(*std::move(init), std::move(gap));
    if (mayBeFilledLater) refill(lock, GapReason::unreadable);
  } else if (init || !mayBeFilledLater) {
    inbox_.refilled(gapOf(*gap_), plan_.hasInit ? std::move(init) : std::nullopt);
  } else {
    askAgain(lock, *gap_);
  }
}

/// Changes are missing: reads once more what there is, over REST or by asking for `init`.
void SubscriptionState::refill(std::unique_lock<std::mutex>& lock, GapReason why) {
  if (!isStanding_ || isOver_) return;
  ++refill_;
  lack_ = GapReason::overflow;
  if (plan_.recovery) return recover(lock, std::nullopt, why);
  askAgain(lock, why);
}

void SubscriptionState::askAgain(std::unique_lock<std::mutex>& lock, GapReason why) {
  isStanding_ = false;
  lock.unlock();
  driver().again(plan_.uid, why);
  lock.lock();
}

void SubscriptionState::put(std::unique_lock<std::mutex>& lock, RawChange change) {
  const auto put = inbox_.put(std::move(change));
  const bool wantsRefill = put == Inbox::Put::dropped && inbox_.wantsRefill();
  if (wantsRefill) refill(lock, lack_);
  lock.unlock();
  if (put == Inbox::Put::full) driver().pauseFor(plan_.uid);
  if (put != Inbox::Put::dropped) bell_.ring();
}

void SubscriptionState::changed(RawChange change) {
  std::unique_lock lock(mutex_);
  if (!isOver_) put(lock, std::move(change));
}

void SubscriptionState::missed(const Error& error) {
  context_->log(LogLevel::warn, "a change could not be read",
                {{"uid", plan_.label}, {"error", error.what()}});
  std::unique_lock lock(mutex_);
  if (isOver_) return;
  if (!plan_.recovery) return put(lock, gapOf(GapReason::unreadable));
  lack_ = GapReason::unreadable;
  if (inbox_.lose()) refill(lock, lack_);
}

void SubscriptionState::deaf(const std::optional<Error>& error) {
  const std::scoped_lock lock(mutex_);
  isStanding_ = false;
  ++refill_;
  unready_ = error;
}

void SubscriptionState::ended(const std::optional<Error>& error) {
  {
    const std::scoped_lock lock(mutex_);
    if (std::exchange(isOver_, true)) return;
    ++refill_;
    error_ = error;
  }
  bell_.ring();
}

void SubscriptionState::stalled() {
  const std::scoped_lock lock(mutex_);
  inbox_.giveUpPause();
}

// For whoever takes the changes.

Flow<Result<void>> SubscriptionState::begun(Driver& driver, SendOptions limits) {
  const auto until = deadlineByClock(context_->clock(), limits);
  for (;;) {
    const std::uint64_t seen = bell_.rung();
    {
      const std::scoped_lock lock(mutex_);
      if (hasBegun_ && !isOver_) co_return Result<void>();
      if (isOver_) co_return error_ ? *error_ : cancelled();
      if (limits.stop.stop_requested()) co_return cancelled();
      if (until && context_->clock().now() >= *until)
        co_return Error({.kind = ErrorKind::timeout,
                         .message = "the server has not answered the subscription" +
                                    (unready_ ? std::string(": ") + unready_->what() : ""),
                         .retryable = true});
    }
    co_await BellWait(driver, context_->clock(), bell_, seen, until, limits.stop);
  }
}

std::optional<RawChange> SubscriptionState::tryNext() {
  std::unique_lock lock(mutex_);
  auto change = inbox_.take();
  if (inbox_.wantsRefill()) refill(lock, lack_);
  const bool goesOn = inbox_.hasRoomAgain();
  lock.unlock();
  if (goesOn) driver().goOn(plan_.uid);
  return change;
}

Flow<Result<std::optional<RawChange>>> SubscriptionState::next(Driver& driver) {
  if (auto same = context_->checkProcess(); !same) co_return same.error();
  const RequestOptions unlimited{.timeout = Milliseconds(0)};
  const CallLimits limits(*context_, driver, unlimited);
  for (;;) {
    const std::uint64_t seen = bell_.rung();
    if (auto change = tryNext()) co_return std::move(change);
    {
      const std::scoped_lock lock(mutex_);
      if (isOver_ && error_) co_return *error_;
      if (isOver_) co_return std::optional<RawChange>();
    }
    if (limits.stopped()) co_return cancelled();
    co_await BellWait(driver, context_->clock(), bell_, seen, {}, limits.send().stop);
  }
}

Result<void> SubscriptionState::read(const RawChange& raw, const ChangeOps& ops,
                                     ChangeHead& change) const {
  change.event = raw.event;
  change.reason = raw.reason;
  change.isRecovered = raw.isRecovered;
  change.totalCount = raw.totalCount;
  change.filterCount = raw.filterCount;
  change.uid = plan_.label;
  if (raw.data.empty()) return {};
  const DecoderPool::Lease decoder = context_->decoders().lease();
  if (raw.event != ChangeEvent::delete_) return ops.readItems(change, *decoder, raw.data);
  auto keys = keysIn(*decoder, raw.data);
  if (!keys) return keys.error();
  change.keys = *std::move(keys);
  return {};
}

void SubscriptionState::unsubscribe() noexcept {
  if (!context_->isOfThisProcess()) return;
  {
    const std::scoped_lock lock(mutex_);
    if (std::exchange(isOver_, true)) return;
    ++refill_;
    inbox_.clear();
  }
  driver().unwatch(plan_.uid);
  bell_.ring();
}

std::optional<Error> SubscriptionState::endReason() const {
  const std::scoped_lock lock(mutex_);
  return error_;
}

bool SubscriptionState::isOver() const {
  const std::scoped_lock lock(mutex_);
  return isOver_;
}

}  // namespace DIRECTUS_NAMESPACE::detail
