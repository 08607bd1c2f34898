#pragma once

#include <chrono>
#include <cstdint>

#include <directus/version.hpp>

#include "core/time.hpp"

namespace DIRECTUS_NAMESPACE::detail {

/// Says when nothing has moved for too long. (libcurl's LOW_SPEED options count whole seconds and
/// average over five of them.)
class StallWatch {
 public:
  using TimePoint = std::chrono::steady_clock::time_point;

  /// No limit when it is zero or less.
  explicit StallWatch(std::chrono::milliseconds limit) noexcept : limit_(limit) {}

  /// Takes how much has moved in all up to `now`; true when that has not grown for too long.
  [[nodiscard]] bool isStalled(TimePoint now, std::uint64_t moved) noexcept {
    if (limit_.count() <= 0) return false;
    if (moved != moved_) {
      moved_ = moved;
      end_ = later(now, limit_);
    }
    return now >= end_;
  }

  /// When it will be true if nothing moves.
  [[nodiscard]] TimePoint end() const noexcept { return end_; }

 private:
  std::chrono::milliseconds limit_;
  std::uint64_t moved_ = 0;
  TimePoint end_ = TimePoint::max();
};

}  // namespace DIRECTUS_NAMESPACE::detail
