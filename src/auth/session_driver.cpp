#include "auth/session_driver.hpp"

#include <algorithm>

#include <directus/call/client_context.hpp>

#include "auth/auth_exchange.hpp"

namespace DIRECTUS_NAMESPACE::detail {

namespace {

using std::chrono::milliseconds;

/// News that a caller waits for before it gives up: each brings something new but once in a while.
constexpr int mostWaits = 8;

/// How long a logout without a deadline waits for the storage before it tells Directus.
constexpr auto storagePatience = std::chrono::seconds(5);

Error cancelled(std::string_view why) {
  return Error({.kind = ErrorKind::cancelled, .message = std::string(why)});
}

/// When a deadline is by the session's clock.
std::optional<milliseconds> byClock(const Clock& clock, const SendOptions& limits) {
  if (!limits.deadline) return std::nullopt;
  return clock.now() +
         std::chrono::ceil<milliseconds>(*limits.deadline - std::chrono::steady_clock::now());
}

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
      stepThrew_({.kind = ErrorKind::network,
                  .message = "renewing the session threw an exception: no memory, or a transport "
                             "that throws",
                  .retryable = true}),
      storageThrew_({.kind = ErrorKind::storage, .message = "the storage threw an exception"}),
      session_(mode, options.autoRefresh, options.msRefreshBeforeExpires, storage_ != nullptr),
      handler_(std::make_shared<const AuthChangeHandler>(std::move(options.onAuthChange))),
      random_(std::random_device{}()) {}

SessionDriver::~SessionDriver() = default;

void SessionDriver::open() {
  if (!storage_) return;
  Lock lock(mutex_);
  startWorker(lock);  // a restored session is kept alive even if nobody asks for anything
}

Result<void> SessionDriver::checkProcess() const {
  return context_.checkProcess();
}

bool SessionDriver::isChild(std::string_view member) const noexcept {
  if (context_.isOfThisProcess()) return false;
  context_.log(LogLevel::error, "the client was made before a fork: make one in this process",
               {{"member", member}});
  return true;
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
    const bool working = !isWorking_ || worker_.isThis();
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
      const auto now = context_.clock().now();
      const auto wakeAt = working && !stepping_ ? agenda_.wakeAt(session_, now) : std::nullopt;
      context_.clock().wait(lock, changed_, earlier(wakeAt, deadline));
    }
    lock.unlock();
  }
  lock.lock();
  return outcome;
}

Result<void> SessionDriver::awaitNews(Lock& lock, const SendOptions& limits) {
  return waitUntil(lock, limits, [this, seen = news_] { return news_ != seen; });
}

Session::Answer SessionDriver::askFor(Lock& lock, const CredentialsWanted& wanted) {
  auto answer = session_.ask(context_.clock().now(), wanted.fresh);
  if (answer.startRefresh) wantRefresh(lock);
  const bool isUnderWay = agenda_.isWanted() || agenda_.running();
  if (answer.what == Session::Answer::Do::give && wanted.insteadOf != 0 &&
      wanted.insteadOf == session_.serial() && isUnderWay)
    answer.what = Session::Answer::Do::wait;
  return answer;
}

Result<void> SessionDriver::awaitToken(Lock& lock, const CredentialsWanted& wanted,
                                       const SendOptions& limits) {
  CredentialsWanted now = wanted;
  for (int waits = 0; waits < mostWaits; ++waits) {
    const auto answer = askFor(lock, now);
    if (answer.what == Session::Answer::Do::give) return {};
    if (answer.what == Session::Answer::Do::fail) return *answer.error;
    const auto finished = finished_;
    if (auto came = awaitNews(lock, limits); !came) return came;
    // Who would rather have a fresh token takes the old one when that refresh failed.
    if (finished_ != finished) now.fresh = false;
  }
  return Error({.kind = ErrorKind::network,
                .message = "the session kept changing while it was waited for",
                .retryable = true});
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

Result<RequestCredentials> SessionDriver::credentials(const CredentialsWanted& wanted,
                                                      const SendOptions& limits) {
  if (auto same = checkProcess(); !same) return same.error();
  Lock lock(mutex_);
  if (auto there = awaitToken(lock, wanted, limits); !there) return there.error();
  return currentCredentials();
}

std::optional<Result<RequestCredentials>> SessionDriver::tryCredentials(
    const CredentialsWanted& wanted, const Job& later) {
  if (auto same = checkProcess(); !same) return same.error();
  Lock lock(mutex_);
  const auto answer = askFor(lock, wanted);
  if (answer.what == Session::Answer::Do::give) return currentCredentials();
  if (answer.what == Session::Answer::Do::fail) return *answer.error;
  if (stop_.stop_requested()) return cancelled("cancelled while the session was renewed");
  later_.push_back(later);
  return std::nullopt;
}

bool SessionDriver::report(const RequestCredentials& used, const Error& refusal) {
  Lock lock(mutex_);
  if (used.serial != session_.serial()) return true;
  if (refusal.code() == ErrorCode::tokenExpired)
    return session_.reportExpired(used.serial, context_.clock().now());
  if (!session_.reportUnknown(used.serial)) return agenda_.running().has_value();
  wantRefresh(lock);
  return true;
}

void SessionDriver::serverAnswered() noexcept {
  if (!unreachable_.load(std::memory_order_relaxed)) return;
  Lock lock(mutex_);
  unreachable_ = false;
  if (session_.serverAnswered(context_.clock().now())) changed_.notify_all();
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
  emit(AuthEvent::loggedIn);
  changed(lock, true);
  // The session stands, whether the wait for the storage ends well or not.
  (void)waitUntil(lock, limits, [this] { return !agenda_.isUnsaved() || agenda_.cannotSave(); });
  deliver(lock, true);
  return data;
}

void SessionDriver::awaitSaved(Lock& lock, const SendOptions& limits) {
  SendOptions part = limits;
  const auto now = std::chrono::steady_clock::now();
  part.deadline = now + (limits.deadline ? std::min<std::chrono::steady_clock::duration>(
                                               (*limits.deadline - now) / 2, storagePatience)
                                         : storagePatience);
  (void)waitUntil(lock, part, [this] {
    return !agenda_.running() && (!agenda_.isUnsaved() || agenda_.cannotSave());
  });
}

Result<void> SessionDriver::logout(const SessionRefreshOptions& options,
                                   const SendOptions& limits) {
  if (auto same = checkProcess(); !same) return same;
  Lock lock(mutex_);
  const bool unsaved = agenda_.isUnsaved();
  const AuthMode mode = options.mode.value_or(session_.mode());
  AuthenticationData data = session_.loggedOut();
  tooLate_.reset();
  emit(AuthEvent::loggedOut);
  // A refresh that is on its way is waited for: the session that it brings is the one to end.
  changed(lock, false);
  deliver(lock, true);
  awaitSaved(lock, limits);
  // A sibling may have renewed it: Directus is to end the session as it is now.
  if (auto removed = std::exchange(removed_, std::nullopt); removed && !unsaved)
    data = *std::move(removed);
  if (auto late = std::exchange(tooLate_, std::nullopt)) data = *std::move(late);
  std::stop_source attempt = attemptStop_;
  lock.unlock();
  attempt.request_stop();

  const auto command =
      logoutRequest({.mode = mode, .refresh_token = data.refresh_token.value_or("")});
  auto told =
      authSend(context_, command,
               mode == AuthMode::json ? std::vector<SessionCookie>() : data.cookies, limits);
  if (!told) return told.error();
  return {};
}

Result<AuthenticationData> SessionDriver::refresh(const SessionRefreshOptions& options,
                                                  const SendOptions& limits) {
  if (auto same = checkProcess(); !same) return same.error();
  Lock lock(mutex_);
  const auto isRead = [this] {
    return session_.state(context_.clock().now()) != Session::State::unread || agenda_.cannotRead();
  };
  if (auto read = waitUntil(lock, limits, isRead); !read) return read.error();
  if (session_.state(context_.clock().now()) == Session::State::unread)
    return *session_.ask(context_.clock().now(), true).error;
  const auto finished = finished_;
  const auto generation = session_.generation();
  const auto serial = session_.serial();
  if (!agenda_.running()) wantRefresh(lock, options.mode);
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
  if (auto there = awaitToken(lock, {.fresh = true}, limits); !there) return there.error();
  return session_.data().access_token;
}

void SessionDriver::setToken(std::optional<std::string> token) {
  if (isChild("setToken")) return;
  Lock lock(mutex_);
  session_.tokenSet(std::move(token));
  changed(lock, true);
}

void SessionDriver::stopRefreshing() {
  if (isChild("stopRefreshing")) return;
  const std::scoped_lock lock(mutex_);
  session_.stopRefreshing();
}

void SessionDriver::wantRefresh(Lock& lock, std::optional<AuthMode> mode) {
  agenda_.want(mode);
  startWorker(lock);
  changed_.notify_all();
}

/// The session is another one: store it, and let everybody look again.
void SessionDriver::changed(Lock& lock, bool endsAttempt) {
  removed_.reset();
  agenda_.changed(storage_ != nullptr);
  if (agenda_.isUnsaved() || session_.wakeAt(context_.clock().now())) startWorker(lock);
  announce(lock);
  if (!endsAttempt) return;
  std::stop_source attempt = attemptStop_;
  lock.unlock();
  attempt.request_stop();
  lock.lock();
}

void SessionDriver::announce(Lock& lock) noexcept {
  ++news_;
  changed_.notify_all();
  if (later_.empty()) return;
  const std::vector<Job> later = std::exchange(later_, {});
  lock.unlock();
  for (const Job& job : later) job();
  lock.lock();
}

}  // namespace DIRECTUS_NAMESPACE::detail
