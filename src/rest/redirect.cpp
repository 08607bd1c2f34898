#include "rest/redirect.hpp"

#include <curl/curl.h>

#include <memory>

namespace directus::inline v0_1::detail {

namespace {

std::optional<std::string> resolveReference(const std::string& url, const std::string& reference) {
  const std::unique_ptr<CURLU, decltype(&curl_url_cleanup)> handle(curl_url(), &curl_url_cleanup);
  if (!handle) return std::nullopt;
  if (curl_url_set(handle.get(), CURLUPART_URL, url.c_str(), 0) != CURLUE_OK) return std::nullopt;
  if (curl_url_set(handle.get(), CURLUPART_URL, reference.c_str(), CURLU_URLENCODE) != CURLUE_OK)
    return std::nullopt;
  char* resolved = nullptr;
  if (curl_url_get(handle.get(), CURLUPART_URL, &resolved, 0) != CURLUE_OK) return std::nullopt;
  std::string text(resolved);
  curl_free(resolved);
  return text;
}

}  // namespace

bool isRedirect(int status) noexcept {
  return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

std::optional<std::string> redirectTarget(const BaseUrl& base, std::string_view path,
                                          const HttpRequest& request,
                                          const HttpResponse& response) {
  if (!isRedirect(response.status)) return std::nullopt;
  if (request.method != "GET" && request.method != "HEAD") return std::nullopt;
  if (path.starts_with("/auth/")) return std::nullopt;
  const auto location = response.headers.find("Location");
  if (!location) return std::nullopt;
  auto target = resolveReference(request.url, std::string(*location));
  if (!target || !base.sameOrigin(*target)) return std::nullopt;
  return target;
}

}  // namespace directus::inline v0_1::detail
