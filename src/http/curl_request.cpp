#include "http/curl_request.hpp"

#include <array>

#include "http/curl_global.hpp"

namespace directus::inline v0::detail {

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

}  // namespace

CurlRequest::CurlRequest(std::string_view userAgent) : acceptEncodingLine_(acceptEncodingLine()) {
  if (!userAgent.empty()) userAgentLine_.append("User-Agent: ").append(userAgent);
}

CURLcode CurlRequest::apply(CURL* handle, const HttpRequest& request) {
  EasyOptions easy(handle);
  easy.set(CURLOPT_URL, request.url.c_str());
  setShape(easy, shapeOf(request));
  setMethod(easy, request.method);
  setBody(easy, request);
  setHeaders(easy, request.headers);
  return easy.code();
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
  // UPLOAD outlives every other choice of method; the rest replace one another.
  if (shape_ == Shape::source) easy.set(CURLOPT_UPLOAD, 0L);
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

}  // namespace directus::inline v0::detail
