#include "call/retry_after.hpp"

#include <algorithm>
#include <charconv>
#include <string>

#include "http/curl/http_date.hpp"

namespace DIRECTUS_NAMESPACE::detail {

namespace {
constexpr std::chrono::milliseconds longest = std::chrono::hours(24 * 365);
}

std::optional<std::chrono::milliseconds> retryAfterOf(const ResponseHeaders& headers,
                                                      std::chrono::system_clock::time_point now) {
  for (const std::string_view value : headers.findAll("Retry-After"))
    if (const auto wait = parseRetryAfter(value, now)) return wait;
  return std::nullopt;
}

std::optional<std::chrono::milliseconds> parseRetryAfter(
    std::string_view value, std::chrono::system_clock::time_point now) {
  if (value.empty()) return std::nullopt;
  const bool digitsOnly =
      std::all_of(value.begin(), value.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (digitsOnly) {
    long long seconds = 0;
    const auto parsed = std::from_chars(value.data(), value.data() + value.size(), seconds);
    if (parsed.ec == std::errc::result_out_of_range) return longest;
    return std::min<std::chrono::milliseconds>(std::chrono::seconds(std::min(seconds, 1LL << 31)),
                                               longest);
  }
  const auto date = parseHttpDate(value);
  if (!date) return std::nullopt;
  const auto wait =
      *date - std::chrono::duration_cast<std::chrono::seconds>(now.time_since_epoch());
  if (wait.count() <= 0) return std::nullopt;
  return std::min<std::chrono::milliseconds>(
      std::chrono::seconds(std::min<long long>(wait.count(), 1LL << 31)), longest);
}

}  // namespace DIRECTUS_NAMESPACE::detail
