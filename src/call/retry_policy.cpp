#include "call/retry_policy.hpp"

#include <algorithm>

namespace DIRECTUS_NAMESPACE::detail {

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

}  // namespace DIRECTUS_NAMESPACE::detail
