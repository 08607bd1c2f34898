#include "auth/session_agenda.hpp"

#include <algorithm>

namespace DIRECTUS_NAMESPACE::detail {

namespace {

using Millis = SessionAgenda::Millis;

constexpr Millis firstPause = std::chrono::seconds(1);
constexpr Millis longestPause = std::chrono::seconds(60);

/// A storage that failed so often in a row is left alone for so long.
Millis pauseAfter(int failures) noexcept {
  return std::min(longestPause, firstPause * (1 << std::clamp(failures - 1, 0, 6)));
}

}  // namespace

SessionAgenda::Due SessionAgenda::next(const Session& session, Millis now) const {
  if (isResting(now)) return Due::nothing;
  if (session.state(now) == Session::State::unread && now >= nextRead_) return Due::restore;
  if (running_ && running_->generation != session.generation()) return Due::drop;
  if (running_ && now >= nextAttempt_) return Due::renew;
  const auto timer = session.wakeAt(now);
  if (!running_ && (wanted_ || (timer && now >= *timer))) return Due::begin;
  if (unsaved_ && now >= nextSave_) return Due::save;
  return Due::nothing;
}

std::optional<Millis> SessionAgenda::wakeAt(const Session& session, Millis now) const {
  std::optional<Millis> next;
  const auto earlier = [&next](std::optional<Millis> at) {
    if (at && (!next || *at < *next)) next = at;
  };
  if (session.state(now) == Session::State::unread) earlier(nextRead_);
  if (running_) {
    earlier(running_->generation == session.generation() ? nextAttempt_ : now);
  } else {
    if (wanted_) earlier(now);
    earlier(session.wakeAt(now));
  }
  if (unsaved_) earlier(nextSave_);
  if (next) next = std::max(*next, restsUntil_);
  return next;
}

bool SessionAgenda::readFailed(Millis now) noexcept {
  ++readFailures_;
  nextRead_ = now + pauseAfter(readFailures_);
  return readFailures_ == 1;
}

void SessionAgenda::want(std::optional<AuthMode> mode) noexcept {
  wanted_ = true;
  if (mode) wantedMode_ = mode;
}

void SessionAgenda::begun(std::optional<Session::Refresh> refresh, Millis now) noexcept {
  running_ = std::move(refresh);
  wanted_ = false;
  wantedMode_.reset();
  nextAttempt_ = now;
}

void SessionAgenda::changed(bool hasStorage) noexcept {
  unsaved_ = hasStorage;
  saveFailures_ = 0;
  nextSave_ = Millis(0);
}

void SessionAgenda::saved() noexcept {
  unsaved_ = false;
  saveFailures_ = 0;
}

bool SessionAgenda::saveFailed(Millis now) noexcept {
  unsaved_ = true;
  ++saveFailures_;
  nextSave_ = now + pauseAfter(saveFailures_);
  return saveFailures_ == 1;
}

}  // namespace DIRECTUS_NAMESPACE::detail
