#include "realtime/inbox.hpp"

#include <utility>

namespace DIRECTUS_NAMESPACE::detail {

Inbox::Put Inbox::put(RawChange change) {
  if (mode_ == Mode::dropping) return Put::dropped;
  if (mode_ == Mode::refilling) {
    if (held_.size() < limit_ && !isTooOld_) {
      held_.push_back(std::move(change));
      return Put::kept;
    }
    tooOld();
    return Put::dropped;
  }
  const std::size_t room = overflow_ == Overflow::pause ? limit_ * 2 : limit_;
  if (queue_.size() >= room) {
    mode_ = Mode::dropping;
    return Put::dropped;
  }
  queue_.push_back(std::move(change));
  if (overflow_ != Overflow::pause || queue_.size() < limit_ || isFull_) return Put::kept;
  isFull_ = true;
  return Put::full;
}

bool Inbox::lose() noexcept {
  if (mode_ == Mode::refilling) tooOld();
  if (mode_ != Mode::flowing) return false;
  mode_ = Mode::dropping;
  return true;
}

void Inbox::tooOld() noexcept {
  held_.clear();
  isTooOld_ = true;
}

std::optional<RawChange> Inbox::take() {
  if (queue_.empty()) return std::nullopt;
  std::optional<RawChange> change(std::move(queue_.front()));
  queue_.pop_front();
  return change;
}

bool Inbox::hasRoomAgain() noexcept {
  if (!isFull_ || queue_.size() > limit_ / 2) return false;
  isFull_ = false;
  return true;
}

bool Inbox::wantsRefill() const noexcept {
  return mode_ == Mode::dropping && queue_.size() <= limit_ / 2;
}

void Inbox::giveUpPause() noexcept {
  if (!isFull_) return;
  isFull_ = false;
  if (mode_ == Mode::flowing) mode_ = Mode::dropping;
}

void Inbox::beginRefill() {
  mode_ = Mode::refilling;
  held_.clear();
  isTooOld_ = false;
}

void Inbox::refilled(RawChange first, std::optional<RawChange> second) {
  if (mode_ != Mode::refilling) return;
  queue_.push_back(std::move(first));
  if (second) queue_.push_back(std::move(*second));
  for (RawChange& change : held_) queue_.push_back(std::move(change));
  held_.clear();
  mode_ = std::exchange(isTooOld_, false) ? Mode::dropping : Mode::flowing;
}

void Inbox::clear() noexcept {
  queue_.clear();
  held_.clear();
  isFull_ = false;
}

}  // namespace DIRECTUS_NAMESPACE::detail
