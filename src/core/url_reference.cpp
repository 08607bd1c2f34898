#include "core/url_reference.hpp"

#include <curl/curl.h>

#include <memory>

#include "core/url_chars.hpp"

namespace DIRECTUS_NAMESPACE::detail {

std::optional<std::string> resolveReference(const std::string& url, const std::string& reference) {
  const std::unique_ptr<CURLU, decltype(&curl_url_cleanup)> handle(curl_url(), &curl_url_cleanup);
  if (!handle) return std::nullopt;
  if (curl_url_set(handle.get(), CURLUPART_URL, url.c_str(), 0) != CURLUE_OK) return std::nullopt;
  if (curl_url_set(handle.get(), CURLUPART_URL, withoutRawBytes(reference).c_str(),
                   CURLU_URLENCODE) != CURLUE_OK)
    return std::nullopt;
  char* resolved = nullptr;
  if (curl_url_get(handle.get(), CURLUPART_URL, &resolved, 0) != CURLUE_OK) return std::nullopt;
  std::string text(resolved);
  curl_free(resolved);
  return text;
}

}  // namespace DIRECTUS_NAMESPACE::detail
