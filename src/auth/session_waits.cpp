// How callers wait for SessionDriver.
#include <algorithm>

#include <directus/call/client_context.hpp>

#include "auth/session_driver.hpp"
#include "core/time.hpp"

namespace DIRECTUS_NAMESPACE::detail {

namespace {

using std::chrono::milliseconds;

/// How long a logout or login without a deadline waits for the storage, or for a late answer.
constexpr auto patience = std::chrono::seconds(5);

/// Where there is no thread of the session, somebody who does its work may leave at any time.
constexpr milliseconds helpingPause(100);

/// When a deadline is by the session's clock.
std::optional<milliseconds> byClock(const Clock& clock, const SendOptions& limits) {
  const auto left = limits.timeLeft();
  return left ? std::optional(sum(clock.now(), *left)) : std::nullopt;
}

bool isOver(const SendOptions& limits) {
  const auto left = limits.timeLeft();
  return left && *left <= milliseconds(0);
}

/// At most half of the time that is left.
SendOptions halfOf(const SendOptions& limits) {
  SendOptions part = limits;
  milliseconds span = patience;
  if (const auto left = limits.timeLeft()) span = std::min(span, *left / 2);
  part.deadline = std::chrono::steady_clock::now() + span;
  if (part.clock != nullptr) part.until = sum(part.clock->now(), span);
  return part;
}

}  // namespace

/// True when it has been woken; false when it gave up, or has helped.
bool SessionDriver::awaitOnce(Lock& lock, BlockingWaiter& waiter, const SendOptions& limits) {
  auto until = byClock(context_.clock(), limits);
  if (!isWorking_) {
    if (std::exchange(owesNotice_, false)) {
      lock.unlock();
      context_.log(LogLevel::warn, "no thread for the session: tokens are renewed when asked for");
      lock.lock();
    }
    if (step(lock)) return waiter.wait(context_.clock(), context_.clock().now());
    const auto soon = context_.clock().now() + helpingPause;
    until = std::min(until.value_or(soon), soon);
  }
  lock.unlock();
  const bool isWoken = waiter.wait(context_.clock(), until);
  lock.lock();
  return isWoken;
}

Result<void> SessionDriver::await(Lock& lock, BlockingWaiter& waiter, const SendOptions& limits) {
  std::optional<Error> why;
  if (stepping_ && stepper_ == std::this_thread::get_id())
    why = invalidArgument("client", "called from within its own renewal, which it would wait for");
  const std::stop_callback interrupt(limits.stop, [&waiter] { waiter.interrupt(); });
  while (!why && !awaitOnce(lock, waiter, limits)) {
    if (limits.stop.stop_requested())
      why = makeError(ErrorKind::cancelled, "cancelled while the session was renewed");
    else if (isOver(limits))
      why = makeError(ErrorKind::timeout, "the deadline passed while the session was renewed");
  }
  if (why && waiters_.remove(waiter)) return *std::move(why);
  // It has what it waited for. Whoever woke it may not be done with it yet.
  lock.unlock();
  waiter.finish();
  lock.lock();
  return {};
}

std::optional<Result<Session::Given>> SessionDriver::tryToken(const CredentialsWanted& wanted,
                                                              SessionWaiter& waiter) {
  if (stop_.stop_requested()) return closed_;
  const auto answer = session_.ask(context_.clock().now(), wanted.fresh);
  if (answer.startRefresh) wantRefresh();
  if (answer.what == Session::Answer::Do::fail) return *answer.error;
  const bool isRefused = wanted.insteadOf != 0 && wanted.insteadOf == session_.serial();
  if (answer.what == Session::Answer::Do::give && !(isRefused && isRefreshUnderWay()))
    return session_.given();
  const bool isUnread = session_.state(context_.clock().now()) == Session::State::unread;
  waiter.waitFor(isUnread ? For::read : For::token);
  waiters_.add(waiter);
  return std::nullopt;
}

Result<Session::Given> SessionDriver::awaitToken(const CredentialsWanted& wanted,
                                                 const SendOptions& limits) {
  if (auto same = checkProcess(); !same) return same.error();
  BlockingWaiter waiter(For::token);
  Lock lock(mutex_);
  // Once for the storage, once for a refresh: a wait for a refresh brings a token or an error.
  for (;;) {
    if (auto there = tryToken(wanted, waiter)) return *std::move(there);
    if (auto came = await(lock, waiter, limits); !came) return came.error();
    if (waiter.given()) return *waiter.given();
    if (waiter.error()) return reported(lock, *waiter.error());
  }
}

/// A call that ends since the session is lost returns when that is reported.
Error SessionDriver::reported(Lock& lock, const Error& error) noexcept {
  if (error.kind() == ErrorKind::sessionLost) deliver(lock, true);
  return error;
}

void SessionDriver::awaitSaved(Lock& lock, const SendOptions& limits) {
  if (!agenda_.isUnsaved() || agenda_.cannotSave() || stop_.stop_requested()) return;
  BlockingWaiter waiter(For::saved);
  waiters_.add(waiter);
  // The session stands, or is over, whether this ends well or not.
  (void)await(lock, waiter, halfOf(limits));
}

Session::Tokens SessionDriver::awaitLateAnswer(Lock& lock, BlockingWaiter& waiter,
                                               std::uint64_t generation,
                                               const SendOptions& limits) {
  if (!await(lock, waiter, halfOf(limits))) {
    endAttempt(lock);
    lock.unlock();
    context_.log(LogLevel::warn,
                 "a refresh was given up by logout: Directus may keep the session that it makes");
    lock.lock();
  }
  return waiter.given() && waiter.given()->serial == generation ? waiter.given()->tokens : nullptr;
}

template <class Bring>
void SessionDriver::settle(For what, Bring bring) noexcept {
  waiters_.take(taken_, [&](Waiter& one) {
    auto& waiter = static_cast<SessionWaiter&>(one);
    if (waiter.what() != what) return false;
    bring(waiter);
    return true;
  });
}

void SessionDriver::settle(For what) noexcept {
  settle(what, [](SessionWaiter&) {});
}

void SessionDriver::settle(For what, const Error& error) noexcept {
  settle(what, [&](SessionWaiter& waiter) { waiter.bring(error); });
}

void SessionDriver::settle(For what, const Given& given) noexcept {
  settle(what, [&](SessionWaiter& waiter) { waiter.bring(given); });
}

/// The refresh that was waited for is over. Those who only wanted a token take the old one while it
/// is valid.
void SessionDriver::settleRefresh(const std::optional<Error>& error) noexcept {
  const Given given = session_.given();
  if (error)
    settle(For::renewal, *error);
  else
    settle(For::renewal, given);
  if (error && session_.state(context_.clock().now()) != Session::State::active)
    settle(For::token, *error);
  else
    settle(For::token, given);
}

void SessionDriver::wakeTaken(Lock& lock) noexcept {
  if (taken_.empty()) return;
  WaiterList taken;
  taken_.takeAll(taken);
  lock.unlock();
  taken.wakeAll();
  lock.lock();
}

}  // namespace DIRECTUS_NAMESPACE::detail
