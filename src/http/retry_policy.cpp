#include "http/retry_policy.hpp"

#include <algorithm>

namespace directus::inline v0_1::detail {

using std::chrono::milliseconds;

std::optional<milliseconds> retryDelay(const RetryOptions& options, const Error& error, int tries,
                                       std::optional<milliseconds> remaining, double random) {
  if (tries >= options.tries || !error.isRetryable()) return std::nullopt;
  const int doublings = std::min(tries - 1, 30);
  const auto ceiling = std::min<milliseconds>(options.maxDelay,
                                              milliseconds(options.baseDelay) * (1LL << doublings));
  auto delay = milliseconds(static_cast<long long>(static_cast<double>(ceiling.count()) * random));
  // A hint of the server is a least, not a most: everybody coming back at once helps nobody.
  if (error.retryAfter()) delay += *error.retryAfter();
  if (remaining && delay >= *remaining) return std::nullopt;
  return delay;
}

bool RetryBudget::take() noexcept {
  int tokens = tokens_.load(std::memory_order_relaxed);
  while (tokens >= ofRetry)
    if (tokens_.compare_exchange_weak(tokens, tokens - ofRetry, std::memory_order_relaxed))
      return true;
  return false;
}

void RetryBudget::succeeded(bool retried) noexcept {
  int tokens = tokens_.load(std::memory_order_relaxed);
  // A full budget is the rule: then this is a load and no more.
  while (tokens < full)
    if (tokens_.compare_exchange_weak(tokens, std::min(full, tokens + (retried ? ofRetry : 1)),
                                      std::memory_order_relaxed))
      return;
}

}  // namespace directus::inline v0_1::detail
