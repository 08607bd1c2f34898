#include <algorithm>
#include <array>

#include <directus/http/headers.hpp>
#include <directus/http/request.hpp>

#include "core/url_chars.hpp"

namespace DIRECTUS_NAMESPACE::detail {

namespace {

constexpr CharSet tokenChars = alphanumeric.with("!#$%&'*+-.^_`|~");

bool isToken(std::string_view text) {
  return !text.empty() &&
         std::all_of(text.begin(), text.end(), [](char c) { return tokenChars.has(c); });
}

constexpr bool isControl(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte < 0x20 || byte == 0x7f;
}

constexpr CharSet controlsAndSpace = [] {
  CharSet set(" \x7f");
  for (char c = 0; c < ' '; ++c) set = set.with({&c, 1});
  return set;
}();

/// A refused name, made safe to be shown.
std::string shown(std::string_view text) {
  std::string safe(text.substr(0, 64));
  std::replace_if(safe.begin(), safe.end(), isControl, '?');
  return safe;
}

/// These belong to the connection or say where a message ends: a second opinion about them lets
/// a request hide in another one.
constexpr std::array<std::string_view, 11> ownedByTransport{
    "Connection", "Content-Length",   "Expect",  "Host",    "HTTP2-Settings",   "Keep-Alive",
    "TE",         "Proxy-Connection", "Trailer", "Upgrade", "Transfer-Encoding"};

bool isOwnedByTransport(std::string_view name) {
  return std::any_of(ownedByTransport.begin(), ownedByTransport.end(),
                     [name](std::string_view owned) {
                       return owned.size() == name.size() && equalsIgnoreCase(owned, name);
                     });
}

Result<void> validateUrl(std::string_view url) {
  const std::string_view scheme = url.substr(0, url.find("://"));
  if (!equalsIgnoreCase(scheme, "http") && !equalsIgnoreCase(scheme, "https"))
    return invalidArgument("url", "neither http:// nor https://");
  if (std::any_of(url.begin(), url.end(), [](char c) { return controlsAndSpace.has(c); }))
    return invalidArgument("url", "has a space or a control character: percent-encode it");
  return {};
}

}  // namespace

Result<void> validateHeaders(const Headers& headers) {
  for (const Header& field : headers) {
    if (!isToken(field.name))
      return invalidArgument("header '" + shown(field.name) + "'", "its name is not an HTTP token");
    if (std::any_of(field.value.begin(), field.value.end(),
                    [](char c) { return isControl(c) && c != '\t'; }))
      return invalidArgument("header '" + field.name + "'", "its value has a control character");
  }
  return {};
}

Result<void> validateMethod(std::string_view method) {
  if (!isToken(method))
    return invalidArgument("method '" + shown(method) + "'", "not an HTTP token");
  return {};
}

Result<void> validateRequest(const HttpRequest& request) {
  if (auto valid = validateMethod(request.method); !valid) return valid;
  if (auto valid = validateUrl(request.url); !valid) return valid;
  if (auto valid = validateHeaders(request.headers); !valid) return valid;
  for (const Header& field : request.headers)
    if (isOwnedByTransport(field.name))
      return invalidArgument("header '" + field.name + "'", "the transport sets it itself");
  if (request.method == "HEAD" && (request.source || !request.body.empty()))
    return invalidArgument("body", "a HEAD request cannot have one");
  return {};
}

}  // namespace DIRECTUS_NAMESPACE::detail
