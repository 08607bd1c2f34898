#include "call/retry_policy.hpp"

#include <algorithm>

#include "core/time.hpp"

namespace DIRECTUS_NAMESPACE::detail {

using std::chrono::milliseconds;

std::optional<milliseconds> retryDelay(const RetryOptions& options, const Error& error, int tries,
                                       std::optional<milliseconds> remaining, double random) {
  if (tries >= options.tries || !error.isRetryable()) return std::nullopt;
  const std::optional<Milliseconds> asked = error.retryAfter();
  if (asked && *asked > options.maxRetryAfter) return std::nullopt;

  const auto ceiling = doubled<milliseconds>(options.baseDelay, tries - 1, options.maxDelay);
  const std::chrono::duration<double, std::milli> part(static_cast<double>(ceiling.count()) *
                                                       random);
  // A hint of the server is a least, not a most: everybody coming back at once helps nobody.
  const auto delay = sum(saturated<milliseconds>(part), milliseconds(asked.value_or(0)));
  if (remaining && delay >= *remaining) return std::nullopt;
  return delay;
}

}  // namespace DIRECTUS_NAMESPACE::detail
