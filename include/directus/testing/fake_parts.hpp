#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <utility>

#include <directus/http/transport.hpp>

// What `FakeTransport` is made of.

namespace DIRECTUS_NAMESPACE::testing::parts {

/// Only with what is asked for.
inline Error makeError(ErrorKind kind, std::string message, bool retryable = false) {
  ErrorDetails details;
  details.kind = kind;
  details.message = std::move(message);
  details.retryable = retryable;
  return Error(std::move(details));
}

/// As the real transport says it.
inline Error cancelled() {
  return makeError(ErrorKind::cancelled, "cancelled by the caller");
}

/// A connection that ends before the reply: whether the request was carried out is unknown.
inline Error lost(const HttpRequest& request, ErrorKind kind, const std::string& why) {
  return request.repeatable ? makeError(kind, why, true)
                            : makeError(ErrorKind::outcomeUnknown, why);
}

/// Reads the whole of a body.
inline Result<void> drain(BodySource& source, std::string& bytes) {
  bytes.clear();
  char buffer[4096];
  for (;;) {
    auto count = source.read(buffer, sizeof buffer);
    if (!count) return count.error();
    if (*count == 0) return {};
    bytes.append(buffer, *count);
  }
}

/// `GET /items/articles`
inline std::string nameOf(const HttpRequest& request) {
  const std::string_view url = request.url;
  const auto host = url.find("://");
  const auto path = url.find('/', host == std::string_view::npos ? 0 : host + 3);
  if (path == std::string_view::npos) return request.method + " /";
  return request.method + ' ' + std::string(url.substr(path, url.find('?', path) - path));
}

/// Whether the deadline has passed.
inline bool isOver(const SendOptions& options) {
  const auto left = options.timeLeft();
  return left && *left <= std::chrono::milliseconds(0);
}

}  // namespace DIRECTUS_NAMESPACE::testing::parts
