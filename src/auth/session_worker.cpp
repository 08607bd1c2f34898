// The half of SessionDriver that runs on its thread.
#include <directus/call/client_context.hpp>

#include "auth/auth_exchange.hpp"
#include "auth/session_driver.hpp"

namespace DIRECTUS_NAMESPACE::detail {

namespace {

using std::chrono::milliseconds;

constexpr milliseconds lockPatience = std::chrono::seconds(5);

/// After an exception: what it lacked may be there again.
constexpr milliseconds recoveryDelay(200);

}  // namespace

void SessionDriver::startWorker(Lock& lock) noexcept {
  if (isWorking_ || stop_.stop_requested()) return;
  try {
    worker_ = WorkerThread(
        [self = shared_from_this(), context = context_.shared_from_this()] { self->work(); });
    isWorking_ = true;
  } catch (...) {
    // No thread to be had: who waits does its work (`waitUntil`).
    lock.unlock();
    context_.log(LogLevel::warn, "no thread for the session: tokens are renewed when asked for");
    lock.lock();
  }
}

void SessionDriver::shutdown() noexcept {
  stop_.request_stop();
  Lock lock(mutex_);
  std::stop_source attempt = attemptStop_;
  WorkerThread worker = std::move(worker_);
  announce(lock);
  lock.unlock();
  attempt.request_stop();
  worker.join();
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
}

bool SessionDriver::step(Lock& lock) noexcept {
  if (stepping_ || stop_.stop_requested()) return false;
  stepping_ = true;
  bool did = true;
  try {
    did = doNext(lock);
  } catch (...) {
    recover(lock);
  }
  stepping_ = false;
  if (!did) return false;
  announce(lock);
  deliver(lock, false);
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
  if (const auto running = agenda_.running()) {
    finish(*running, {.error = why});
  } else if (agenda_.isWanted()) {
    agenda_.unwant();
    finishedWith_ = why;
    ++finished_;
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
      finishedWith_.reset();
      ++finished_;
      return true;
    case SessionAgenda::Due::begin:
      agenda_.begun(session_.beginRefresh(agenda_.wantedMode()), now);
      answer_.reset();
      return true;
    case SessionAgenda::Due::renew:
      renewOnce(lock);
      return true;
    case SessionAgenda::Due::save:
      save(lock, lockPatience);
      return true;
  }
  return false;
}

void SessionDriver::restore(Lock& lock) {
  const auto generation = session_.generation();
  lock.unlock();
  auto stored = readStorage();
  lock.lock();
  const bool isWaitedFor = session_.generation() == generation &&
                           session_.state(context_.clock().now()) == Session::State::unread;
  if (!stored) {
    const bool first = agenda_.readFailed(context_.clock().now());
    if (isWaitedFor) session_.readFailed(stored.error());
    if (first) emit(AuthEvent::storageFailed, stored.error());
  } else if (!isWaitedFor) {
    return;
  } else if (*stored) {
    session_.restored(std::move(**stored), context_.clock().now(), context_.clock().wallNow());
  } else {
    session_.nothingStored();
  }
}

void SessionDriver::renewOnce(Lock& lock) {
  const Session::Refresh refresh = *agenda_.running();
  Renewal renewal(refresh, storage_ != nullptr, agenda_.isUnsaved());
  attemptStop_ = std::stop_source();
  const std::stop_token stop = attemptStop_.get_token();
  lock.unlock();
  RenewalOutcome outcome = attempt(std::move(renewal), stop);
  lock.lock();
  finish(refresh, std::move(outcome));
}

bool SessionDriver::take(const Session::Refresh& refresh, RenewalOutcome& outcome, bool& goesOn) {
  const auto now = context_.clock().now();
  switch (outcome.what) {
    case RenewalOutcome::What::renewed:
      if (!session_.isCurrent(refresh)) {
        tooLate_ = std::move(outcome.data);
        return false;
      }
      session_.refreshSucceeded(refresh, std::move(outcome.data), now);
      emit(AuthEvent::refreshed);
      return true;
    case RenewalOutcome::What::adopted:
      if (!session_.adopted(refresh, std::move(outcome.data), now, context_.clock().wallNow()))
        return false;
      emit(AuthEvent::refreshed);
      return true;
    case RenewalOutcome::What::refused:
      finishedWith_ = session_.refreshRefused(refresh, *outcome.error);
      if (finishedWith_ && finishedWith_->kind() == ErrorKind::sessionLost)
        emit(AuthEvent::expired, finishedWith_);
      return finishedWith_.has_value();
    case RenewalOutcome::What::failed:
      break;
  }
  finishedWith_ = outcome.error;
  const bool isCurrent = session_.isCurrent(refresh);
  const double random = std::uniform_real_distribution<double>(0, 1)(random_);
  const auto next = session_.refreshFailed(refresh, *outcome.error, now, random, outcome.locked);
  unreachable_ = session_.isUnreachable();
  goesOn = next.has_value();
  if (next) agenda_.tryAgainAt(*next);
  return isCurrent;
}

void SessionDriver::finish(const Session::Refresh& refresh, RenewalOutcome outcome) {
  bool goesOn = false;
  finishedWith_.reset();
  const auto what = outcome.what;
  const bool accepted = take(refresh, outcome, goesOn);
  if (goesOn) return;
  if (!accepted) finishedWith_.reset();  // logged out or in meanwhile: nobody's result
  if (accepted && outcome.storageError)
    saveFailed(*outcome.storageError);
  else if (accepted && what != RenewalOutcome::What::failed)
    agenda_.saved();  // what was to be saved is stored with it, or out of date
  agenda_.ended();
  ++finished_;
}

void SessionDriver::save(Lock& lock, Millis patience) {
  const auto generation = session_.generation();
  std::optional<AuthenticationData> data;
  if (session_.hasSession()) data = session_.data();
  lock.unlock();
  std::optional<AuthenticationData> removed;
  const auto saved = store(data, removed, patience);
  lock.lock();
  const bool isCurrent = session_.generation() == generation;
  if (isCurrent) removed_ = std::move(removed);
  if (!saved)
    saveFailed(saved.error());
  else if (isCurrent)
    agenda_.saved();
}

/// An outage is reported once, and tried again at growing distances.
void SessionDriver::saveFailed(const Error& error) noexcept {
  if (agenda_.saveFailed(context_.clock().now())) emit(AuthEvent::storageFailed, error);
}

}  // namespace DIRECTUS_NAMESPACE::detail
