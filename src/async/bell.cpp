#include "async/bell.hpp"

#include "async/wake.hpp"

namespace DIRECTUS_NAMESPACE::detail {

void Bell::ring() {
  std::vector<std::pair<const void*, Job>> waiting;
  {
    const std::scoped_lock lock(mutex_);
    ++rung_;
    changed_.notify_all();
    waiting.swap(waiting_);
  }
  for (auto& [wait, job] : waiting) job();
}

BellWait::~BellWait() {
  leave();
}

void BellWait::block() {
  const std::stop_callback interrupt(stop_, [this] {
    const std::scoped_lock lock(bell_.mutex_);
    bell_.changed_.notify_all();
  });
  std::unique_lock lock(bell_.mutex_);
  while (bell_.rung_ == seen_ && !stop_.stop_requested() && (!until_ || clock_.now() < *until_))
    clock_.wait(lock, bell_.changed_, until_);
  lock.unlock();  // before `interrupt` dies: it may be waiting for the mutex
}

bool BellWait::await_ready() {
  if (bell_.rung_ != seen_) return true;
  if (!driver_.isBlocking()) return false;
  block();
  return true;
}

bool BellWait::await_suspend(std::coroutine_handle<> flow) {
  const auto wake = std::make_shared<Wake>(flow, driver_.hold());
  const Job goOn = [wake] { wake->over(); };
  {
    const std::scoped_lock lock(bell_.mutex_);
    if (bell_.rung_ != seen_) return false;
    bell_.waiting_.emplace_back(this, [&driver = driver_, alive = driver_.hold(), goOn] {
      driver.post(Place::helper, goOn);
    });
  }
  if (until_) driver_.postAt(*until_, goOn);
  stopped_.emplace(stop_, GoOn{driver_, goOn});
  return wake->setUp();
}

void BellWait::leave() {
  stopped_.reset();
  Job forgotten;  // dies without the lock
  const std::scoped_lock lock(bell_.mutex_);
  for (auto at = bell_.waiting_.begin(); at != bell_.waiting_.end(); ++at)
    if (at->first == this) {
      forgotten = std::move(at->second);
      bell_.waiting_.erase(at);
      return;
    }
}

}  // namespace DIRECTUS_NAMESPACE::detail
