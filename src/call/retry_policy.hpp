#pragma once

#include <chrono>
#include <optional>

#include <directus/core/error.hpp>
#include <directus/http/retry_options.hpp>

namespace DIRECTUS_NAMESPACE::detail {

/// How long to wait before the next try; empty: give up.
///
/// Pure. `tries` were made, `remaining` is left until the deadline, `random` is in [0, 1).
std::optional<std::chrono::milliseconds> retryDelay(
    const RetryOptions& options, const Error& error, int tries,
    std::optional<std::chrono::milliseconds> remaining, double random);

}  // namespace DIRECTUS_NAMESPACE::detail
