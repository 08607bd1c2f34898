#include "http/retry_after.hpp"

#include <curl/curl.h>

#include <algorithm>
#include <charconv>
#include <string>

namespace directus::inline v0_1::detail {

namespace {
constexpr std::chrono::milliseconds longest = std::chrono::hours(24 * 365);
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
  // curl_getdate takes much more than an HTTP date, so look for what only a date has.
  if (value.find("GMT") == std::string_view::npos) return std::nullopt;
  const time_t date = curl_getdate(std::string(value).c_str(), nullptr);
  if (date == -1) return std::nullopt;
  const auto wait = std::chrono::seconds(date) -
                    std::chrono::duration_cast<std::chrono::seconds>(now.time_since_epoch());
  if (wait.count() <= 0) return std::nullopt;
  return std::min<std::chrono::milliseconds>(
      std::chrono::seconds(std::min<long long>(wait.count(), 1LL << 31)), longest);
}

}  // namespace directus::inline v0_1::detail
