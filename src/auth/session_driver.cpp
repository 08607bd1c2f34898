#include "auth/session_driver.hpp"

#include "auth/auth_exchange.hpp"
#include "core/process.hpp"

namespace DIRECTUS_NAMESPACE::detail {

namespace {

using std::chrono::milliseconds;

Error cancelled(std::string_view why) {
  return Error({.kind = ErrorKind::cancelled, .message = std::string(why)});
}

/// When a deadline is by the session's clock.
std::optional<milliseconds> byClock(const Clock& clock, const SendOptions& limits) {
  if (!limits.deadline) return std::nullopt;
  return clock.now() +
         std::chrono::ceil<milliseconds>(*limits.deadline - std::chrono::steady_clock::now());
}

/// Events are reported as they come; so many do not wait unless there is no memory for them either.
constexpr std::size_t roomForEvents = 16;

std::optional<milliseconds> earlier(std::optional<milliseconds> one,
                                    std::optional<milliseconds> other) {
  return one && (!other || *one < *other) ? one : other;
}

bool isOver(const SendOptions& limits) {
  return limits.deadline && std::chrono::steady_clock::now() >= *limits.deadline;
}

}  // namespace

SessionDriver::SessionDriver(ClientContext& context, AuthMode mode, AuthenticationOptions options)
    : context_(context),
      storage_(std::move(options.storage)),
      keepCookies_(options.credentials != Credentials::omit),
      process_(currentProcess()),
      stepThrew_({.kind = ErrorKind::network,
                  .message = "renewing the session threw an exception: no memory, or a transport "
                             "that throws",
                  .retryable = true}),
      storageThrew_({.kind = ErrorKind::storage, .message = "the storage threw an exception"}),
      session_(mode, options.autoRefresh, options.msRefreshBeforeExpires),
      handler_(std::make_shared<const AuthChangeHandler>(std::move(options.onAuthChange))),
      random_(std::random_device{}()) {
  events_.reserve(roomForEvents);
  if (!storage_) return;
  restoring_ = true;
  Lock lock(mutex_);
  startWorker(lock);  // a restored session is kept alive even if nobody asks for anything
}

SessionDriver::~SessionDriver() {
  shutdown();
}

Result<void> SessionDriver::checkProcess() const {
  if (process_ == currentProcess()) return {};
  return invalidArgument("client", "made before a fork: make one in this process");
}

template <class Done>
Result<void> SessionDriver::waitUntil(Lock& lock, const SendOptions& limits, Done done) {
  if (done()) return {};
  Result<void> outcome;
  // A stop callback takes the mutex, and its destructor waits for it: both happen unlocked.
  lock.unlock();
  {
    const std::stop_callback wake(limits.stop, [this] {
      const std::scoped_lock guard(mutex_);
      changed_.notify_all();
    });
    lock.lock();
    const bool working = !worker_.joinable() || worker_.get_id() == std::this_thread::get_id();
    while (!done()) {
      if (limits.stop.stop_requested() || stop_.stop_requested()) {
        outcome = cancelled("cancelled while the session was renewed");
        break;
      }
      if (isOver(limits)) {
        outcome = Error({.kind = ErrorKind::timeout,
                         .message = "the deadline passed while the session was renewed"});
        break;
      }
      if (working && step(lock)) continue;
      const auto deadline = byClock(context_.clock(), limits);
      context_.clock().wait(lock, changed_, working ? earlier(nextWake(), deadline) : deadline);
    }
    lock.unlock();
  }
  lock.lock();
  return outcome;
}

Result<void> SessionDriver::awaitToken(Lock& lock, const SendOptions& limits, bool patient) {
  if (auto read = waitUntil(lock, limits, [this] { return !restoring_; }); !read) return read;
  for (bool waited = false;; waited = true) {
    const auto answer = session_.ask(context_.clock().now(), patient && !waited);
    if (answer.startRefresh) wantRefresh(lock);
    if (answer.what == Session::Answer::Do::give) return {};
    if (answer.what == Session::Answer::Do::fail) return *answer.error;
    const auto finished = finished_;
    const auto generation = session_.generation();
    auto came = waitUntil(
        lock, limits, [&] { return finished_ != finished || session_.generation() != generation; });
    if (!came) return came;
  }
}

RequestCredentials SessionDriver::currentCredentials() const {
  const AuthenticationData& data = session_.data();
  RequestCredentials credentials{.serial = session_.serial()};
  if (session_.mode() == AuthMode::session && !data.cookies.empty())
    credentials.cookie = cookieHeader(data.cookies);
  else
    credentials.token = data.access_token.value_or("");
  return credentials;
}

Result<RequestCredentials> SessionDriver::credentials(const SendOptions& limits) {
  if (auto same = checkProcess(); !same) return same.error();
  Lock lock(mutex_);
  if (auto there = awaitToken(lock, limits, false); !there) return there.error();
  return currentCredentials();
}

Result<RequestCredentials> SessionDriver::freshCredentials(const SendOptions& limits) {
  if (auto same = checkProcess(); !same) return same.error();
  Lock lock(mutex_);
  if (auto there = awaitToken(lock, limits, true); !there) return there.error();
  return currentCredentials();
}

Result<bool> SessionDriver::renew(const RequestCredentials& used, const SendOptions& limits) {
  Lock lock(mutex_);
  if (!session_.reportExpired(used.serial, context_.clock().now()))
    return session_.serial() != used.serial;
  if (auto there = awaitToken(lock, limits, false); !there) return there.error();
  return session_.serial() != used.serial;
}

Result<AuthenticationData> SessionDriver::login(const LoginPayload& payload, LoginOptions options,
                                                const SendOptions& limits) {
  if (auto same = checkProcess(); !same) return same.error();
  Lock lock(mutex_);
  const AuthMode mode = options.mode.value_or(session_.mode());
  lock.unlock();
  options.mode = mode;
  const auto command = loginRequest(payload, options);
  auto response = authSend(context_, command, {}, limits);
  if (!response) return response.error();
  auto data = readSession(context_, command, *response, keepCookies_);
  if (!data) return data;

  lock.lock();
  session_.loggedIn(*data, mode, context_.clock().now());
  restoring_ = false;  // whatever the storage holds is out of date
  emit(AuthEvent::loggedIn);
  changed(lock);
  // The session stands, whether the wait for the storage ends well or not.
  (void)waitUntil(lock, limits, [this] { return !dirty_ || saveFailures_ > 0; });
  deliver(lock);
  return data;
}

Result<void> SessionDriver::logout(const SessionRefreshOptions& options,
                                   const SendOptions& limits) {
  if (auto same = checkProcess(); !same) return same;
  Lock lock(mutex_);
  // An error of the storage must not keep a session alive.
  (void)waitUntil(lock, limits, [this] { return !restoring_; });
  const bool unsaved = dirty_;
  const AuthMode mode = options.mode.value_or(session_.mode());
  restoring_ = false;
  AuthenticationData data = session_.loggedOut();
  emit(AuthEvent::loggedOut);
  changed(lock);
  deliver(lock);
  (void)waitUntil(lock, limits, [this] { return !dirty_ || saveFailures_ > 0; });
  // A sibling may have renewed it: Directus is to end the session as it is now.
  if (auto removed = std::exchange(removed_, std::nullopt); removed && !unsaved)
    data = std::move(*removed);
  lock.unlock();

  const auto command =
      logoutRequest({.mode = mode, .refresh_token = data.refresh_token.value_or("")});
  auto reported =
      authSend(context_, command,
               mode == AuthMode::json ? std::vector<SessionCookie>() : data.cookies, limits);
  if (!reported) return reported.error();
  return {};
}

Result<AuthenticationData> SessionDriver::refresh(const SessionRefreshOptions& options,
                                                  const SendOptions& limits) {
  if (auto same = checkProcess(); !same) return same.error();
  Lock lock(mutex_);
  if (auto read = waitUntil(lock, limits, [this] { return !restoring_; }); !read)
    return read.error();
  const auto finished = finished_;
  const auto generation = session_.generation();
  const auto serial = session_.serial();
  if (!running_) {
    wantedMode_ = options.mode;
    wantRefresh(lock);
  }
  auto came = waitUntil(
      lock, limits, [&] { return finished_ != finished || session_.generation() != generation; });
  if (!came) return came.error();
  if (finished_ != finished && finishedWith_) return *finishedWith_;
  if (session_.serial() != serial && session_.generation() == generation) return session_.data();
  return cancelled("the session was replaced while it was renewed");
}

Result<std::optional<std::string>> SessionDriver::token(const SendOptions& limits) {
  if (auto same = checkProcess(); !same) return same.error();
  Lock lock(mutex_);
  if (auto there = awaitToken(lock, limits, true); !there) return there.error();
  return session_.data().access_token;
}

void SessionDriver::setToken(std::optional<std::string> token) {
  Lock lock(mutex_);
  restoring_ = false;
  session_.tokenSet(std::move(token));
  changed(lock);
}

void SessionDriver::stopRefreshing() {
  const std::scoped_lock lock(mutex_);
  session_.stopRefreshing();
}

void SessionDriver::onAuthChange(AuthChangeHandler handler) {
  auto next = std::make_shared<const AuthChangeHandler>(std::move(handler));
  const std::scoped_lock lock(mutex_);
  handler_.swap(next);
}

void SessionDriver::wantRefresh(Lock& lock) {
  wanted_ = true;
  startWorker(lock);
  changed_.notify_all();
}

/// The session is another one: store it, and let everybody look again.
void SessionDriver::changed(Lock& lock) {
  removed_.reset();
  dirty_ = storage_ != nullptr;
  saveFailures_ = 0;
  nextSave_ = milliseconds(0);
  if (dirty_ || session_.wakeAt(context_.clock().now())) startWorker(lock);
  changed_.notify_all();
  std::stop_source attempt = attemptStop_;
  lock.unlock();
  attempt.request_stop();  // a refresh of the old one is of no use any more
  lock.lock();
}

void SessionDriver::emit(AuthEvent event, std::optional<Error> error) noexcept {
  try {
    events_.push_back({event, std::move(error)});
  } catch (...) {
    context_.log(LogLevel::error, "no memory: onAuthChange misses a change");
  }
}

void SessionDriver::deliver(Lock& lock) noexcept {
  if (delivering_) return;  // the thread that does takes these along: in order, one at a time
  delivering_ = true;
  while (!events_.empty()) {
    const AuthChange change = std::move(events_.front());
    events_.erase(events_.begin());
    const auto handler = handler_;
    if (!*handler) continue;
    lock.unlock();
    try {
      (*handler)(change);
    } catch (const std::exception& thrown) {
      context_.log(LogLevel::error, "onAuthChange threw", {{"what", thrown.what()}});
    } catch (...) {
      context_.log(LogLevel::error, "onAuthChange threw");
    }
    lock.lock();
  }
  delivering_ = false;
}

}  // namespace DIRECTUS_NAMESPACE::detail
