#pragma once

#include <optional>
#include <string>
#include <string_view>

#include <directus/http/request.hpp>

#include "http/curl/handles.hpp"
#include "http/curl/header_list.hpp"

namespace DIRECTUS_NAMESPACE::detail {

/// Where the request target of an absolute URL begins (`/cms/items?limit=1`); nothing where it has
/// to be left to libcurl to find it: without a path, with a fragment, or with bytes to encode.
[[nodiscard]] std::optional<std::size_t> targetOf(std::string_view url) noexcept;

/// Puts one request after the other on the same handle, and sets only the options that have
/// changed.
class CurlRequest {
 public:
  /// `userAgent` goes with every request that has none of its own. `direct`: no proxy is used.
  CurlRequest(std::string_view userAgent, bool direct);

  /// Sets method, URL, headers and body; they must outlive the transfer.
  [[nodiscard]] CURLcode apply(CURL* handle, const HttpRequest& request);

  /// Forgets what may be secret.
  void wipe() noexcept { headers_.wipe(); }

 private:
  enum class Shape { get, head, body, source };

  [[nodiscard]] static Shape shapeOf(const HttpRequest& request) noexcept;
  void setUrl(EasyOptions& easy, const std::string& url);
  bool takesOrigin(EasyOptions& easy, std::string_view origin);
  void setWholeUrl(EasyOptions& easy, const std::string& url);
  void setShape(EasyOptions& easy, Shape shape);
  void setMethod(EasyOptions& easy, const std::string& method);
  void setBody(EasyOptions& easy, const HttpRequest& request);
  void setHeaders(EasyOptions& easy, const Headers& headers);

  const bool direct_;
  std::string origin_;
  UrlHandle parsedOrigin_;  ///< while the easy handle has it
  Shape shape_ = Shape::get;
  std::string customMethod_;
  // libcurl formats its own lines twice, byte by byte: as our own lines they cost half.
  std::string userAgentLine_;
  std::string acceptEncodingLine_;
  CurlHeaderList headers_;
};

}  // namespace DIRECTUS_NAMESPACE::detail
