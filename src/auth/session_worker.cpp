// The half of SessionDriver that runs on its thread.
#include <directus/call/client_context.hpp>

#include "auth/auth_exchange.hpp"
#include "auth/session_driver.hpp"

namespace DIRECTUS_NAMESPACE::detail {

namespace {

using std::chrono::milliseconds;

/// To save what another process may just be renewing.
constexpr milliseconds patienceToSave = std::chrono::seconds(5);

/// After an exception: what it lacked may be there again.
constexpr milliseconds recoveryDelay(200);

}  // namespace

void SessionDriver::startWorker() noexcept {
  if (isWorking_ || stop_.stop_requested()) return;
  try {
    worker_ = WorkerThread(
        [self = shared_from_this(), context = context_.shared_from_this()] { self->work(); });
    isWorking_ = true;
    return;
  } catch (...) {  // NOLINT(bugprone-empty-catch): see below
  }
  // No thread to be had: whoever waits does its work, and says so (`await`).
  if (!std::exchange(wasRefused_, true)) owesNotice_ = true;
}

void SessionDriver::shutdown() noexcept {
  stop_.request_stop();
  Lock lock(mutex_);
  WorkerThread worker = std::move(worker_);
  for (const For what : {For::read, For::token, For::renewal, For::late, For::saved})
    settle(what, closed_);
  changed_.notify_all();
  wakeTaken(lock);
  endAttempt(lock);
  lock.unlock();
  worker.join();
  lock.lock();
  endEvents(lock);
}

void SessionDriver::work() {
  Lock lock(mutex_);
  while (!stop_.stop_requested()) {
    if (step(lock)) continue;
    const auto wakeAt = stepping_ ? std::nullopt : agenda_.wakeAt(session_, context_.clock().now());
    context_.clock().wait(lock, changed_, wakeAt);
  }
  // The last chance of what could not be stored, or removed, yet: without waiting for anybody.
  if (agenda_.isUnsaved() && !stepping_) save(lock, milliseconds(0));
  wakeTaken(lock);
}

bool SessionDriver::step(Lock& lock) noexcept {
  if (stepping_ || stop_.stop_requested()) return false;
  stepping_ = true;
  stepper_ = std::this_thread::get_id();
  bool did = true;
  try {
    did = doNext(lock);
  } catch (...) {
    recover(lock);
  }
  stepping_ = false;
  const bool callerReports = std::exchange(callerReports_, false);
  wakeTaken(lock);
  if (!did) return false;
  changed_.notify_all();  // a thread that is over, or one that helps, may be waiting for this step
  if (!callerReports) deliver(lock, false);
  return true;
}

/// Whatever was thrown, nobody waits for ever and no token is forgotten.
void SessionDriver::recover(Lock& lock) noexcept {
  Error why = stepThrew_;
  try {
    throw;
  } catch (const Error& error) {
    why = error;
  } catch (...) {  // NOLINT(bugprone-empty-catch): what it is nobody can say; `why` says that
  }
  if (!lock.owns_lock()) lock.lock();
  agenda_.rest(context_.clock().now() + recoveryDelay);
  if (agenda_.running()) {
    finish(*agenda_.running(), {.error = why});
  } else if (agenda_.isWanted()) {
    agenda_.unwant();
    settleRefresh(why);
  } else if (agenda_.isUnsaved()) {
    saveFailed(why);
  }
}

bool SessionDriver::doNext(Lock& lock) {
  const auto now = context_.clock().now();
  switch (agenda_.next(session_, now)) {
    case SessionAgenda::Due::nothing:
      return false;
    case SessionAgenda::Due::restore:
      restore(lock);
      return true;
    case SessionAgenda::Due::drop:  // logout, login or setToken came in between two attempts
      agenda_.ended();
      settle(For::late);
      return true;
    case SessionAgenda::Due::begin:
      agenda_.begun(session_.beginRefresh(agenda_.wantedMode()), now);
      answer_.reset();
      return true;
    case SessionAgenda::Due::renew:
      renewOnce(lock);
      return true;
    case SessionAgenda::Due::save:
      save(lock, patienceToSave);
      return true;
  }
  return false;
}

void SessionDriver::restore(Lock& lock) {
  const auto generation = session_.generation();
  lock.unlock();
  auto stored = storage_.read();
  const bool isGone = !stored && storage_.isEmptyNow();
  Session::Tokens tokens;
  if (stored && *stored) tokens = std::make_shared<const AuthenticationData>(**std::move(stored));
  lock.lock();
  const auto now = context_.clock().now();
  const bool isWaitedFor =
      session_.generation() == generation && session_.state(now) == Session::State::unread;
  if (!stored) {
    const bool first = agenda_.readFailed(now);
    if (isWaitedFor) session_.readFailed(stored.error());
    if (first) emit(AuthEvent::storageFailed, stored.error());
  }
  if (!stored && !isGone) return settle(For::read, stored.error());
  if (isWaitedFor && tokens) session_.restored(std::move(tokens), now, context_.clock().wallNow());
  if (isWaitedFor && !tokens) session_.nothingStored();
  settle(For::read);
}

void SessionDriver::renewOnce(Lock& lock) {
  const Session::Refresh refresh = *agenda_.running();
  Renewal renewal(refresh, static_cast<bool>(storage_), agenda_.isUnsaved());
  attemptStop_ = std::stop_source();
  const std::stop_token stop = attemptStop_.get_token();
  lock.unlock();
  RenewalOutcome outcome = attempt(std::move(renewal), stop);
  lock.lock();
  finish(refresh, std::move(outcome));
}

void SessionDriver::lost(const Error& error) noexcept {
  emit(AuthEvent::expired, error);
  callerReports_ = waiters_.any([](Waiter& one) {
    const auto& waiter = static_cast<SessionWaiter&>(one);
    return waiter.isThread() && (waiter.what() == For::token || waiter.what() == For::renewal);
  });
}

bool SessionDriver::take(const Session::Refresh& refresh, RenewalOutcome& outcome, bool& goesOn) {
  const auto now = context_.clock().now();
  const bool isCurrent = session_.isCurrent(refresh);
  switch (outcome.what) {
    case RenewalOutcome::What::renewed:
      if (isCurrent) {
        session_.refreshSucceeded(refresh, std::move(outcome.tokens), now);
        emit(AuthEvent::refreshed);
      } else {
        settle(For::late, Given{.tokens = std::move(outcome.tokens),
                                .mode = refresh.mode,
                                .serial = refresh.generation});
      }
      return isCurrent;
    case RenewalOutcome::What::adopted:
      session_.adopted(refresh, std::move(outcome.tokens), now, context_.clock().wallNow());
      if (isCurrent) emit(AuthEvent::refreshed);
      return isCurrent;
    case RenewalOutcome::What::refused:
      if (auto error = session_.refreshRefused(refresh, *outcome.error))
        outcome.error = *std::move(error);
      if (isCurrent && outcome.error->kind() == ErrorKind::sessionLost) lost(*outcome.error);
      return isCurrent;
    case RenewalOutcome::What::failed:
      break;
  }
  const double random = std::uniform_real_distribution<double>(0, 1)(random_);
  const auto next = session_.refreshFailed(refresh, *outcome.error, now, random, outcome.locked);
  unreachable_ = session_.isUnreachable();
  goesOn = next.has_value();
  if (next) agenda_.tryAgainAt(*next);
  return isCurrent;
}

void SessionDriver::finish(const Session::Refresh& refresh, RenewalOutcome outcome) {
  bool goesOn = false;
  const bool accepted = take(refresh, outcome, goesOn);
  if (goesOn) return;
  if (accepted && outcome.storageError) {
    saveFailed(*outcome.storageError);
  } else if (accepted && outcome.what != RenewalOutcome::What::failed) {
    agenda_.saved();  // what was to be saved is stored with it, or out of date
    settle(For::saved);
  }
  agenda_.ended();
  settle(For::late);
  if (accepted) settleRefresh(outcome.error);  // else it is nobody's result
}

void SessionDriver::save(Lock& lock, Millis patience) {
  const auto generation = session_.generation();
  const Session::Tokens tokens = session_.hasSession() ? session_.tokens() : nullptr;
  lock.unlock();
  std::optional<AuthenticationData> removed;
  const auto saved = storage_.store(tokens.get(), removed, patience, stop_.get_token());
  lock.lock();
  const bool isCurrent = session_.generation() == generation;
  if (isCurrent) removed_ = std::move(removed);
  if (!saved) {
    saveFailed(saved.error());
  } else if (isCurrent) {
    agenda_.saved();
    settle(For::saved);
  }
}

/// An outage is reported once, and tried again at growing distances.
void SessionDriver::saveFailed(const Error& error) noexcept {
  if (agenda_.saveFailed(context_.clock().now())) emit(AuthEvent::storageFailed, error);
  settle(For::saved);
}

}  // namespace DIRECTUS_NAMESPACE::detail
