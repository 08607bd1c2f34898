#include <directus/async/scope.hpp>

#include <algorithm>

#include "async/run.hpp"
#include "async/scope_state.hpp"

namespace DIRECTUS_NAMESPACE {

namespace detail {

void ScopeState::add(const std::shared_ptr<Run>& run) {
  {
    const std::scoped_lock lock(mutex_);
    if (!isClosed_) {
      // What has ended goes when the list would have to grow.
      if (runs_.size() == runs_.capacity())
        std::erase_if(runs_, [](const std::weak_ptr<Run>& one) { return one.expired(); });
      runs_.push_back(run);
      return;
    }
  }
  run->cancel();
}

bool ScopeState::enter() {
  if (parent_ && !parent_->enter()) return false;
  {
    const std::scoped_lock lock(mutex_);
    if (!isClosed_) {
      inside_.push_back(std::this_thread::get_id());
      return true;
    }
  }
  if (parent_) parent_->leave();
  return false;
}

void ScopeState::leave() {
  {
    const std::scoped_lock lock(mutex_);
    inside_.erase(std::find(inside_.begin(), inside_.end(), std::this_thread::get_id()));
    left_.notify_all();
  }
  if (parent_) parent_->leave();
}

void ScopeState::close() {
  std::vector<std::weak_ptr<Run>> runs;
  {
    std::unique_lock lock(mutex_);
    isClosed_ = true;
    runs.swap(runs_);
    const auto isSelf = [self = std::this_thread::get_id()](std::thread::id id) {
      return id == self;
    };
    left_.wait(lock, [&] { return std::all_of(inside_.begin(), inside_.end(), isSelf); });
  }
  for (const auto& each : runs)
    if (const auto run = each.lock()) run->cancel();
}

}  // namespace detail

void Running::cancel() const noexcept {
  if (const auto run = run_.lock()) run->cancel();
}

Scope::Scope() : Scope(nullptr) {}
Scope::Scope(std::shared_ptr<detail::ScopeState> parent)
    : state_(std::make_shared<detail::ScopeState>(std::move(parent))) {}

Scope::~Scope() {
  state_->close();
}

void Scope::cancel() {
  const auto closed = std::exchange(state_, std::make_shared<detail::ScopeState>(nullptr));
  closed->close();
}

}  // namespace DIRECTUS_NAMESPACE
