#include "realtime/connection.hpp"

#include <algorithm>

#include "core/time.hpp"

namespace DIRECTUS_NAMESPACE::detail {

namespace {

using Millis = std::chrono::milliseconds;

constexpr Millis longestRetryPause = std::chrono::seconds(30);
/// How long before its end a token is replaced, at most.
constexpr Millis longestMargin = std::chrono::seconds(15);
constexpr Millis shortestMargin = std::chrono::milliseconds(100);

/// Full jitter: anything between nothing and the longest pause of this attempt.
Millis pauseOf(const ReconnectOptions& options, int attempts, double random) {
  const Millis longest = doubled(Millis(options.delay), attempts, longestRetryPause);
  return std::chrono::duration_cast<Millis>(longest * random);
}

Error timedOut(std::string_view what) {
  return Error({.kind = ErrorKind::timeout,
                .message = "the server did not " + std::string(what),
                .retryable = true});
}

/// Whether asking for a token again may give one.
bool isFinal(const Error& error) noexcept {
  return !error.isRetryable() && error.kind() != ErrorKind::timeout &&
         error.kind() != ErrorKind::network && error.kind() != ErrorKind::storage;
}

Error noToken(bool wasSomebody) {
  if (!wasSomebody)
    return invalidArgument("realtime",
                           "there is no token to connect with: log in first, or use authMode "
                           "public_");
  return makeError(ErrorKind::sessionLost,
                   "the connection was that of a user who is logged out: log in again");
}

}  // namespace

Connection::Do Connection::enter(State state, Do what) {
  what.report = state != state_;
  state_ = state;
  until_.reset();
  return what;
}

Connection::Do Connection::connect(Millis now) {
  if (state_ != State::idle && state_ != State::failed && state_ != State::waiting) return {};
  if (state_ != State::waiting) attempts_ = protocolErrors_ = 0;
  error_.reset();
  triedAnother_ = false;
  return start(now);
}

Connection::Do Connection::disconnect() {
  if (state_ == State::idle) return {};
  isAsking_ = isSending_ = wasSomebody_ = false;
  error_.reset();
  return enter(State::idle, {.drop = true, .lose = true});
}

Connection::Do Connection::askAgain(bool insteadOfLast) {
  isAsking_ = true;
  ++ask_.number;
  ask_.insteadOfLast = insteadOfLast;
  return {.authorize = true};
}

/// A new attempt.
Connection::Do Connection::start(Millis now) {
  isSending_ = false;
  keepAlive_.reset();
  expiresAt_.reset();
  renewAt_.reset();
  if (rules_.hasTokens) return enter(State::connecting, askAgain(false));
  if (rules_.authMode != RealtimeAuthMode::public_) return fail(noToken(false));
  hasToken_ = false;
  Do what = enter(State::connecting, {.open = true});
  until_ = now + rules_.timeout;
  return what;
}

Connection::Do Connection::authorized(std::uint64_t number, const Token& token, Millis now) {
  if (!isAsking_ || number != ask_.number) return {};
  isAsking_ = false;
  const bool mayBeNobody = rules_.authMode == RealtimeAuthMode::public_ && !wasSomebody_;
  if (!token.isThere && !mayBeNobody) return fail(noToken(wasSomebody_));
  hasToken_ = token.isThere;
  expiresAt_ = token.expiresAt;
  if (state_ == State::connecting) {
    until_ = now + rules_.timeout;
    return {.open = true};
  }
  if (state_ == State::reauth && token.isSame && error_) return fail(*error_);
  if (token.isSame) {
    planRenewal(now);
    return {};
  }
  isSending_ = true;
  until_ = now + rules_.timeout;
  return {.sendToken = true};
}

Connection::Do Connection::notAuthorized(std::uint64_t number, const Error& error, Millis now,
                                         double random) {
  if (!isAsking_ || number != ask_.number) return {};
  isAsking_ = false;
  if (isFinal(error)) return fail(error);
  if (state_ != State::ready) return retry(error, now, random);
  // The old token is good for a while.
  renewAt_ = now + std::max(shortestMargin, Millis(1000));
  return {};
}

Connection::Do Connection::opened(Millis now) {
  if (state_ != State::connecting) return {};
  heardAt_ = now;
  if (rules_.authMode == RealtimeAuthMode::strict || !hasToken_) return ready(now);
  isSending_ = true;
  Do what = enter(State::authenticating, {.sendToken = true});
  until_ = now + rules_.timeout;
  return what;
}

Connection::Do Connection::heard(Millis now) {
  heardAt_ = now;
  isAsked_ = false;
  return {};
}

Connection::Do Connection::answered(Millis now) {
  if (!isSending_) return {};
  isSending_ = false;
  until_.reset();
  triedAnother_ = false;
  if (state_ != State::ready) return ready(now);
  planRenewal(now);
  return {.begin = true};
}

Connection::Do Connection::ready(Millis now) {
  isSending_ = isAsked_ = false;
  wasSomebody_ = hasToken_;
  triedAnother_ = false;
  error_.reset();
  steadyAt_ = now + rules_.period;
  planRenewal(now);
  return enter(State::ready, {.begin = true});
}

/// A third of what is left of a token is time enough; the session itself renews it earlier.
void Connection::planRenewal(Millis now) {
  renewAt_.reset();
  if (!expiresAt_) return;
  // Directus writes the end of a token in whole seconds: it may end by so much earlier.
  const Millis left = std::max(Millis(0), *expiresAt_ - now - Millis(1000));
  renewAt_ = now + std::max(shortestMargin, std::max(left - longestMargin, left * 2 / 3));
}

Connection::Do Connection::refused(const Error& error, bool another, Millis now) {
  // The end of the socket may have been faster than the refusal.
  if (state_ == State::idle || state_ == State::failed) return {};
  if (!another || triedAnother_) return fail(error);
  const bool wasReady = state_ == State::ready || state_ == State::reauth;
  Do what = start(now);
  triedAnother_ = true;
  ask_.insteadOfLast = true;
  what.drop = true;
  what.lose = wasReady;
  return what;
}

Connection::Do Connection::expired(const Error& error) {
  if (state_ != State::ready && state_ != State::reauth) return {};
  const bool isNew = state_ == State::ready;
  const auto answerBy = until_;
  error_ = error;
  renewAt_.reset();
  Do what = isNew ? enter(State::reauth, {.suspect = true}) : Do();
  if (isSending_)
    until_ = answerBy;  // the next token is on its way already
  else
    what.authorize = askAgain(true).authorize;
  return what;
}

Connection::Do Connection::fail(const Error& error) {
  error_ = error;
  isAsking_ = isSending_ = wasSomebody_ = false;
  return enter(State::failed, {.drop = true, .lose = true});
}

Connection::Do Connection::retry(const Error& error, Millis now, double random) {
  isAsking_ = isSending_ = false;
  const auto& options = rules_.reconnect;
  if (!options || (options->retries && attempts_ >= *options->retries)) return fail(error);
  error_ = error;
  const Millis pause = pauseOf(*options, attempts_++, random);
  Do what = enter(State::waiting, {.drop = true, .lose = true});
  until_ = sum(now, pause);
  what.report = true;
  return what;
}

Connection::Do Connection::closed(const SocketClose& close, Millis now, double random) {
  if (state_ == State::idle || state_ == State::failed || state_ == State::waiting) return {};
  const Error error = errorOf(close);
  switch (verdictOf(close)) {
    case CloseVerdict::once:
      if (++protocolErrors_ > 1) return fail(error);
      return retry(error, now, random);
    case CloseVerdict::refused:
    case CloseVerdict::never:
      return fail(error);
    case CloseVerdict::again:
      break;
  }
  return retry(error, now, random);
}

Connection::Do Connection::pause(bool isPaused, Millis now) {
  heardAt_ = now;
  isAsked_ = false;
  keepAlive_.reset();
  if (!isPaused || state_ != State::ready) return {};
  keepAlive_ = now + rules_.period / 3;
  return {.pong = true};
}

Millis Connection::pauseLeft(Millis now) const noexcept {
  return state_ == State::waiting && until_ ? std::max(*until_ - now, Millis(0)) : Millis(0);
}

std::optional<Millis> Connection::heartAt() const {
  if (keepAlive_) return keepAlive_;
  if (!rules_.heartbeat) return std::nullopt;
  return heardAt_ + (isAsked_ ? rules_.period * 2 : rules_.period * 3 / 2);
}

std::optional<Millis> Connection::wakeAt() const {
  std::optional<Millis> at = until_;
  const auto orAt = [&at](const std::optional<Millis>& other) {
    if (other && (!at || *other < *at)) at = other;
  };
  if (state_ != State::ready) return at;
  orAt(heartAt());
  orAt(steadyAt_);
  if (!isAsking_ && !isSending_) orAt(renewAt_);
  return at;
}

Connection::Do Connection::tick(Millis now, double random) {
  if (until_ && now >= *until_) {
    if (state_ == State::waiting) return start(now);
    const bool isOpening = state_ == State::connecting;
    return retry(timedOut(isOpening ? "answer the upgrade in time" : "answer the token in time"),
                 now, random);
  }
  return state_ == State::ready ? tickReady(now, random) : Do{};
}

Connection::Do Connection::tickReady(Millis now, double random) {
  if (steadyAt_ && now >= *steadyAt_) {
    steadyAt_.reset();
    attempts_ = protocolErrors_ = 0;
  }
  Do what = tickHeart(now, random);
  if (state_ != State::ready || !renewAt_ || now < *renewAt_ || isAsking_ || isSending_)
    return what;
  renewAt_.reset();
  what.authorize = askAgain(false).authorize;
  return what;
}

Connection::Do Connection::tickHeart(Millis now, double random) {
  const auto at = heartAt();
  if (!at || now < *at) return {};
  if (keepAlive_) {
    keepAlive_ = now + rules_.period / 3;
    return {.pong = true};
  }
  if (now - heardAt_ >= rules_.period * 2)
    return retry(timedOut("give a sign of life"), now, random);
  isAsked_ = true;
  return {.ping = true};
}

}  // namespace DIRECTUS_NAMESPACE::detail
