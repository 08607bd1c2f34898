#pragma once

#include <string>

namespace bench {

/// The least that a client over libcurl has to do: one reused handle with default options, the
/// body appended to one reused buffer.
class CurlGet {
 public:
  /// Of `itemsPath` below `url`. `receiveBufferSize` 0: libcurl's default.
  explicit CurlGet(const std::string& url, long receiveBufferSize = 0);
  ~CurlGet();
  CurlGet(const CurlGet&) = delete;
  CurlGet& operator=(const CurlGet&) = delete;

  /// The body, until the next call; it may be changed.
  std::string& perform();

 private:
  void* handle_;
  void* headers_;
  std::string body_;
};

}  // namespace bench
