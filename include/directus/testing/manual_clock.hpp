#pragma once

#include <atomic>

#include <directus/core/clock.hpp>

namespace directus::inline v0_1::testing {

/// A clock that a test moves by hand: expiry, backoff and suspend without waiting.
///
/// Thread safety: every member may be called from several threads at once.
class ManualClock final : public Clock {
 public:
  /// Starts at an hour after boot, in November 2023.
  ManualClock() = default;

  /// Both clocks go on; whoever waits looks again.
  void advance(std::chrono::milliseconds span) noexcept {
    now_ += span.count();
    wall_ += span.count();
  }

  /// Only the wall clock jumps, as when somebody sets it.
  void setWall(std::chrono::milliseconds sinceEpoch) noexcept { wall_ = sinceEpoch.count(); }

  std::chrono::milliseconds now() const noexcept override {
    return std::chrono::milliseconds(now_.load());
  }
  std::chrono::milliseconds wallNow() const noexcept override {
    return std::chrono::milliseconds(wall_.load());
  }

  void wait(std::unique_lock<std::mutex>& lock, std::condition_variable& condition,
            std::optional<std::chrono::milliseconds>) override {
    // `advance` cannot notify a condition that it does not know, so waiters look by themselves.
    condition.wait_for(lock, std::chrono::milliseconds(2));
  }

 private:
  std::atomic<long long> now_ = 3'600'000;
  std::atomic<long long> wall_ = 1'700'000'000'000;
};

}  // namespace directus::inline v0_1::testing
