#include "http/curl/request.hpp"

#include <algorithm>
#include <array>

#include "core/url_chars.hpp"
#include "http/curl/global.hpp"

namespace DIRECTUS_NAMESPACE::detail {

namespace {

/// What libcurl can undo, best first.
std::string acceptEncodingLine() {
  const int features = curlFacts().features;
  std::string encodings;
  if (features & CURL_VERSION_BROTLI) encodings += "br, ";
  if (features & CURL_VERSION_ZSTD) encodings += "zstd, ";
  if (features & CURL_VERSION_LIBZ) encodings += "gzip, ";
  if (encodings.empty()) return "Accept-Encoding: identity";
  return "Accept-Encoding: " + encodings.substr(0, encodings.size() - 2);
}

constexpr bool endsHost(char c) noexcept {
  return c == '/' || c == '?' || c == '#';
}

/// What a request target may hold as it is; libcurl looks at everything else itself.
constexpr CharSet targetChars = queryChars.with("'");

}  // namespace

std::optional<std::size_t> targetOf(std::string_view url) noexcept {
  const auto host = url.find("://");
  if (host == std::string_view::npos) return std::nullopt;
  std::size_t target = host + 3;
  while (target < url.size() && !endsHost(url[target])) ++target;
  if (target == url.size() || url[target] != '/') return std::nullopt;
  const auto rest = url.substr(target);
  const bool asItIs =
      std::all_of(rest.begin(), rest.end(), [](char c) { return targetChars.has(c); });
  return asItIs ? std::optional(target) : std::nullopt;
}

CurlRequest::CurlRequest(std::string_view userAgent, bool direct)
    : direct_(direct), acceptEncodingLine_(acceptEncodingLine()) {
  if (!userAgent.empty()) userAgentLine_.append("User-Agent: ").append(userAgent);
}

CURLcode CurlRequest::apply(CURL* handle, const HttpRequest& request) {
  EasyOptions easy(handle);
  setUrl(easy, request.url);
  setShape(easy, shapeOf(request));
  setMethod(easy, request.method);
  setBody(easy, request);
  setHeaders(easy, request.headers);
  return easy.code();
}

/// libcurl 7.88 takes a URL apart and formats it again, byte by byte, for every request: a large
/// part of what a small request costs. So it gets the origin once, taken apart, and the rest as the
/// request target. A plain http proxy needs the whole URL.
void CurlRequest::setUrl(EasyOptions& easy, const std::string& url) {
  const auto target = direct_ ? targetOf(url) : std::nullopt;
  if (target && takesOrigin(easy, std::string_view(url).substr(0, *target)))
    easy.set(CURLOPT_REQUEST_TARGET, url.c_str() + *target);
  else
    setWholeUrl(easy, url);
}

/// False for an origin that libcurl does not like: it says why when it gets the whole URL.
bool CurlRequest::takesOrigin(EasyOptions& easy, std::string_view origin) {
  if (parsedOrigin_ && origin == origin_) return true;
  std::string text(origin);
  UrlHandle parsed(curl_url());
  if (!parsed || curl_url_set(parsed.get(), CURLUPART_URL, text.c_str(), CURLU_DISALLOW_USER))
    return false;
  easy.set(CURLOPT_CURLU, parsed.get());
  easy.set(CURLOPT_URL, text.c_str());
  origin_ = std::move(text);
  parsedOrigin_ = std::move(parsed);
  return true;
}

void CurlRequest::setWholeUrl(EasyOptions& easy, const std::string& url) {
  if (parsedOrigin_) {
    easy.set(CURLOPT_CURLU, static_cast<CURLU*>(nullptr));
    easy.set(CURLOPT_REQUEST_TARGET, static_cast<const char*>(nullptr));
    parsedOrigin_.reset();
  }
  easy.set(CURLOPT_URL, withoutRawBytes(url).c_str());
}

CurlRequest::Shape CurlRequest::shapeOf(const HttpRequest& request) noexcept {
  if (request.source) return Shape::source;
  if (request.method == "HEAD") return Shape::head;
  // A server expects these to say that their body is empty.
  const bool hasLength =
      request.method == "POST" || request.method == "PUT" || request.method == "PATCH";
  return hasLength || !request.body.empty() ? Shape::body : Shape::get;
}

void CurlRequest::setShape(EasyOptions& easy, Shape shape) {
  if (shape == shape_) return;
  // UPLOAD and POSTFIELDS outlive every other choice of method; the rest replace one another. A
  // source that is sent while POSTFIELDS are there is not rewound for a second send.
  if (shape_ == Shape::source) easy.set(CURLOPT_UPLOAD, 0L);
  if (shape_ == Shape::body) {
    easy.set(CURLOPT_POSTFIELDS, static_cast<const char*>(nullptr));
    easy.set(CURLOPT_POSTFIELDSIZE_LARGE, curl_off_t{-1});
  }
  switch (shape) {
    case Shape::get:
      easy.set(CURLOPT_HTTPGET, 1L);
      break;
    case Shape::head:
      easy.set(CURLOPT_NOBODY, 1L);
      break;
    case Shape::body:
      easy.set(CURLOPT_POST, 1L);
      break;
    case Shape::source:
      easy.set(CURLOPT_UPLOAD, 1L);
      break;
  }
  shape_ = shape;
}

void CurlRequest::setMethod(EasyOptions& easy, const std::string& method) {
  // A custom method that equals the shape's own would do no harm, but has to be copied.
  constexpr std::array<std::string_view, 4> ownMethods{"GET", "HEAD", "POST", "PUT"};
  const bool isOwn = method == ownMethods[static_cast<std::size_t>(shape_)];
  if (customMethod_ == (isOwn ? std::string_view() : std::string_view(method))) return;
  easy.set(CURLOPT_CUSTOMREQUEST, isOwn ? nullptr : method.c_str());
  customMethod_ = isOwn ? std::string() : method;
}

void CurlRequest::setBody(EasyOptions& easy, const HttpRequest& request) {
  if (shape_ == Shape::body) {
    easy.set(CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(request.body.size()));
    easy.set(CURLOPT_POSTFIELDS, request.body.c_str());
  } else if (shape_ == Shape::source) {
    const std::optional<std::uint64_t> size = request.source->size();
    easy.set(CURLOPT_INFILESIZE_LARGE, size ? static_cast<curl_off_t>(*size) : curl_off_t{-1});
  }
}

void CurlRequest::setHeaders(EasyOptions& easy, const Headers& headers) {
  std::array<std::string_view, 4> more;
  std::size_t count = 0;
  const auto add = [&](std::string_view line) { more[count++] = line; };
  if (!userAgentLine_.empty() && !headers.find("User-Agent")) add(userAgentLine_);
  if (!headers.find("Accept-Encoding")) add(acceptEncodingLine_);
  if (shape_ == Shape::body || shape_ == Shape::source) add("Expect:");
  if (shape_ == Shape::body && !headers.find("Content-Type")) add("Content-Type:");
  easy.set(CURLOPT_HTTPHEADER, headers_.build(headers, {more.data(), count}));
}

}  // namespace DIRECTUS_NAMESPACE::detail
