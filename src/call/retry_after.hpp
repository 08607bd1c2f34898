#pragma once

#include <chrono>
#include <optional>
#include <string_view>

#include <directus/http/headers.hpp>

namespace DIRECTUS_NAMESPACE::detail {

/// How long a `Retry-After` header asks to wait: seconds, or an HTTP date seen from `now`. Nothing
/// for garbage, negative values and dates that have passed; at most a year.
std::optional<std::chrono::milliseconds> parseRetryAfter(std::string_view value,
                                                         std::chrono::system_clock::time_point now);

/// The same of a reply: the first such header that says something.
std::optional<std::chrono::milliseconds> retryAfterOf(const ResponseHeaders& headers,
                                                      std::chrono::system_clock::time_point now);

}  // namespace DIRECTUS_NAMESPACE::detail
