#include "chaos/follower.hpp"

#include <chrono>

using namespace directus;
using namespace std::chrono_literals;

namespace chaos {

Follower::Follower(Subscribe subscribe) : subscribe_(std::move(subscribe)) {
  thread_ = std::thread([this] { follow(); });
}

Follower::~Follower() {
  {
    const std::scoped_lock lock(mutex_);
    isOver_ = true;
    if (current_ != nullptr) current_->unsubscribe();
  }
  thread_.join();
}

void Follower::follow() {
  for (;;) {
    auto changes = subscribe_();
    {
      const std::scoped_lock lock(mutex_);
      if (isOver_) return;
      current_ = changes ? &*changes : nullptr;
    }
    if (!changes) {
      std::this_thread::sleep_for(100ms);
      continue;
    }
    const Error why = followOne(*changes);
    const std::scoped_lock lock(mutex_);
    current_ = nullptr;
    knows_ = false;
    if (isOver_) return;
    ++counts_.ends;
    if (why.kind() != ErrorKind::sessionLost) counts_.faults.insert(why.what());
  }
}

Error Follower::followOne(Subscription& changes) {
  for (;;) {
    const auto change = changes.next().result();
    if (!change) return change.error();
    if (!*change) return Error({.kind = ErrorKind::cancelled, .message = "unsubscribed"});
    take(**change);
  }
}

void Follower::beginAnew(const std::vector<Row>& items) {
  knows_ = true;
  things_.clear();
  for (const Row& row : items) things_[row.id] = {.row = row, .heard = 0, .base = row.version};
}

void Follower::take(const Change<Row>& change) {
  const std::scoped_lock lock(mutex_);
  ++counts_.changes;
  switch (change.event) {
    case ChangeEvent::gap:
      ++counts_.gaps[std::string(toString(change.reason.value())) +
                     (change.isRecovered ? "" : ", unrecovered")];
      knows_ = false;
      if (change.isRecovered) beginAnew(change.items);
      return;
    case ChangeEvent::init:
      // Without a gap before it a later one would hide what was lost.
      if (knows_) counts_.faults.insert("began twice");
      return beginAnew(change.items);
    case ChangeEvent::create:
    case ChangeEvent::update:
      for (const Row& row : change.items) {
        Known& known = things_[row.id];
        known.row = row;
        ++known.heard;
      }
      return;
    case ChangeEvent::delete_:
      for (const Key& key : change.keys) things_.erase(std::stoi(key.text()));
      return;
  }
}

std::string Follower::differenceTo(const std::vector<Row>& now) const {
  const std::scoped_lock lock(mutex_);
  if (!knows_) return "knows nothing since the last gap";
  if (things_.size() != now.size())
    return "knows " + std::to_string(things_.size()) + " of " + std::to_string(now.size());
  for (const Row& row : now) {
    const std::string name = "thing " + std::to_string(row.id);
    const auto found = things_.find(row.id);
    if (found == things_.end()) return name + " is not known";
    const Known& known = found->second;
    if (!(known.row == row)) return name + " is known as it was";
    if (known.heard < row.version - known.base)
      return name + " was written " + std::to_string(row.version - known.base) +
             " times since the last gap, and heard of " + std::to_string(known.heard);
  }
  return {};
}

Follower::Counts Follower::counts() const {
  const std::scoped_lock lock(mutex_);
  return counts_;
}

}  // namespace chaos
