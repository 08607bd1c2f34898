#include "http/body_pool.hpp"

#include <algorithm>
#include <cstdlib>

namespace DIRECTUS_NAMESPACE::detail {

namespace {
constexpr std::size_t maxIdleBuffers = 64;
constexpr std::size_t maxIdleBytes = std::size_t{64} << 20;
constexpr std::size_t alwaysSmall = std::size_t{64} << 10;
}  // namespace

BodyPool::BodyPool() {
  idle_.reserve(maxIdleBuffers);
}

BodyPool::~BodyPool() {
  for (const Buffer& buffer : idle_) std::free(buffer.data);
}

Body BodyPool::take() {
  Body body;
  body.pool_ = shared_from_this();
  const std::lock_guard lock(mutex_);
  if (!idle_.empty()) {
    body.data_ = idle_.back().data;
    body.capacity_ = idle_.back().capacity;
    idleBytes_ -= body.capacity_;
    idle_.pop_back();
  }
  return body;
}

void BodyPool::give(char* data, std::size_t capacity, std::size_t used) noexcept {
  if (!home_.isHere()) return std::free(data);  // a thread of the parent may hold the mutex
  char* coldest = nullptr;
  {
    const std::lock_guard lock(mutex_);
    recentSize_ = std::max(used, recentSize_ - recentSize_ / 16);
    // The coldest one is looked at as well: nobody might ever take it again.
    if (!idle_.empty() && isOversized(idle_.front().capacity)) {
      coldest = idle_.front().data;
      idleBytes_ -= idle_.front().capacity;
      idle_.erase(idle_.begin());
    }
    if (!isOversized(capacity) && idle_.size() < maxIdleBuffers &&
        idleBytes_ + capacity <= maxIdleBytes) {
      idle_.push_back({data, capacity});
      idleBytes_ += capacity;
      data = nullptr;
    }
  }
  std::free(coldest);
  std::free(data);
}

std::size_t BodyPool::idleBytes() const {
  const std::lock_guard lock(mutex_);
  return idleBytes_;
}

bool BodyPool::isOversized(std::size_t capacity) const noexcept {
  return capacity > alwaysSmall && capacity / 4 > recentSize_;
}

}  // namespace DIRECTUS_NAMESPACE::detail
