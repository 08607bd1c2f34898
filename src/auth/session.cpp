#include "auth/session.hpp"

#include <algorithm>
#include <utility>

namespace DIRECTUS_NAMESPACE::detail {

namespace {

using Millis = Session::Millis;

constexpr int attemptsOfRefresh = 4;
constexpr Millis firstDelay(200);
constexpr Millis firstBackoff(5'000);
constexpr Millis longestBackoff(60'000);
/// Where nothing could be reached, a try costs little, and somebody waits for the line.
constexpr Millis unreachableBackoff(3'000);
/// What lives longer never expires, for us.
constexpr Millis longestLife = std::chrono::hours(24 * 3650);

/// A cookie that comes back empty is removed (Directus leaves its Max-Age as it was).
std::vector<SessionCookie> mergeCookies(std::vector<SessionCookie> kept,
                                        const std::vector<SessionCookie>& received) {
  for (const SessionCookie& cookie : received) {
    std::erase_if(kept, [&](const SessionCookie& old) { return old.name == cookie.name; });
    if (!cookie.value.empty()) kept.push_back(cookie);
  }
  return kept;
}

bool reachedNobody(const Error& error) noexcept {
  return error.status() == 0 && error.isRetryable();
}

/// Trying again gives the same answer.
bool isDeterministic(const Error& error) noexcept {
  return error.status() >= 400 && error.status() < 500 && !error.isRetryable();
}

Millis jittered(Millis most, double random) noexcept {
  return Millis(static_cast<long long>(static_cast<double>(most.count()) * (0.5 + random / 2)));
}

Error sessionLost(const Error& refusal) {
  ErrorDetails details{.kind = ErrorKind::sessionLost,
                       .message = "Directus refused to renew the session: log in again",
                       .status = refusal.status(),
                       .errors = refusal.errors(),
                       .method = refusal.method(),
                       .path = refusal.path()};
  return Error(std::move(details));
}

}  // namespace

Session::Session(AuthMode mode, bool autoRefresh, Millis margin, bool unread)
    : clientMode_(mode),
      wantsAutoRefresh_(autoRefresh),
      configuredMargin_(margin),
      state_(unread ? State::unread : State::none),
      mode_(mode),
      autoRefresh_(autoRefresh) {}

void Session::begin(State state, AuthenticationData data) noexcept {
  state_ = state;
  data_ = std::move(data);
  expiresAt_.reset();
  margin_ = Millis(0);
  refreshing_ = false;
  failures_ = 0;
  retryAt_ = Millis(0);
  unreachable_ = false;
  lastError_.reset();
  renewedAt_.reset();
  ++generation_;
  ++serial_;
}

void Session::setExpiry(Millis now, std::optional<Millis> left) {
  std::optional<Millis> lifetime;
  if (data_.expires && *data_.expires > 0)
    lifetime = Millis(std::min<std::int64_t>(*data_.expires, longestLife.count()));
  // Without a usable lifetime the server has to say when it is over: 401 TOKEN_EXPIRED.
  if (!left && !lifetime) {
    expiresAt_.reset();
    return;
  }
  // A wall clock that was set back must not make a token live longer than it can.
  const Millis remaining =
      std::min({left.value_or(longestLife), lifetime.value_or(longestLife), longestLife});
  const Millis whole = lifetime.value_or(remaining);
  expiresAt_ = now + remaining;
  // A margin as long as the lifetime would mean a refresh at each request.
  margin_ = configuredMargin_ < whole ? configuredMargin_ : std::max(whole, Millis(0)) / 3;
}

void Session::loggedIn(AuthenticationData data, AuthMode mode, Millis now) {
  data.cookies = mergeCookies({}, data.cookies);
  begin(State::active, std::move(data));
  mode_ = mode;
  data_.mode = mode;
  autoRefresh_ = wantsAutoRefresh_;
  renewedAt_ = now;
  setExpiry(now);
}

void Session::restored(AuthenticationData data, Millis now, Millis wallNow) {
  const bool renewable = data.refresh_token || !data.cookies.empty();
  begin(renewable || data.expires_at ? State::active : State::manual, std::move(data));
  if (!data_.access_token && !renewable) state_ = State::none;
  mode_ = data_.mode.value_or(clientMode_);
  std::optional<Millis> left;
  if (data_.expires_at) left = Millis(*data_.expires_at) - wallNow;
  setExpiry(now, left);
  if (!canGive()) expiresAt_ = now;
}

void Session::nothingStored() noexcept {
  if (state_ != State::unread) return;
  state_ = State::none;
  lastError_.reset();
}

void Session::readFailed(Error error) noexcept {
  if (state_ == State::unread) lastError_ = std::move(error);
}

void Session::tokenSet(std::optional<std::string> token) {
  if (token && token->empty()) token.reset();
  const State next = token ? State::manual : State::none;
  begin(next, {.access_token = std::move(token)});
}

AuthenticationData Session::loggedOut() noexcept {
  AuthenticationData over = std::move(data_);
  begin(State::none, {});
  return over;
}

std::optional<Session::Refresh> Session::beginRefresh(std::optional<AuthMode> mode) {
  if (refreshing_) return std::nullopt;
  Refresh refresh{.generation = generation_,
                  .data = data_,
                  .mode = mode.value_or(mode_),
                  .hasSession = state_ == State::active};
  refreshing_ = true;
  attempts_ = 0;
  return refresh;
}

bool Session::isCurrent(const Refresh& refresh) const noexcept {
  return refreshing_ && refresh.generation == generation_;
}

void Session::take(AuthenticationData data) noexcept {
  data_ = std::move(data);
  state_ = State::active;
  refreshing_ = false;
  failures_ = 0;
  retryAt_ = Millis(0);
  unreachable_ = false;
  lastError_.reset();
  ++serial_;
}

AuthenticationData Session::renewed(const Refresh& refresh, AuthenticationData reply) {
  reply.cookies = mergeCookies(refresh.data.cookies, reply.cookies);
  reply.mode = refresh.mode;
  // A reply without one leaves the old one as the only hope.
  if (refresh.mode == AuthMode::json && !reply.refresh_token)
    reply.refresh_token = refresh.data.refresh_token;
  return reply;
}

bool Session::refreshSucceeded(const Refresh& refresh, AuthenticationData data, Millis now) {
  if (!isCurrent(refresh)) return false;
  take(std::move(data));
  mode_ = refresh.mode;
  renewedAt_ = now;
  setExpiry(now);
  return true;
}

bool Session::adopted(const Refresh& refresh, AuthenticationData data, Millis now, Millis wallNow) {
  if (!isCurrent(refresh)) return false;
  take(std::move(data));
  if (data_.mode) mode_ = *data_.mode;
  std::optional<Millis> left;
  if (data_.expires_at) left = Millis(*data_.expires_at) - wallNow;
  setExpiry(now, left);
  return true;
}

std::optional<Error> Session::refreshRefused(const Refresh& refresh, const Error& error) {
  if (!isCurrent(refresh)) return std::nullopt;
  if (state_ != State::active) {  // what was to be renewed is not what Directus refused
    refreshing_ = false;
    return error;
  }
  auto lost = sessionLost(error);
  begin(State::lost, {});
  lastError_ = std::move(lost);
  return lastError_;
}

std::optional<Millis> Session::refreshFailed(const Refresh& refresh, Error error, Millis now,
                                             double random, bool final) {
  if (!isCurrent(refresh)) return std::nullopt;
  if (state_ != State::active) {  // there is nothing to renew: who asked for it gets the error
    refreshing_ = false;
    return std::nullopt;
  }
  ++attempts_;
  const Millis asked = error.retryAfter() ? Millis(*error.retryAfter()) : Millis(0);
  const bool again = !final && !isDeterministic(error) && attempts_ < attemptsOfRefresh;
  const Millis delay = jittered(firstDelay * (1 << std::min(attempts_ - 1, 10)), random);
  unreachable_ = reachedNobody(error);
  lastError_ = std::move(error);
  if (again && asked <= delay) return now + delay;
  refreshing_ = false;
  const Millis cap = unreachable_ ? unreachableBackoff : longestBackoff;
  const auto backoff = std::min(cap, firstBackoff * (1 << std::min(failures_, 10)));
  ++failures_;
  retryAt_ = now + std::max(asked, jittered(backoff, random));
  return std::nullopt;
}

}  // namespace DIRECTUS_NAMESPACE::detail
