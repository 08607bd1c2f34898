// The half of Session that says what can be given, and when something is to be done.
#include <algorithm>
#include <string>

#include "auth/session.hpp"

namespace DIRECTUS_NAMESPACE::detail {

namespace {

using Millis = Session::Millis;

/// No two refreshes by themselves within this, however short a token is said to live.
constexpr Millis leastLife(1'000);

Error nothingToRenewWith() {
  return makeError(ErrorKind::sessionLost,
                   "the token has expired and there is nothing to renew it with: log in "
                   "again");
}

}  // namespace

Session::State Session::state(Millis now) const noexcept {
  if (state_ == State::active && ((expiresAt_ && now >= *expiresAt_) || !canGive()))
    return State::stale;
  return state_;
}

bool Session::canRefresh() const noexcept {
  if (state_ != State::active) return false;
  return mode_ == AuthMode::json ? isHeld(data().refresh_token) : !data().cookies.empty();
}

/// In session mode without a cookie (`Credentials::omit`) nothing is what there is to send.
bool Session::canGive() const noexcept {
  return isHeld(data().access_token) ||
         (mode_ == AuthMode::session && (!data().cookies.empty() || !isHeld(data().refresh_token)));
}

Session::Answer Session::ask(Millis now, bool patient) const {
  switch (state(now)) {
    case State::unread:
      if (lastError_) return {.what = Answer::Do::fail, .error = lastError_};
      return {.what = Answer::Do::wait};
    case State::manual:
    case State::none:
      return {};
    case State::lost:
      // Going on as an anonymous user would show other data instead of an error.
      return {.what = Answer::Do::fail, .error = lastError_};
    case State::stale:
      return askStale(now);
    case State::active:
      break;
  }
  if (!expiresAt_ || now < *expiresAt_ - margin_) return {};
  const bool mayStart = !refreshing_ && canRefresh() && now >= retryAt_;
  const bool willCome = refreshing_ || mayStart;
  return {.what = patient && willCome ? Answer::Do::wait : Answer::Do::give,
          .startRefresh = mayStart};
}

Session::Answer Session::askStale(Millis now) const {
  if (refreshing_) return {.what = Answer::Do::wait};
  if (!canRefresh()) return {.what = Answer::Do::fail, .error = nothingToRenewWith()};
  if (now >= retryAt_) return {.what = Answer::Do::wait, .startRefresh = true};
  return {.what = Answer::Do::fail, .error = notTried(now)};
}

std::optional<Error> Session::refusesRefresh(Millis now) const {
  if (state_ == State::unread || state_ == State::lost) return lastError_;
  if (!refreshing_ && now < askedUntil_) return notTried(now);
  return std::nullopt;
}

Error Session::notTried(Millis now) const {
  const Millis wait = retryAt_ - now;
  ErrorDetails details{.kind = lastError_->kind(),
                       .message =
                           "the session was not renewed and nothing was sent: the next try "
                           "is in " +
                           std::to_string((wait.count() + 999) / 1000) + " s; the last one: ",
                       .status = lastError_->status(),
                       .errors = lastError_->errors(),
                       .retryAfter = wait,
                       .retryable = lastError_->isRetryable()};
  details.message += lastError_->what();
  return Error(std::move(details));
}

bool Session::reportExpired(std::uint64_t serial, Millis now) {
  if (serial != serial_ || state_ != State::active) return false;
  if (!expiresAt_ || *expiresAt_ > now) expiresAt_ = now;
  renewedAt_.reset();
  return true;
}

bool Session::reportUnknown(std::uint64_t serial, Millis now) {
  if (serial != serial_ || !canRefresh() || probed_ == serial || now < retryAt_) return false;
  probed_ = serial;
  return true;
}

bool Session::serverAnswered(Millis now) noexcept {
  if (!unreachable_ || refreshing_) return false;
  unreachable_ = false;
  retryAt_ = std::min(retryAt_, now);
  return true;
}

std::optional<Millis> Session::wakeAt(Millis now) const noexcept {
  if (!autoRefresh_ || refreshing_ || !canRefresh() || !expiresAt_) return std::nullopt;
  // A stale session is tried again by itself, so that a kiosk is ready when the line is back.
  Millis at = std::max(*expiresAt_ - margin_, retryAt_);
  if (renewedAt_ && *renewedAt_ <= now) at = std::max(at, *renewedAt_ + leastLife);
  return at;
}

}  // namespace DIRECTUS_NAMESPACE::detail
