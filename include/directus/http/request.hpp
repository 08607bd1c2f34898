#pragma once

#include <memory>
#include <string>
#include <string_view>

#include <directus/http/body.hpp>
#include <directus/http/headers.hpp>

namespace DIRECTUS_NAMESPACE {

/// What goes over the wire. A hook (`RestOptions::onRequest`) may change every member.
struct HttpRequest {
  std::string method = "GET";
  std::string url{};  ///< absolute, encoded
  Headers headers{};
  std::string body{};                    ///< ignored when `source` is set
  std::shared_ptr<BodySource> source{};  ///< a streamed body
  std::shared_ptr<BodySink> sink{};      ///< where a 2xx body goes instead of memory

  /// Whether sending it twice is harmless. Only such a request may a transport send again by itself
  /// after a lost connection.
  bool repeatable = false;
};

namespace detail {
/// GET, HEAD, OPTIONS and SEARCH change nothing.
[[nodiscard]] DIRECTUS_EXPORT bool isSafeMethod(std::string_view method) noexcept;

/// What every transport refuses before anything is sent: `validateMethod`, `validateHeaders`, a
/// URL that is not http(s), a header that the transport sets itself (`Host`, `Content-Length`, …).
[[nodiscard]] DIRECTUS_EXPORT Result<void> validateRequest(const HttpRequest& request);
}  // namespace detail

}  // namespace DIRECTUS_NAMESPACE
