#pragma once

#include <chrono>
#include <optional>
#include <string_view>

#include <directus/version.hpp>

namespace DIRECTUS_NAMESPACE::detail {

/// How long a `Retry-After` header asks to wait: seconds, or an HTTP date seen from `now`. Nothing
/// for garbage, negative values and dates that have passed; at most a year.
std::optional<std::chrono::milliseconds> parseRetryAfter(std::string_view value,
                                                         std::chrono::system_clock::time_point now);

}  // namespace DIRECTUS_NAMESPACE::detail
