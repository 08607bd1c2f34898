// The half of SessionDriver that runs on its thread.
#include <csignal>

#include "auth/auth_exchange.hpp"
#include "auth/session_driver.hpp"
#include "core/process.hpp"

namespace directus::inline v0::detail {

namespace {

using std::chrono::milliseconds;

constexpr milliseconds refreshTimeout = std::chrono::seconds(30);
constexpr milliseconds lockPatience = std::chrono::seconds(5);
constexpr milliseconds firstSaveDelay = std::chrono::seconds(1);
constexpr milliseconds longestSaveDelay = std::chrono::seconds(60);

/// What a storage of the user's throws harms nobody but the call that needed it.
template <class F>
auto contained(F&& use) -> decltype(use()) {
  try {
    return use();
  } catch (const Error& error) {
    return error;
  } catch (...) {
    return Error({.kind = ErrorKind::storage, .message = "the storage threw an exception"});
  }
}

bool isRefusal(const Error& error) {
  return error.kind() == ErrorKind::api && (error.status() == 401 || error.status() == 403);
}

/// Whether it is another session than the one that was to be renewed, and whole.
bool isNewer(const std::optional<AuthenticationData>& stored, const AuthenticationData& ours) {
  if (!stored || (!stored->refresh_token && stored->cookies.empty())) return false;
  return stored->refresh_token != ours.refresh_token || stored->cookies != ours.cookies;
}

bool isFresh(const AuthenticationData& data, milliseconds wallNow) {
  return !data.expires_at || milliseconds(*data.expires_at) > wallNow + std::chrono::seconds(1);
}

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
  } catch (const std::system_error&) {
    // No thread to be had: whoever waits does its work (`waitUntil`).
    context_.log(LogLevel::warn, "no thread for the session: tokens are renewed when asked for");
  }
#if defined(__unix__) || defined(__APPLE__)
  pthread_sigmask(SIG_SETMASK, &before, nullptr);
#endif
}

void SessionDriver::shutdown() noexcept {
  stop_.request_stop();
  std::thread worker;
  std::stop_source attempt(std::nostopstate);
  {
    const std::scoped_lock lock(mutex_);
    attempt = attemptStop_;
    changed_.notify_all();
    worker = std::move(worker_);
  }
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
  if (running_)
    earlier(nextAttempt_);
  else
    earlier(session_.wakeAt(context_.clock().now()));
  if (dirty_) earlier(nextSave_);
  return next;
}

bool SessionDriver::step(Lock& lock) {
  if (stop_.stop_requested()) return false;
  const auto now = context_.clock().now();
  if (restoring_) {
    restore(lock);
    return true;
  }
  if (running_ && running_->generation != session_.generation()) {
    running_.reset();  // logout, login or setToken came in between two attempts
    finishedWith_.reset();
    ++finished_;
    changed_.notify_all();
    return true;
  }
  if (running_ && now >= nextAttempt_) {
    renewOnce(lock);
    return true;
  }
  const auto wake = session_.wakeAt(now);
  if (!running_ && (wanted_ || (wake && now >= *wake))) {
    wanted_ = false;
    running_ = session_.beginRefresh(std::exchange(wantedMode_, std::nullopt));
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
  auto stored = contained([this] { return storage_->get(); });
  lock.lock();
  if (!stored)
    emit(AuthEvent::storageFailed, stored.error());
  else if (*stored && restoring_ && session_.generation() == generation)
    session_.restored(std::move(**stored), context_.clock().now(), context_.clock().wallNow());
  restoring_ = false;
  changed_.notify_all();
  deliver(lock);
}

void SessionDriver::renewOnce(Lock& lock) {
  const Session::Refresh refresh = *running_;
  const bool unsaved = dirty_;
  attemptStop_ = std::stop_source();
  const std::stop_token stop = attemptStop_.get_token();
  lock.unlock();
  Attempt made = attempt(refresh, unsaved, stop);
  lock.lock();
  finish(lock, refresh, std::move(made));
}

SessionDriver::Attempt SessionDriver::attempt(Session::Refresh refresh, bool unsaved,
                                              const std::stop_token& stop) {
  std::unique_ptr<StorageLock> held;
  if (storage_) {
    auto locked = contained([this] { return storage_->lock(lockPatience); });
    // A sibling may be renewing right now. A storage that cannot lock at all stops nobody.
    if (!locked && locked.error().kind() == ErrorKind::timeout)
      return {.error = locked.error(), .locked = true};
    if (locked) held = std::move(*locked);
  }
  // What could not be saved is newer than what is there, which may be used up.
  if (storage_ && !unsaved) {
    auto stored = contained([this] { return storage_->get(); });
    if (stored && isNewer(*stored, refresh.data)) {
      if (isFresh(**stored, context_.clock().wallNow()))
        return {.outcome = Attempt::Outcome::adopted, .data = std::move(**stored)};
      refresh.data = std::move(**stored);
    }
  }
  const auto stillWanted = [&] {
    const std::scoped_lock lock(mutex_);
    return session_.generation() == refresh.generation;
  };
  const auto store = [&](const std::optional<AuthenticationData>& data) -> std::optional<Error> {
    if (!storage_ || !stillWanted()) return std::nullopt;
    auto stored = contained([&] { return storage_->set(data); });
    if (stored) return std::nullopt;
    return stored.error();
  };

  auto reply = exchange(refresh, stop);
  if (reply) {
    Attempt made{.outcome = Attempt::Outcome::renewed,
                 .data = Session::renewed(refresh, std::move(*reply))};
    made.storageError = store(made.data);
    return made;
  }
  if (!isRefusal(reply.error())) return {.error = reply.error()};
  if (storage_ && !unsaved) {
    // A sibling without the lock (a storage that has none) may have been faster.
    auto stored = contained([this] { return storage_->get(); });
    if (stored && isNewer(*stored, refresh.data) && isFresh(**stored, context_.clock().wallNow()))
      return {.outcome = Attempt::Outcome::adopted, .data = std::move(**stored)};
  }
  Attempt made{.outcome = Attempt::Outcome::refused, .error = reply.error()};
  made.storageError = store(std::nullopt);
  return made;
}

Result<AuthenticationData> SessionDriver::exchange(const Session::Refresh& refresh,
                                                   const std::stop_token& stop) {
  const auto command = refreshRequest(
      {.mode = refresh.mode, .refresh_token = refresh.data.refresh_token.value_or("")});
  const auto cookies =
      refresh.mode == AuthMode::json ? std::vector<SessionCookie>() : refresh.data.cookies;
  const auto send = [&] {
    const SendOptions limits{.deadline = std::chrono::steady_clock::now() + refreshTimeout,
                             .stop = stop};
    return authExchange(context_, command, cookies, keepCookies_, limits);
  };
  auto reply = send();
  // No answer: if it was executed the token is used up and the next try is refused, if not it
  // goes through. Either way we know more than now.
  if (!reply && reply.error().kind() == ErrorKind::outcomeUnknown) reply = send();
  return reply;
}

void SessionDriver::finish(Lock& lock, const Session::Refresh& refresh, Attempt made) {
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
  changed_.notify_all();
  deliver(lock);
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
  changed_.notify_all();
  deliver(lock);
}

/// Stores what is in memory; when that is nothing, gives what was there.
Result<void> SessionDriver::store(const std::optional<AuthenticationData>& data,
                                  std::optional<AuthenticationData>& removed) {
  auto held = contained([this] { return storage_->lock(lockPatience); });
  if (!held) return held.error();
  if (!data)
    if (auto there = contained([this] { return storage_->get(); })) removed = std::move(*there);
  return contained([&] { return storage_->set(data); });
}

/// An outage is told once, and tried again at growing distances.
void SessionDriver::saveFailed(const Error& error) {
  if (saveFailures_++ == 0) emit(AuthEvent::storageFailed, error);
  nextSave_ = context_.clock().now() +
              std::min(longestSaveDelay, firstSaveDelay * (1 << std::min(saveFailures_ - 1, 6)));
}

double SessionDriver::random() {
  return std::uniform_real_distribution<double>(0, 1)(random_);
}

}  // namespace directus::inline v0::detail
