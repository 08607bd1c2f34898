#pragma once

#include <atomic>

#include <directus/core/clock.hpp>

namespace DIRECTUS_NAMESPACE::testing {

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

  /// From now on a wait that would end within `span` takes no time: the clocks jump to its end. So
  /// the pause between two tries passes at once, and the timer of a session, which is further off,
  /// stays where it is.
  void skipWaits(std::chrono::milliseconds span) noexcept { skipped_ = span.count(); }

  /// Only the wall clock jumps, as when somebody sets it.
  void setWall(std::chrono::milliseconds sinceEpoch) noexcept { wall_ = sinceEpoch.count(); }

  [[nodiscard]] std::chrono::milliseconds now() const noexcept override {
    return std::chrono::milliseconds(now_.load());
  }
  [[nodiscard]] std::chrono::milliseconds wallNow() const noexcept override {
    return std::chrono::milliseconds(wall_.load());
  }

  void wait(std::unique_lock<std::mutex>& lock, std::condition_variable& condition,
            std::optional<std::chrono::milliseconds> until) override {
    // `advance` cannot notify a condition that it does not know, so waiters look by themselves.
    const auto woken = condition.wait_for(lock, std::chrono::milliseconds(2));
    if (until && woken == std::cv_status::timeout) skipTo(until->count());
  }

 private:
  void skipTo(long long until) noexcept {
    long long now = now_;
    while (now < until && until - now <= skipped_)
      if (now_.compare_exchange_weak(now, until)) {
        wall_ += until - now;
        return;
      }
  }

  std::atomic<long long> now_ = 3'600'000;
  std::atomic<long long> wall_ = 1'700'000'000'000;
  std::atomic<long long> skipped_ = 0;
};

}  // namespace DIRECTUS_NAMESPACE::testing
