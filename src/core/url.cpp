#include <directus/core/url.hpp>

#include <curl/curl.h>

#if defined(__unix__) || defined(__APPLE__)
#include <locale.h>
#endif
#if defined(__APPLE__)
#include <xlocale.h>
#endif

#include <memory>
#include <utility>

#include <directus/core/json_text.hpp>

#include "core/url_chars.hpp"
#include "core/url_path.hpp"

namespace DIRECTUS_NAMESPACE::detail {

namespace {

Error badUrl(std::string_view why) {
  return invalidArgument("url", why);
}

struct FreeHandle {
  void operator()(CURLU* handle) const { curl_url_cleanup(handle); }
};

std::string lower(std::string text) {
  for (char& c : text)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + ('a' - 'A'));
  return text;
}

std::string_view trim(std::string_view text) {
  while (!text.empty() && static_cast<unsigned char>(text.front()) <= ' ') text.remove_prefix(1);
  while (!text.empty() && static_cast<unsigned char>(text.back()) <= ' ') text.remove_suffix(1);
  return text;
}

/// The part of the URL, "" when it has none.
std::string part(CURLU* handle, CURLUPart what, unsigned flags = 0) {
  char* text = nullptr;
  if (curl_url_get(handle, what, &text, flags) != CURLUE_OK) return {};
  std::string copy = text;
  curl_free(text);
  return copy;
}

/// libidn2 reads a host in the encoding of the thread's locale, which a library must not set for
/// good: UTF-8 for as long as this lives.
class Utf8Locale {
 public:
#if defined(__unix__) || defined(__APPLE__)
  Utf8Locale() : locale_(newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr)) {
    if (locale_ == nullptr) locale_ = newlocale(LC_CTYPE_MASK, "en_US.UTF-8", nullptr);
    if (locale_ != nullptr) before_ = uselocale(locale_);
  }
  ~Utf8Locale() {
    if (locale_ == nullptr) return;
    uselocale(before_);
    freelocale(locale_);
  }

 private:
  locale_t locale_;
  locale_t before_{};
#endif
};

/// The host in its wire form: lower case, IPv4 in dots, IDN as punycode.
Result<std::string> wireHost(CURLU* handle) {
  std::string host = lower(part(handle, CURLUPART_HOST));
  if (!isUtf8(host)) return badUrl("has a host that is not UTF-8");
  for (char c : host) {
    if (static_cast<unsigned char>(c) < 0x80) continue;
#ifdef CURLU_PUNYCODE
    [[maybe_unused]] const Utf8Locale utf8;
    host = lower(part(handle, CURLUPART_HOST, CURLU_PUNYCODE));
    if (!host.empty()) return host;
#endif
    return badUrl(
        "this host name cannot be turned into punycode here: write it as punycode (xn--…)");
  }
  return host;
}

/// Digits are left to libcurl, which writes 0x7f.1 and 2130706433 as 127.0.0.1, too.
bool isLoopbackHost(std::string_view host) {
  return host == "localhost" || host == "[::1]" ||
         (host.starts_with("127.") && host.find_first_not_of("0123456789.") == host.npos);
}

struct Parts {
  std::string scheme;  ///< lower case
  std::string_view userinfo, host, path;
};

Result<Parts> split(std::string_view text) {
  const auto colon = text.find("://");
  Parts parts{
      .scheme = lower(std::string(text.substr(0, colon))), .userinfo = {}, .host = {}, .path = {}};
  if (colon == text.npos || (parts.scheme != "https" && parts.scheme != "http"))
    return badUrl("must begin with https:// or http://");
  for (char c : text)
    if (static_cast<unsigned char>(c) < ' ' || c == '\\' || c == '\x7f')
      return badUrl("must not hold control characters or backslashes");
  text = text.substr(colon + 3);
  text = text.substr(0, text.find_first_of("?#"));
  const auto slash = text.find('/');
  parts.host = text.substr(0, slash);
  if (slash != text.npos) parts.path = text.substr(slash);
  if (const auto at = parts.host.find('@'); at != text.npos) {
    parts.userinfo = parts.host.substr(0, at + 1);
    parts.host.remove_prefix(at + 1);
  }
  if (parts.host.empty()) return badUrl("has no host");
  if (parts.host.find_first_of("@% ") != text.npos) return badUrl("has an invalid host");
  return parts;
}

}  // namespace

Result<BaseUrl> BaseUrl::parse(std::string_view text) {
  const auto parts = split(trim(text));
  if (!parts) return parts.error();
  BaseUrl url;
  const std::string& scheme = parts->scheme;
  url.https_ = scheme == "https";

  const std::unique_ptr<CURLU, FreeHandle> handle(curl_url());
  if (!handle) return badUrl("could not be parsed: out of memory");
  const std::string authority = scheme + "://" + std::string(parts->host);
  switch (curl_url_set(handle.get(), CURLUPART_URL, authority.c_str(), 0)) {
    case CURLUE_OK:
      break;
    case CURLUE_BAD_PORT_NUMBER:
      return badUrl("has an invalid port");
    default:
      return badUrl("has an invalid host");
  }
  auto host = wireHost(handle.get());
  if (!host) return host.error();
  if (host->empty()) return badUrl("has no host");
  const std::string port = part(handle.get(), CURLUPART_PORT, CURLU_NO_DEFAULT_PORT);
  if (port == "0") return badUrl("has an invalid port");

  url.loopback_ = isLoopbackHost(*host);
  url.userinfo_ = !parts->userinfo.empty();
  const std::string end = port.empty() ? *host : *host + ":" + port;
  url.origin_ = scheme + "://" + end;
  if (auto added = appendPath(url.path_, "url", parts->path); !added) return added.error();
  while (url.path_.ends_with('/')) url.path_.pop_back();
  url.prefix_ = scheme + "://";
  appendEncoded(url.prefix_, parts->userinfo, segmentChars.with("%"));
  url.prefix_ += end + url.path_;
  return url;
}

bool BaseUrl::sameOrigin(std::string_view text) const {
  if (text.starts_with(origin_)) {
    const std::string_view rest = text.substr(origin_.size());
    if (rest.empty() || rest.front() == '/' || rest.front() == '?' || rest.front() == '#')
      return true;
  }
  const auto other = parse(text);
  return other && other->origin_ == origin_;
}

}  // namespace DIRECTUS_NAMESPACE::detail
