#pragma once

#include <atomic>
#include <chrono>
#include <optional>

#include <directus/core/error.hpp>
#include <directus/http/retry_options.hpp>

namespace directus::inline v0_1::detail {

/// How long to wait before the next try; nothing: give up.
///
/// Pure. `tries` were made, `remaining` is left until the deadline, `random` is in [0, 1).
std::optional<std::chrono::milliseconds> retryDelay(
    const RetryOptions& options, const Error& error, int tries,
    std::optional<std::chrono::milliseconds> remaining, double random);

/// Keeps a client from hammering a server in trouble: all calls of a client draw on it.
///
/// Thread safety: all members may be called from several threads at once.
class RetryBudget {
 public:
  /// Whether one more retry may be made; takes it when it may.
  bool take() noexcept;

  /// A call went well: `retried` tells whether it took from the budget.
  void succeeded(bool retried) noexcept;

 private:
  static constexpr int full = 500;
  static constexpr int ofRetry = 5;
  std::atomic<int> tokens_ = full;
};

}  // namespace directus::inline v0_1::detail
