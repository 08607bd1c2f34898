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

  /// The same in parts, for a multi handle that has `handle`; its private pointer is this.
  void begin();
  std::string& end();
  [[nodiscard]] void* handle() const noexcept { return handle_; }

 private:
  void* handle_;
  void* headers_;
  std::string body_;
};

}  // namespace bench
