#include <directus/core/clock.hpp>

#include <algorithm>
#include <ctime>

#include "core/time.hpp"

namespace DIRECTUS_NAMESPACE {

namespace {

using std::chrono::milliseconds;

/// A condition variable does not count the time that the machine slept, so no wait is longer.
constexpr milliseconds longestWait = std::chrono::seconds(30);

class SystemClock final : public Clock {
 public:
  milliseconds now() const noexcept override {
#if defined(CLOCK_BOOTTIME)
    timespec time{};
    if (clock_gettime(CLOCK_BOOTTIME, &time) == 0)
      return milliseconds(static_cast<long long>(time.tv_sec) * 1000 + time.tv_nsec / 1'000'000);
#endif
    return std::chrono::duration_cast<milliseconds>(
        std::chrono::steady_clock::now().time_since_epoch());
  }

  milliseconds wallNow() const noexcept override {
    return std::chrono::duration_cast<milliseconds>(
        std::chrono::system_clock::now().time_since_epoch());
  }

  void wait(std::unique_lock<std::mutex>& lock, std::condition_variable& condition,
            std::optional<milliseconds> until) override {
    milliseconds span = longestWait;
    if (until) span = std::clamp(detail::sum(*until, -now()), milliseconds(0), longestWait);
    condition.wait_for(lock, span);
  }
};

}  // namespace

Clock::~Clock() = default;

std::shared_ptr<Clock> systemClock() {
  return std::make_shared<SystemClock>();
}

}  // namespace DIRECTUS_NAMESPACE
