#pragma once

#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <optional>

#include <directus/core/export.hpp>

namespace DIRECTUS_NAMESPACE {

/// Where time comes from: the system's, or a test's (`testing::ManualClock`).
class DIRECTUS_EXPORT Clock {
 public:
  virtual ~Clock();

  /// Since the machine was started, time asleep included; never set back.
  [[nodiscard]] virtual std::chrono::milliseconds now() const noexcept = 0;

  /// Since 1970 (UTC), as the machine believes; may jump.
  [[nodiscard]] virtual std::chrono::milliseconds wallNow() const noexcept = 0;

  /// Waits on `condition` until it is notified, or until `now()` reaches `until`. May return
  /// early; the caller looks again.
  virtual void wait(std::unique_lock<std::mutex>& lock, std::condition_variable& condition,
                    std::optional<std::chrono::milliseconds> until) = 0;
};

/// The machine's clock.
[[nodiscard]] DIRECTUS_EXPORT std::shared_ptr<Clock> systemClock();

}  // namespace DIRECTUS_NAMESPACE
