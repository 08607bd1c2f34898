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

/// A cookie that comes back empty is removed (Directus leaves its Max-Age as it was).
std::vector<SessionCookie> mergeCookies(std::vector<SessionCookie> kept,
                                        const std::vector<SessionCookie>& received) {
  for (const SessionCookie& cookie : received) {
    std::erase_if(kept, [&](const SessionCookie& old) { return old.name == cookie.name; });
    if (!cookie.value.empty()) kept.push_back(cookie);
  }
  return kept;
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

Session::Session(AuthMode mode, bool autoRefresh, Millis margin)
    : clientMode_(mode),
      wantsAutoRefresh_(autoRefresh),
      configuredMargin_(margin),
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
  lastError_.reset();
  ++generation_;
  ++serial_;
}

void Session::setExpiry(Millis now, std::optional<Millis> lifetime, std::optional<Millis> left) {
  // Without a usable lifetime the server has to say when it is over: 401 TOKEN_EXPIRED.
  if (!left && (!lifetime || *lifetime <= Millis(0))) {
    expiresAt_.reset();
    return;
  }
  const Millis remaining = left.value_or(lifetime.value_or(Millis(0)));
  const Millis whole = lifetime && *lifetime > Millis(0) ? *lifetime : remaining;
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
  setExpiry(now, data_.expires ? std::optional(Millis(*data_.expires)) : std::nullopt, {});
}

void Session::restored(AuthenticationData data, Millis now, Millis wallNow) {
  const bool renewable = data.refresh_token || !data.cookies.empty();
  begin(renewable || data.expires_at ? State::active : State::manual, std::move(data));
  if (!data_.access_token && !renewable) state_ = State::none;
  mode_ = data_.mode.value_or(clientMode_);
  std::optional<Millis> left;
  if (data_.expires_at) left = Millis(*data_.expires_at) - wallNow;
  setExpiry(now, data_.expires ? std::optional(Millis(*data_.expires)) : std::nullopt, left);
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

Session::State Session::state(Millis now) const noexcept {
  if (state_ == State::active && expiresAt_ && now >= *expiresAt_) return State::stale;
  return state_;
}

bool Session::canRefresh() const noexcept {
  return state_ == State::active &&
         (mode_ == AuthMode::json ? data_.refresh_token.has_value() : !data_.cookies.empty());
}

Session::Answer Session::ask(Millis now, bool patient) const {
  const State current = state(now);
  if (current == State::manual) return {};
  if (current == State::none) {
    // A session that Directus ended is not the same as none: going on as an anonymous user would
    // show other data instead of an error.
    if (lastError_) return {.what = Answer::Do::fail, .error = lastError_};
    return {};
  }
  const bool mayStart = !refreshing_ && canRefresh() && now >= retryAt_;
  if (current == State::active) {
    if (!expiresAt_ || now < *expiresAt_ - margin_) return {};
    const bool willCome = refreshing_ || mayStart;
    return {.what = patient && willCome ? Answer::Do::wait : Answer::Do::give,
            .startRefresh = mayStart};
  }
  if (refreshing_ || mayStart) return {.what = Answer::Do::wait, .startRefresh = mayStart};
  if (lastError_) return {.what = Answer::Do::fail, .error = lastError_};
  return {.what = Answer::Do::fail,
          .error = Error({.kind = ErrorKind::sessionLost,
                          .message = "the token has expired and there is nothing to renew it with: "
                                     "log in again"})};
}

bool Session::reportExpired(std::uint64_t serial, Millis now) {
  if (serial != serial_ || state_ != State::active) return false;
  if (!expiresAt_ || *expiresAt_ > now) expiresAt_ = now;
  return true;
}

std::optional<Session::Refresh> Session::beginRefresh(std::optional<AuthMode> mode) {
  if (refreshing_) return std::nullopt;
  Refresh refresh{.generation = generation_, .data = data_, .mode = mode.value_or(mode_)};
  mode_ = refresh.mode;
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
  lastError_.reset();
  ++serial_;
}

AuthenticationData Session::renewed(const Refresh& refresh, AuthenticationData reply) {
  reply.cookies = mergeCookies(refresh.data.cookies, reply.cookies);
  reply.mode = refresh.mode;
  return reply;
}

bool Session::refreshSucceeded(const Refresh& refresh, AuthenticationData data, Millis now) {
  if (!isCurrent(refresh)) return false;
  take(std::move(data));
  setExpiry(now, data_.expires ? std::optional(Millis(*data_.expires)) : std::nullopt, {});
  return true;
}

bool Session::adopted(const Refresh& refresh, AuthenticationData data, Millis now, Millis wallNow) {
  if (!isCurrent(refresh)) return false;
  take(std::move(data));
  if (data_.mode) mode_ = *data_.mode;
  std::optional<Millis> left;
  if (data_.expires_at) left = Millis(*data_.expires_at) - wallNow;
  setExpiry(now, data_.expires ? std::optional(Millis(*data_.expires)) : std::nullopt, left);
  return true;
}

std::optional<Error> Session::refreshRefused(const Refresh& refresh, const Error& error) {
  if (!isCurrent(refresh)) return std::nullopt;
  if (state_ == State::none) {
    refreshing_ = false;
    return error;
  }
  auto lost = sessionLost(error);
  begin(State::none, {});
  lastError_ = std::move(lost);
  return lastError_;
}

std::optional<Millis> Session::refreshFailed(const Refresh& refresh, Error error, Millis now,
                                             double random, bool final) {
  if (!isCurrent(refresh)) return std::nullopt;
  if (state_ == State::none) {  // there is nothing to renew: the caller gets the error
    refreshing_ = false;
    return std::nullopt;
  }
  ++attempts_;
  lastError_ = std::move(error);
  const auto jittered = [random](Millis most) {
    return Millis(static_cast<long long>(static_cast<double>(most.count()) * (0.5 + random / 2)));
  };
  if (!final && attempts_ < attemptsOfRefresh)
    return now + jittered(firstDelay * (1 << (attempts_ - 1)));
  refreshing_ = false;
  const auto backoff = std::min(longestBackoff, firstBackoff * (1 << std::min(failures_, 10)));
  ++failures_;
  retryAt_ = now + jittered(backoff);
  return std::nullopt;
}

std::optional<Millis> Session::wakeAt(Millis now) const {
  if (!autoRefresh_ || refreshing_ || !canRefresh() || !expiresAt_) return std::nullopt;
  // A dead token is renewed when somebody asks; the timer only keeps a living one alive. A session
  // that was restored dead is tried once, so that a kiosk is ready when it wakes up.
  if (state(now) == State::stale && failures_ > 0) return std::nullopt;
  return std::max(*expiresAt_ - margin_, retryAt_);
}

}  // namespace DIRECTUS_NAMESPACE::detail
