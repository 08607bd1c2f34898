#include "http/curl/global.hpp"

#include <curl/curl.h>

namespace DIRECTUS_NAMESPACE::detail {

namespace {

CurlFacts initialise() {
  // libcurl itself locks only when it was built with CURL_VERSION_THREADSAFE; without it, an
  // application that also calls curl_global_init has to do so before it makes a client.
  if (const CURLcode code = curl_global_init(CURL_GLOBAL_DEFAULT); code != CURLE_OK)
    return {.failure = curl_easy_strerror(code)};
  const curl_version_info_data* const info = curl_version_info(CURLVERSION_NOW);
  CurlFacts facts{.version = info->version_num, .features = info->features};
  if (facts.version < 0x075400) facts.failure = "it is older than 7.84";
  return facts;
}

}  // namespace

const CurlFacts& curlFacts() {
  static const CurlFacts facts = initialise();
  return facts;
}

}  // namespace DIRECTUS_NAMESPACE::detail
