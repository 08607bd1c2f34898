#include "http/curl/http_date.hpp"

#include <curl/curl.h>

#include <string>

namespace DIRECTUS_NAMESPACE::detail {

std::optional<std::chrono::seconds> parseHttpDate(std::string_view text) {
  // curl_getdate takes much more than an HTTP date, so look for what only a date has.
  if (text.find("GMT") == std::string_view::npos) return std::nullopt;
  const time_t date = curl_getdate(std::string(text).c_str(), nullptr);
  if (date == -1) return std::nullopt;
  return std::chrono::seconds(date);
}

}  // namespace DIRECTUS_NAMESPACE::detail
