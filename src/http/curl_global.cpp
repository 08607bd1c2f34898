#include "http/curl_global.hpp"

#include <mutex>

#include <curl/curl.h>

namespace directus::inline v0::detail {

bool curlIsAtLeast(unsigned version) noexcept {
  return curl_version_info(CURLVERSION_NOW)->version_num >= version;
}

Result<void> initialiseCurl() {
  // libcurl itself locks only when it was built with CURL_VERSION_THREADSAFE; without it, an
  // application that also calls curl_global_init has to do so before it makes a client.
  static std::once_flag once;
  static CURLcode code = CURLE_FAILED_INIT;
  std::call_once(once, [] { code = curl_global_init(CURL_GLOBAL_DEFAULT); });
  if (code != CURLE_OK) return invalidArgument("libcurl", curl_easy_strerror(code));
  if (!curlIsAtLeast(0x075400))
    return invalidArgument("libcurl", std::string("7.84 or newer is needed, this is ") +
                                          curl_version_info(CURLVERSION_NOW)->version);
  return {};
}

}  // namespace directus::inline v0::detail
