#pragma once

#include <memory>

#include <curl/curl.h>

#include <directus/version.hpp>

namespace DIRECTUS_NAMESPACE::detail {

struct EasyCleanup {
  void operator()(CURL* handle) const noexcept { curl_easy_cleanup(handle); }
};
struct MultiCleanup {
  void operator()(CURLM* handle) const noexcept { curl_multi_cleanup(handle); }
};
struct UrlCleanup {
  void operator()(CURLU* handle) const noexcept { curl_url_cleanup(handle); }
};

using EasyHandle = std::unique_ptr<CURL, EasyCleanup>;
using MultiHandle = std::unique_ptr<CURLM, MultiCleanup>;
using UrlHandle = std::unique_ptr<CURLU, UrlCleanup>;

/// Sets options until one is refused.
class EasyOptions {
 public:
  explicit EasyOptions(CURL* handle) noexcept : handle_(handle) {}

  template <class T>
  void set(CURLoption option, T value) noexcept {
    static_assert(sizeof(T) >= sizeof(long), "libcurl reads a long, a curl_off_t or a pointer");
    if (code_ == CURLE_OK) code_ = curl_easy_setopt(handle_, option, value);
  }

  /// An option that libcurl may have been built without.
  template <class T>
  bool trySet(CURLoption option, T value) noexcept {
    return code_ == CURLE_OK && curl_easy_setopt(handle_, option, value) == CURLE_OK;
  }

  [[nodiscard]] CURLcode code() const noexcept { return code_; }

 private:
  CURL* handle_;
  CURLcode code_ = CURLE_OK;
};

}  // namespace DIRECTUS_NAMESPACE::detail
