#include "curl_get.hpp"

#include <curl/curl.h>

#include <cstddef>
#include <stdexcept>

#include "contestant.hpp"

namespace bench {

namespace {
std::size_t appendTo(char* data, std::size_t, std::size_t size, void* user) {
  static_cast<std::string*>(user)->append(data, size);
  return size;
}
}  // namespace

CurlGet::CurlGet(const std::string& url, long receiveBufferSize)
    : handle_(curl_easy_init()),
      headers_(
          curl_slist_append(nullptr, ("Authorization: Bearer " + std::string(token)).c_str())) {
  curl_easy_setopt(handle_, CURLOPT_URL, (url + itemsPath).c_str());
  curl_easy_setopt(handle_, CURLOPT_HTTPHEADER, headers_);
  curl_easy_setopt(handle_, CURLOPT_WRITEFUNCTION, &appendTo);
  curl_easy_setopt(handle_, CURLOPT_WRITEDATA, &body_);
  curl_easy_setopt(handle_, CURLOPT_PRIVATE, this);
  if (receiveBufferSize > 0) curl_easy_setopt(handle_, CURLOPT_BUFFERSIZE, receiveBufferSize);
}

CurlGet::~CurlGet() {
  curl_easy_cleanup(handle_);
  curl_slist_free_all(static_cast<curl_slist*>(headers_));
}

std::string& CurlGet::perform() {
  begin();
  if (curl_easy_perform(handle_) != CURLE_OK) throw std::runtime_error("libcurl: no reply");
  return end();
}

void CurlGet::begin() {
  body_.clear();
}

std::string& CurlGet::end() {
  long status = 0;
  curl_easy_getinfo(handle_, CURLINFO_RESPONSE_CODE, &status);
  if (status != 200) throw std::runtime_error("libcurl: no reply");
  return body_;
}

}  // namespace bench
