#include "auth/session.hpp"

#include <algorithm>
#include <utility>

namespace DIRECTUS_NAMESPACE::detail {

namespace {

using Millis = Session::Millis;
using Tokens = Session::Tokens;

constexpr int attemptsOfRefresh = 4;
constexpr Millis firstDelay(200);
constexpr Millis firstBackoff(5'000);
constexpr Millis longestBackoff(60'000);
/// Where nothing could be reached, a try costs little, and somebody waits for the line.
constexpr Millis unreachableBackoff(4'000);
/// A server that asks for more is asked again all the same.
constexpr Millis longestAsked = std::chrono::hours(1);
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

bool couldNotReach(const Error& error) noexcept {
  return error.status() == 0 &&
         (error.kind() == ErrorKind::network || error.kind() == ErrorKind::timeout ||
          error.kind() == ErrorKind::tls || error.kind() == ErrorKind::outcomeUnknown);
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

bool isRefusedForGood(const Error& error) noexcept {
  if (error.kind() == ErrorKind::decode || error.kind() == ErrorKind::invalidArgument) return true;
  const int status = error.status();
  const bool passes = status == 401 || status == 403 || status == 407 || status == 408 ||
                      status == 425 || status == 429;
  return status >= 400 && status < 500 && !passes;
}

Session::Session(AuthMode mode, bool autoRefresh, Millis margin, bool unread)
    : clientMode_(mode),
      wantsAutoRefresh_(autoRefresh),
      configuredMargin_(std::max(margin, Millis(0))),
      nothing_(std::make_shared<const AuthenticationData>()),
      state_(unread ? State::unread : State::none),
      tokens_(nothing_),
      mode_(mode),
      autoRefresh_(autoRefresh) {}

void Session::begin(State state, Tokens tokens) noexcept {
  state_ = state;
  tokens_ = std::move(tokens);
  expiresAt_.reset();
  margin_ = Millis(0);
  refreshing_ = false;
  failures_ = 0;
  retryAt_ = Millis(0);
  askedUntil_ = Millis(0);
  unreachable_ = false;
  lastError_.reset();
  renewedAt_.reset();
  ++generation_;
  ++serial_;
}

void Session::setExpiry(Millis now, std::optional<Millis> left) noexcept {
  std::optional<Millis> lifetime;
  if (data().expires && *data().expires > 0)
    lifetime = Millis(std::min<std::int64_t>(*data().expires, longestLife.count()));
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

/// By the end that was stored, whatever number stands there.
void Session::setExpiryAt(Millis now, Millis wallNow) noexcept {
  std::optional<Millis> left;
  if (data().expires_at) {
    const auto latest = wallNow + longestLife;
    left = Millis(std::clamp<std::int64_t>(*data().expires_at, 0, latest.count())) - wallNow;
  }
  setExpiry(now, left);
  if (!canGive()) expiresAt_ = now;
}

void Session::loggedIn(Tokens tokens, AuthMode mode, Millis now) noexcept {
  begin(State::active, std::move(tokens));
  mode_ = mode;
  autoRefresh_ = wantsAutoRefresh_;
  renewedAt_ = now;
  setExpiry(now);
}

void Session::restored(Tokens tokens, Millis now, Millis wallNow) noexcept {
  begin(State::active, std::move(tokens));
  const bool renewable = isHeld(data().refresh_token) || !data().cookies.empty();
  if (!renewable && !data().expires_at) state_ = State::manual;
  if (!renewable && !isHeld(data().access_token)) return nothingHeld();
  mode_ = data().mode.value_or(clientMode_);
  setExpiryAt(now, wallNow);
}

void Session::takenOver(Tokens tokens, Millis now, Millis wallNow) noexcept {
  restored(std::move(tokens), now, wallNow);
  autoRefresh_ = wantsAutoRefresh_;
}

void Session::nothingHeld() noexcept {
  state_ = State::none;
  tokens_ = nothing_;
}

void Session::nothingStored() noexcept {
  if (state_ != State::unread) return;
  state_ = State::none;
  lastError_.reset();
}

void Session::readFailed(Error error) noexcept {
  if (state_ == State::unread) lastError_ = std::move(error);
}

void Session::tokenSet(Tokens tokens) noexcept {
  const bool isToken = isHeld(tokens->access_token);
  begin(isToken ? State::manual : State::none, isToken ? std::move(tokens) : nothing_);
}

Tokens Session::loggedOut() noexcept {
  Tokens over = tokens_;
  begin(State::none, nothing_);
  return over;
}

std::optional<Session::Refresh> Session::beginRefresh(std::optional<AuthMode> mode) noexcept {
  if (refreshing_) return std::nullopt;
  refreshing_ = true;
  attempts_ = 0;
  return Refresh{.generation = generation_,
                 .tokens = tokens_,
                 .mode = mode.value_or(mode_),
                 .hasSession = state_ == State::active};
}

bool Session::isCurrent(const Refresh& refresh) const noexcept {
  return refreshing_ && refresh.generation == generation_;
}

void Session::take(Tokens tokens) noexcept {
  tokens_ = std::move(tokens);
  state_ = State::active;
  refreshing_ = false;
  failures_ = 0;
  retryAt_ = Millis(0);
  askedUntil_ = Millis(0);
  unreachable_ = false;
  lastError_.reset();
  ++serial_;
}

AuthenticationData Session::renewed(const Refresh& refresh, AuthenticationData reply) {
  reply.cookies = mergeCookies(refresh.tokens->cookies, reply.cookies);
  reply.mode = refresh.mode;
  return reply;
}

bool Session::refreshSucceeded(const Refresh& refresh, Tokens tokens, Millis now) noexcept {
  if (!isCurrent(refresh)) return false;
  take(std::move(tokens));
  mode_ = refresh.mode;
  renewedAt_ = now;
  setExpiry(now);
  return true;
}

bool Session::adopted(const Refresh& refresh, Tokens tokens, Millis now, Millis wallNow) noexcept {
  if (!isCurrent(refresh)) return false;
  take(std::move(tokens));
  if (data().mode) mode_ = *data().mode;
  setExpiryAt(now, wallNow);
  return true;
}

std::optional<Error> Session::refreshRefused(const Refresh& refresh, const Error& error) {
  if (!isCurrent(refresh)) return std::nullopt;
  if (state_ != State::active) {  // what was to be renewed is not what Directus refused
    refreshing_ = false;
    return error;
  }
  auto lost = sessionLost(error);
  begin(State::lost, nothing_);
  lastError_ = std::move(lost);
  return lastError_;
}

std::optional<Millis> Session::refreshFailed(const Refresh& refresh, Error error, Millis now,
                                             double random, bool final) noexcept {
  if (!isCurrent(refresh)) return std::nullopt;
  if (state_ != State::active) {  // there is nothing to renew: who asked for it gets the error
    refreshing_ = false;
    return std::nullopt;
  }
  ++attempts_;
  const Millis asked = error.retryAfter() ? Millis(*error.retryAfter()) : Millis(0);
  // After a refresh that failed, one try is a probe.
  const int most = failures_ == 0 ? attemptsOfRefresh : 1;
  const bool again = !final && !isRefusedForGood(error) && attempts_ < most;
  const Millis delay = jittered(firstDelay * (1 << std::min(attempts_ - 1, 10)), random);
  unreachable_ = couldNotReach(error);
  if (unreachable_) probed_.reset();  // nothing was found out about the token
  lastError_ = std::move(error);
  if (again && asked <= delay) return now + delay;
  refreshing_ = false;
  const Millis cap = unreachable_ ? unreachableBackoff : longestBackoff;
  const auto backoff = std::min(cap, firstBackoff * (1 << std::min(failures_, 10)));
  ++failures_;
  if (asked > Millis(0)) askedUntil_ = now + std::min(asked, longestAsked);
  retryAt_ = std::max(askedUntil_, now + jittered(backoff, random));
  return std::nullopt;
}

}  // namespace DIRECTUS_NAMESPACE::detail
