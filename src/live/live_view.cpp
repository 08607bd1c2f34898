#include "live/live_view.hpp"

#include <algorithm>
#include <utility>

#include "core/time.hpp"

namespace DIRECTUS_NAMESPACE::detail {

using std::chrono::milliseconds;

LiveView::Step LiveView::next(milliseconds now) {
  if (hasEnded_ || isReading_) return {};
  if (retryAt_ && now < *retryAt_) return {.until = retryAt_};
  const bool touchIsDue = touchDue_ && *touchDue_ <= now;
  const bool wholeIsDue = wholeDue_ <= now;
  if (!touchIsDue && !wholeIsDue)
    return {.until = touchDue_ ? (std::min)(*touchDue_, wholeDue_) : wholeDue_};
  isReading_ = true;
  Step step{.what = Do::readWhole};
  readsWhole_ = wholeIsDue || needsWhole();
  if (readsWhole_)
    wholeDue_ = milliseconds::max();
  else
    step = {.what = Do::readTouched, .keys = {touched_.begin(), touched_.end()}};
  touched_.clear();
  owesWhole_ = false;
  touchDue_.reset();
  return step;
}

bool LiveView::needsWhole() const noexcept {
  return owesWhole_ || !rules_.readsParts || touched_.size() > rules_.maxTouched;
}

void LiveView::touch(milliseconds now) {
  // The first one counts: a collection that never rests is read all the same.
  if (!touchDue_) touchDue_ = sum(now, rules_.settle);
}

void LiveView::rang(milliseconds now, const std::vector<std::string>& keys) {
  if (hasEnded_ || keys.empty()) return;
  touch(now);
  // What is too much to be read by keys need not be remembered.
  if (!needsWhole()) touched_.insert(keys.begin(), keys.end());
  if (needsWhole()) {
    owesWhole_ = true;
    touched_.clear();
  }
}

void LiveView::rangForAll(milliseconds now) {
  if (hasEnded_) return;
  touch(now);
  owesWhole_ = true;
  touched_.clear();
}

void LiveView::bellWorks(milliseconds now) {
  if (hasEnded_) return;
  hasBell_ = true;
  bellError_.reset();
  wholeDue_ = now;
  showState();
}

void LiveView::bellStopped(std::optional<Error> why) {
  hasBell_ = false;
  bellError_ = std::move(why);
  showState();
}

void LiveView::readDone(milliseconds now, std::chrono::system_clock::time_point wallAtBegin) {
  isReading_ = false;
  failures_ = 0;
  retryAt_.reset();
  readError_.reset();
  hasRead_ = true;
  // It may have been asked for meanwhile.
  wholeDue_ = (std::min)(wholeDue_, sum(now, rules_.interval));
  status_.asOf = wallAtBegin;
  status_.isFromCache = false;
  showState();
}

void LiveView::wantsWhole(milliseconds now) {
  isReading_ = false;
  wholeDue_ = now;
}

void LiveView::readFailed(milliseconds now, const Error& why, double random) {
  isReading_ = false;
  readError_ = why;
  wholeDue_ = now;
  const milliseconds most = (std::min)(rules_.longestPause, rules_.interval);
  const auto ceiling = doubled<milliseconds>(rules_.firstPause, failures_, most);
  ++failures_;
  // Half of it at least: a server that is in trouble is not asked at once.
  const std::chrono::duration<double, std::milli> part(static_cast<double>(ceiling.count()) *
                                                       (0.5 + random / 2));
  const milliseconds asked = why.retryAfter().value_or(Milliseconds(0));
  retryAt_ = sum(now, (std::max)(saturated<milliseconds>(part), asked));
  showState();
}

void LiveView::cacheLoaded(std::chrono::system_clock::time_point savedAt) {
  status_.asOf = savedAt;
  status_.isFromCache = true;
  showState();
}

void LiveView::end(const Error& why) {
  if (hasEnded_) return;
  hasEnded_ = true;
  status_.state = LiveState::ended;
  status_.why = why;
}

void LiveView::showState() {
  if (hasEnded_) return;
  status_.why = readError_;
  if (readError_ || status_.isFromCache) {
    status_.state = status_.asOf ? LiveState::stale : LiveState::starting;
  } else if (!hasRead_) {
    status_.state = LiveState::starting;
  } else {
    status_.state = hasBell_ ? LiveState::live : LiveState::polling;
    if (!hasBell_) status_.why = bellError_;
  }
}

}  // namespace DIRECTUS_NAMESPACE::detail
