// The half of SessionDriver that runs on its thread.
#include <csignal>

#include <directus/call/client_context.hpp>

#include "auth/session_driver.hpp"
#include "core/process.hpp"

namespace DIRECTUS_NAMESPACE::detail {

namespace {

using std::chrono::milliseconds;

constexpr milliseconds firstSaveDelay = std::chrono::seconds(1);
constexpr milliseconds longestSaveDelay = std::chrono::seconds(60);

/// After an exception: what it lacked may be there again.
constexpr milliseconds recoveryDelay(200);

}  // namespace

void SessionDriver::startWorker(Lock&) {
  if (worker_.joinable() || stop_.stop_requested()) return;
#if defined(__unix__) || defined(__APPLE__)
  // Signals are the application's: none is to be handled on a thread it does not know.
  sigset_t all;
  sigset_t before;
  sigfillset(&all);
  pthread_sigmask(SIG_SETMASK, &all, &before);
#endif
  try {
    worker_ = std::thread([this] { work(); });
  } catch (...) {
    // No thread to be had: whoever waits does its work (`waitUntil`).
    context_.log(LogLevel::warn, "no thread for the session: tokens are renewed when asked for");
  }
#if defined(__unix__) || defined(__APPLE__)
  pthread_sigmask(SIG_SETMASK, &before, nullptr);
#endif
}

void SessionDriver::shutdown() noexcept {
  stop_.request_stop();
  Lock lock(mutex_);
  std::stop_source attempt = attemptStop_;
  std::thread worker = std::move(worker_);
  changed_.notify_all();
  lock.unlock();
  attempt.request_stop();
  if (!worker.joinable()) return;
  // In a forked child the thread is not there; a handler may destroy the client on it.
  if (process_ != currentProcess() || worker.get_id() == std::this_thread::get_id())
    worker.detach();
  else
    worker.join();
}

void SessionDriver::work() {
  Lock lock(mutex_);
  while (!stop_.stop_requested())
    if (!step(lock)) context_.clock().wait(lock, changed_, nextWake());
}

std::optional<milliseconds> SessionDriver::nextWake() const {
  std::optional<milliseconds> next;
  const auto earlier = [&next](std::optional<milliseconds> at) {
    if (at && (!next || *at < *next)) next = at;
  };
  if (stepping_) return std::nullopt;  // the thread that does will wake the others
  if (running_)
    earlier(nextAttempt_);
  else
    earlier(session_.wakeAt(context_.clock().now()));
  if (dirty_) earlier(nextSave_);
  if (restoring_ || (wanted_ && !running_)) earlier(milliseconds(0));
  if (next) next = std::max(*next, resumeAt_);
  return next;
}

bool SessionDriver::step(Lock& lock) noexcept {
  if (stepping_ || stop_.stop_requested() || context_.clock().now() < resumeAt_) return false;
  stepping_ = true;
  bool did = true;
  try {
    did = doNext(lock);
  } catch (...) {
    recover(lock);
  }
  stepping_ = false;
  if (!did) return false;
  changed_.notify_all();
  deliver(lock);
  return true;
}

/// Whatever was thrown, nobody waits for ever and no token is forgotten.
void SessionDriver::recover(Lock& lock) noexcept {
  Error why = stepThrew_;
  try {
    throw;
  } catch (const Error& error) {
    why = error;
  } catch (...) {  // NOLINT(bugprone-empty-catch): nothing is known about it; `why` says that
  }
  if (!lock.owns_lock()) lock.lock();
  resumeAt_ = context_.clock().now() + recoveryDelay;
  if (running_) {
    finish(*running_, {.error = why});
  } else if (wanted_) {
    wanted_ = false;
    finishedWith_ = why;
    ++finished_;
  } else if (dirty_) {
    saveFailed(why);
  }
}

bool SessionDriver::doNext(Lock& lock) {
  const auto now = context_.clock().now();
  if (restoring_) {
    restore(lock);
    return true;
  }
  if (running_ && running_->generation != session_.generation()) {
    running_.reset();  // logout, login or setToken came in between two attempts
    finishedWith_.reset();
    ++finished_;
    return true;
  }
  if (running_ && now >= nextAttempt_) {
    renewOnce(lock);
    return true;
  }
  const auto wake = session_.wakeAt(now);
  if (!running_ && (wanted_ || (wake && now >= *wake))) {
    running_ = session_.beginRefresh(wantedMode_);
    wantedMode_.reset();
    wanted_ = false;
    answer_.reset();
    nextAttempt_ = now;
    return true;
  }
  if (dirty_ && now >= nextSave_) {
    save(lock);
    return true;
  }
  return false;
}

void SessionDriver::restore(Lock& lock) {
  const auto generation = session_.generation();
  lock.unlock();
  auto stored = readStorage();
  lock.lock();
  if (!stored)
    emit(AuthEvent::storageFailed, stored.error());
  else if (*stored && restoring_ && session_.generation() == generation)
    session_.restored(std::move(**stored), context_.clock().now(), context_.clock().wallNow());
  restoring_ = false;
}

void SessionDriver::renewOnce(Lock& lock) {
  const Session::Refresh refresh = *running_;
  const bool unsaved = dirty_;
  attemptStop_ = std::stop_source();
  const std::stop_token stop = attemptStop_.get_token();
  lock.unlock();
  Attempt made = attempt(refresh, unsaved, stop);
  lock.lock();
  finish(refresh, std::move(made));
}

void SessionDriver::finish(const Session::Refresh& refresh, Attempt made) {
  const auto now = context_.clock().now();
  bool accepted = true;
  finishedWith_.reset();
  switch (made.outcome) {
    case Attempt::Outcome::renewed:
      accepted = session_.refreshSucceeded(refresh, std::move(made.data), now);
      if (accepted) emit(AuthEvent::refreshed);
      break;
    case Attempt::Outcome::adopted:
      accepted = session_.adopted(refresh, std::move(made.data), now, context_.clock().wallNow());
      if (accepted) emit(AuthEvent::refreshed);
      break;
    case Attempt::Outcome::refused:
      finishedWith_ = session_.refreshRefused(refresh, *made.error);
      accepted = finishedWith_.has_value();
      if (accepted && finishedWith_->kind() == ErrorKind::sessionLost)
        emit(AuthEvent::expired, finishedWith_);
      break;
    case Attempt::Outcome::failed:
      finishedWith_ = made.error;
      accepted = session_.generation() == refresh.generation;
      if (const auto next =
              session_.refreshFailed(refresh, *made.error, now, random(), made.locked)) {
        nextAttempt_ = *next;
        return;
      }
      break;
  }
  if (!accepted) finishedWith_.reset();  // logged out or in meanwhile: nobody's result
  if (accepted && made.storageError) {
    dirty_ = true;
    saveFailed(*made.storageError);
  } else if (accepted && made.outcome != Attempt::Outcome::failed) {
    dirty_ = false;  // what was to be saved is stored with it, or out of date
    saveFailures_ = 0;
  }
  running_.reset();
  ++finished_;
}

void SessionDriver::save(Lock& lock) {
  const auto generation = session_.generation();
  std::optional<AuthenticationData> data;
  if (session_.state(context_.clock().now()) != Session::State::none) data = session_.data();
  lock.unlock();
  std::optional<AuthenticationData> removed;
  const auto saved = store(data, removed);
  lock.lock();
  if (session_.generation() == generation) removed_ = std::move(removed);
  if (saved) {
    saveFailures_ = 0;
    dirty_ = session_.generation() != generation;
  } else {
    saveFailed(saved.error());
  }
}

/// An outage is reported once, and storing is tried again at growing distances.
void SessionDriver::saveFailed(const Error& error) noexcept {
  if (saveFailures_++ == 0) emit(AuthEvent::storageFailed, error);
  nextSave_ = context_.clock().now() +
              std::min(longestSaveDelay, firstSaveDelay * (1 << std::min(saveFailures_ - 1, 6)));
}

double SessionDriver::random() {
  return std::uniform_real_distribution<double>(0, 1)(random_);
}

}  // namespace DIRECTUS_NAMESPACE::detail
