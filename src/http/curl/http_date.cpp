#include "http/curl/http_date.hpp"

#include <curl/curl.h>

#include <charconv>
#include <string>

namespace DIRECTUS_NAMESPACE::detail {

namespace {

bool isLike(std::string_view text, std::string_view pattern) {
  if (text.size() != pattern.size()) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool isDigit = text[i] >= '0' && text[i] <= '9';
    if (pattern[i] == '0' ? !isDigit : pattern[i] != '?' && pattern[i] != text[i]) return false;
  }
  return true;
}

/// The form that HTTP prefers. Where time_t has 32 bits, curl_getdate knows no date after 2038.
std::optional<std::chrono::seconds> parsePreferredForm(std::string_view text) {
  namespace ch = std::chrono;
  if (!isLike(text, "???, 00 ??? 0000 00:00:00 GMT")) return std::nullopt;
  constexpr std::string_view months = "JanFebMarAprMayJunJulAugSepOctNovDec";
  const std::size_t month = months.find(text.substr(8, 3));
  if (month == std::string_view::npos || month % 3 != 0) return std::nullopt;
  const auto number = [text](std::size_t at, std::size_t size) {
    unsigned result = 0;
    std::from_chars(text.data() + at, text.data() + at + size, result);
    return result;
  };
  const ch::year_month_day date(ch::year(static_cast<int>(number(12, 4))),
                                ch::month(static_cast<unsigned>(month / 3 + 1)),
                                ch::day(number(5, 2)));
  const unsigned hour = number(17, 2);
  const unsigned minute = number(20, 2);
  const unsigned second = number(23, 2);
  if (!date.ok() || hour > 23 || minute > 59 || second > 60) return std::nullopt;
  return ch::sys_days(date).time_since_epoch() + ch::hours(hour) + ch::minutes(minute) +
         ch::seconds(second);
}

}  // namespace

std::optional<std::chrono::seconds> parseHttpDate(std::string_view text) {
  if (const auto date = parsePreferredForm(text)) return date;
  // curl_getdate takes much more than an HTTP date, so look for what only a date has.
  if (text.find("GMT") == std::string_view::npos) return std::nullopt;
  const time_t date = curl_getdate(std::string(text).c_str(), nullptr);
  if (date == -1) return std::nullopt;
  return std::chrono::seconds(date);
}

}  // namespace DIRECTUS_NAMESPACE::detail
