#include "auth/session_driver.hpp"

#include <directus/call/client_context.hpp>

#include "auth/auth_exchange.hpp"

namespace DIRECTUS_NAMESPACE::detail {

namespace {

RequestCredentials credentialsFrom(const Session::Given& given) {
  RequestCredentials credentials{.serial = given.serial, .expiresAt = given.expiresAt};
  if (given.mode == AuthMode::session && !given.tokens->cookies.empty())
    credentials.cookie = cookieHeader(given.tokens->cookies);
  else
    credentials.token = given.tokens->access_token.value_or("");
  return credentials;
}

/// Waits for a token without a thread.
class AsyncWaiter final : public SessionWaiter {
 public:
  explicit AsyncWaiter(const CredentialsTaker& taker) : SessionWaiter(For::token), taker_(taker) {}
  void wake() noexcept override {
    const std::unique_ptr<AsyncWaiter> self(this);
    taker_(brought());
  }

 private:
  [[nodiscard]] std::optional<Result<RequestCredentials>> brought() const noexcept {
    try {
      if (error()) return *error();
      if (given()) return credentialsFrom(*given());
    } catch (...) {  // NOLINT(bugprone-empty-catch): no memory for it now, so it is asked for again
    }
    return std::nullopt;
  }

  CredentialsTaker taker_;
};

Session::Tokens shared(AuthenticationData data) {
  return std::make_shared<const AuthenticationData>(std::move(data));
}

/// Whether Directus has a session that it can be asked to end.
bool isSessionOf(const AuthenticationData& data, AuthMode mode) {
  return !data.refresh_token.value_or("").empty() ||
         (mode != AuthMode::json && !data.cookies.empty());
}

/// Whether nobody logged in, nor set a token.
bool isNobody(const AuthenticationData& data) {
  return !data.access_token && !data.refresh_token && !data.expires && data.cookies.empty();
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
      replaced_({.kind = ErrorKind::cancelled,
                 .message = "the session ended or was replaced while it was renewed"}),
      closed_({.kind = ErrorKind::cancelled, .message = "the client was destroyed"}),
      session_(mode, options.autoRefresh, options.msRefreshBeforeExpires,
               static_cast<bool>(storage_)),
      handler_(std::make_shared<const AuthChangeHandler>(std::move(options.onAuthChange))),
      random_(std::random_device{}()) {}

SessionDriver::~SessionDriver() = default;

void SessionDriver::open() {
  if (!storage_) return;
  Lock lock(mutex_);
  startWorker();  // a restored session is kept alive even if nobody asks for anything
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

Result<RequestCredentials> SessionDriver::credentials(const CredentialsWanted& wanted,
                                                      const SendOptions& limits) {
  auto given = awaitToken(wanted, limits);
  if (!given) return given.error();
  return credentialsFrom(*given);
}

std::optional<Result<RequestCredentials>> SessionDriver::tryCredentials(
    const CredentialsWanted& wanted, const CredentialsTaker& later) {
  if (auto same = checkProcess(); !same) return same.error();
  auto waiter = std::make_unique<AsyncWaiter>(later);
  Lock lock(mutex_);
  auto given = tryToken(wanted, *waiter);
  lock.unlock();
  if (!given) {
    static_cast<void>(waiter.release());  // it ends itself when it is woken
    return std::nullopt;
  }
  if (!*given) return given->error();
  return credentialsFrom(**given);
}

bool SessionDriver::report(const RequestCredentials& used, const Error& refusal) {
  Lock lock(mutex_);
  if (used.serial != session_.serial()) return true;
  const auto now = context_.clock().now();
  if (refusal.code() == ErrorCode::tokenExpired) return session_.reportExpired(used.serial, now);
  if (!session_.reportUnknown(used.serial, now)) return isRefreshUnderWay();
  wantRefresh();
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
  if (auto whole = requireTokens(*data, mode, {}, *response, keepCookies_); !whole)
    return whole.error().withRequest(command.method, command.path);
  Session::Tokens tokens = shared(Session::renewed({.tokens = shared({}), .mode = mode}, *data));

  lock.lock();
  session_.loggedIn(std::move(tokens), mode, context_.clock().now());
  emit(AuthEvent::loggedIn);
  changed(lock, true);
  awaitSaved(lock, limits);
  deliver(lock, true);
  return data;
}

Result<void> SessionDriver::adopt(AuthenticationData data, const SendOptions& limits) {
  if (auto same = checkProcess(); !same) return same;
  if (auto usable = checkSession(data); !usable) return usable;
  const auto wallNow = context_.clock().wallNow();
  setEnd(data, wallNow);
  Session::Tokens tokens = shared(std::move(data));
  Lock lock(mutex_);
  session_.takenOver(std::move(tokens), context_.clock().now(), wallNow);
  emit(AuthEvent::loggedIn);
  changed(lock, true);
  awaitSaved(lock, limits);
  deliver(lock, true);
  return {};
}

Result<void> SessionDriver::logout(const SessionRefreshOptions& options,
                                   const SendOptions& limits) {
  if (auto same = checkProcess(); !same) return same;
  Lock lock(mutex_);
  const bool unsaved = agenda_.isUnsaved();
  const auto ended = session_.generation();
  const AuthMode mode = options.mode.value_or(session_.mode());
  Session::Tokens tokens = session_.loggedOut();
  emit(AuthEvent::loggedOut);
  // The session that a refresh on its way brings is the one to end. It may come while a handler of
  // the application hears of the logout.
  BlockingWaiter answer(For::late);
  const bool isUnderWay =
      agenda_.running() && agenda_.running()->generation == ended && !stop_.stop_requested();
  if (isUnderWay) waiters_.add(answer);
  changed(lock, false);
  deliver(lock, true);
  Session::Tokens late = isUnderWay ? awaitLateAnswer(lock, answer, ended, limits) : nullptr;
  awaitSaved(lock, limits);
  const auto removed = std::exchange(removed_, std::nullopt);
  if (late)
    tokens = std::move(late);
  else if (removed && !unsaved)  // a sibling may have renewed it
    tokens = shared(*removed);
  // A storage that could not be read may hold one.
  const bool hasSession = isSessionOf(*tokens, mode) || agenda_.isUnsaved();
  lock.unlock();
  if (!hasSession && isNobody(*tokens)) return {};

  return endAtDirectus(*tokens, mode, hasSession, limits);
}

Result<void> SessionDriver::endAtDirectus(const AuthenticationData& tokens, AuthMode mode,
                                          bool hasSession, const SendOptions& limits) {
  const auto command =
      logoutRequest({.mode = mode, .refresh_token = tokens.refresh_token.value_or("")});
  auto answered =
      authSend(context_, command,
               mode == AuthMode::json ? std::vector<SessionCookie>() : tokens.cookies, limits);
  if (answered) return {};
  // Of a session that it cannot find Directus says that the request is incomplete.
  if (!hasSession && answered.error().code() == ErrorCode::invalidPayload) return {};
  return answered.error();
}

Result<AuthenticationData> SessionDriver::refresh(const SessionRefreshOptions& options,
                                                  const SendOptions& limits) {
  if (auto same = checkProcess(); !same) return same.error();
  BlockingWaiter waiter(For::read);
  Lock lock(mutex_);
  const auto isUnread = [this] {
    return session_.state(context_.clock().now()) == Session::State::unread;
  };
  if (isUnread() && !session_.refusesRefresh(context_.clock().now()) && !stop_.stop_requested()) {
    waiters_.add(waiter);
    if (auto read = await(lock, waiter, limits); !read) return read.error();
    if (waiter.error()) return *waiter.error();
  }
  if (stop_.stop_requested()) return closed_;
  if (auto refused = session_.refusesRefresh(context_.clock().now())) return *std::move(refused);
  if (!isRefreshUnderWay()) wantRefresh(options.mode);
  waiter.waitFor(For::renewal);
  waiters_.add(waiter);
  if (auto came = await(lock, waiter, limits); !came) return came.error();
  if (waiter.error()) return reported(lock, *waiter.error());
  lock.unlock();
  return *waiter.given()->tokens;
}

Result<std::optional<std::string>> SessionDriver::token(const SendOptions& limits) {
  auto given = awaitToken({.fresh = true}, limits);
  if (!given) return given.error();
  return given->tokens->access_token;
}

void SessionDriver::setToken(std::optional<std::string> token) {
  if (isChild("setToken")) return;
  Session::Tokens tokens = shared({.access_token = std::move(token)});
  Lock lock(mutex_);
  session_.tokenSet(std::move(tokens));
  changed(lock, true);
}

void SessionDriver::stopRefreshing() {
  if (isChild("stopRefreshing")) return;
  const std::scoped_lock lock(mutex_);
  session_.stopRefreshing();
}

bool SessionDriver::isRefreshUnderWay() const noexcept {
  return agenda_.isWanted() || session_.isRefreshing();
}

void SessionDriver::wantRefresh(std::optional<AuthMode> mode) {
  agenda_.want(mode);
  startWorker();
  changed_.notify_all();
}

/// The session is another one: store it. Those who wait for the one before have to do with it.
void SessionDriver::changed(Lock& lock, bool endsAttempt) {
  removed_.reset();
  agenda_.unwant();
  agenda_.changed(static_cast<bool>(storage_));
  settle(For::read);
  // What was asked as somebody is not asked as nobody.
  if (session_.state(context_.clock().now()) == Session::State::none)
    settle(For::token, replaced_);
  else
    settle(For::token, session_.given());
  settle(For::renewal, replaced_);
  if (agenda_.isUnsaved() || session_.wakeAt(context_.clock().now())) startWorker();
  changed_.notify_all();
  wakeTaken(lock);
  if (endsAttempt) endAttempt(lock);
}

void SessionDriver::endAttempt(Lock& lock) noexcept {
  std::stop_source attempt = attemptStop_;
  lock.unlock();
  attempt.request_stop();
  lock.lock();
}

}  // namespace DIRECTUS_NAMESPACE::detail
