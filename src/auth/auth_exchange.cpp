#include "auth/auth_exchange.hpp"

#include <directus/core/clock.hpp>

#include <algorithm>
#include <charconv>
#include <limits>

#include <directus/call/reply_bytes.hpp>
#include <directus/commands/auth.hpp>
#include <directus/core/url.hpp>
#include <directus/schema/type_table.hpp>

#include "call/call.hpp"
#include "codec/decoder_pool.hpp"
#include "core/trimmed.hpp"
#include "http/curl/http_date.hpp"

namespace DIRECTUS_NAMESPACE::detail {

namespace {

constexpr std::string_view refreshCookie = "directus_refresh_token";
constexpr std::string_view sessionCookie = "directus_session_token";

bool fitsHeader(std::string_view text) {
  return text.size() <= longestToken &&
         std::all_of(text.begin(), text.end(), [](char c) { return c > 0x20 && c < 0x7f; });
}

std::string_view unquoted(std::string_view text) {
  const bool isQuoted = text.size() >= 2 && text.front() == '"' && text.back() == '"';
  return isQuoted ? text.substr(1, text.size() - 2) : text;
}

/// The two cookies that Directus has; those of proxies are not part of a session.
bool isOfDirectus(std::string_view name) {
  return name == refreshCookie || name == sessionCookie;
}

/// `name=value` of an attribute or of the cookie itself.
struct CookiePair {
  std::string_view name;
  std::string_view value;
};

std::optional<CookiePair> cookiePair(std::string_view text) {
  const auto equals = text.find('=');
  if (equals == std::string_view::npos) return std::nullopt;
  return CookiePair{trimmed(text.substr(0, equals)), unquoted(trimmed(text.substr(equals + 1)))};
}

/// Whether a `Max-Age` is 0 or less; garbage is not.
bool isOver(std::string_view maxAge) {
  if (maxAge.starts_with('-')) return true;
  return !maxAge.empty() && maxAge.find_first_not_of('0') == std::string_view::npos;
}

/// Whether a cookie is to be deleted: by its last `Max-Age`, without one by its last `Expires`.
bool isDeletion(std::string_view attributes, std::chrono::milliseconds wallNow) {
  std::optional<bool> byAge;
  bool byDate = false;
  while (!attributes.empty()) {
    const auto end = attributes.find(';');
    const auto pair = cookiePair(attributes.substr(0, end));
    if (pair && equalsIgnoreCase(pair->name, "max-age")) byAge = isOver(pair->value);
    if (pair && equalsIgnoreCase(pair->name, "expires")) {
      const auto date = parseHttpDate(pair->value);
      byDate = date && *date <= wallNow;
    }
    attributes.remove_prefix(end == std::string_view::npos ? attributes.size() : end + 1);
  }
  return byAge.value_or(byDate);
}

/// Of a cookie that comes twice the last one counts. An empty value stands for a cookie that is to
/// be deleted.
std::vector<SessionCookie> receivedCookies(const HttpResponse& response,
                                           std::chrono::milliseconds wallNow) {
  std::vector<SessionCookie> cookies;
  for (const std::string_view line : response.headers.findAll("Set-Cookie")) {
    const auto end = line.find(';');
    auto pair = cookiePair(line.substr(0, end));
    if (!pair) continue;
    if (end != std::string_view::npos && isDeletion(line.substr(end + 1), wallNow))
      pair->value = {};
    if (!isOfDirectus(pair->name) || !fitsHeader(pair->value)) continue;
    std::erase_if(cookies, [&](const SessionCookie& other) { return other.name == pair->name; });
    cookies.push_back({std::string(pair->name), std::string(pair->value)});
  }
  return cookies;
}

/// What `/auth/login` and `/auth/refresh` answer. A lifetime that is not a number of milliseconds
/// costs nobody the tokens.
struct SessionReply {
  std::optional<std::string> access_token{};
  std::optional<std::string> refresh_token{};
  std::optional<JsonText> expires{};
};

std::optional<std::int64_t> lifetimeOf(const std::optional<JsonText>& expires) {
  if (!expires) return std::nullopt;
  const std::string& text = expires->text();
  std::int64_t value = 0;
  const auto parsed = std::from_chars(text.data(), text.data() + text.size(), value);
  if (parsed.ec != std::errc() || parsed.ptr != text.data() + text.size() || value <= 0)
    return std::nullopt;
  return value;
}

Error unusable(std::string_view field, std::string_view why) {
  return makeError(ErrorKind::decode, "data." + std::string(field) + ": " + std::string(why));
}

/// With the status of the reply. Its text stays out: it may be a session.
Error withStatus(const HttpResponse& response, const Error& error) {
  ErrorDetails details = error.details();
  if (details.status == 0) details.status = response.status;
  return Error(std::move(details));
}

/// Errors: what does not fit into a header.
Result<void> checkTokens(const SessionReply& reply) {
  if (reply.access_token && !fitsHeader(*reply.access_token))
    return unusable("access_token", "not fit for a header");
  if (reply.refresh_token && !fitsHeader(*reply.refresh_token))
    return unusable("refresh_token", "not fit for a header");
  return {};
}

Result<AuthenticationData> decodeSession(const HttpResponse& response, Decoder& decoder,
                                         bool keepCookies, std::chrono::milliseconds wallNow) {
  SessionReply reply;
  ReplyMeta meta;
  if (auto read = decodeReply(decoder, bytesOf(response), typeInfo<SessionReply>(), &reply, meta);
      !read)
    return read.error();
  if (auto checked = checkTokens(reply); !checked) return checked.error();
  AuthenticationData data{.access_token = std::move(reply.access_token),
                          .refresh_token = std::move(reply.refresh_token),
                          .expires = lifetimeOf(reply.expires)};
  if (data.access_token && data.access_token->empty()) data.access_token.reset();
  if (data.refresh_token && data.refresh_token->empty()) data.refresh_token.reset();
  setEnd(data, wallNow);
  if (keepCookies) data.cookies = receivedCookies(response, wallNow);
  return data;
}

}  // namespace

void setEnd(AuthenticationData& data, std::chrono::milliseconds wallNow) noexcept {
  constexpr auto latest = std::numeric_limits<std::int64_t>::max();
  if (!data.expires_at && data.expires && *data.expires < latest - wallNow.count())
    data.expires_at = wallNow.count() + *data.expires;
}

Result<void> checkSession(const AuthenticationData& data) {
  const auto isToken = [](const std::optional<std::string>& token) {
    return token && !token->empty();
  };
  if (!isToken(data.access_token) && !isToken(data.refresh_token) && data.cookies.empty())
    return invalidArgument("session", "it has neither a token nor a cookie");
  if (!fitsHeader(data.access_token.value_or("")))
    return invalidArgument("session.access_token", "not fit for a header");
  if (!fitsHeader(data.refresh_token.value_or("")))
    return invalidArgument("session.refresh_token", "not fit for a header");
  for (const SessionCookie& cookie : data.cookies)
    if (cookie.name.empty() || !fitsHeader(cookie.name + cookie.value) ||
        (cookie.name + cookie.value).find(';') != std::string::npos)
      return invalidArgument("session.cookies", "not fit for a header");
  return {};
}

std::string cookieHeader(const std::vector<SessionCookie>& cookies) {
  std::string header;
  for (const SessionCookie& cookie : cookies) {
    if (!header.empty()) header += "; ";
    header += cookie.name + '=' + cookie.value;
  }
  return header;
}

Result<HttpResponse> authSend(const ClientContext& client, CommandRequest command,
                              const std::vector<SessionCookie>& cookies,
                              const SendOptions& limits) {
  static const CallRules rules{.retry = {.tries = 1}, .authorizes = false};
  static const RequestOptions options;
  if (!cookies.empty()) command.headers.set("Cookie", cookieHeader(cookies));
  std::optional<Result<HttpResponse>> reply;
  const auto call = sendCommand({Driver::blocking(), client, rules, options, limits}, command,
                                ReplyFor<HttpResponse>::slot(reply));
  // Under this driver no wait is left open.
  (void)call.begin();
  if (auto sent = call.take(); !sent) return sent.error();
  return *std::move(reply);
}

Result<void> requireTokens(const AuthenticationData& reply, AuthMode mode,
                           const AuthenticationData& held, const HttpResponse& response,
                           bool keepCookies) {
  if (reply.access_token) return {};
  if (mode == AuthMode::session) {
    const bool came = std::any_of(
        reply.cookies.begin(), reply.cookies.end(),
        [](const SessionCookie& one) { return one.name == sessionCookie && !one.value.empty(); });
    // Where cookies are out of our sight, the lifetime is all that a good reply has.
    const bool isOutOfSight = held.cookies.empty() && !held.refresh_token && reply.expires &&
                              (!keepCookies || !response.headers.find("Set-Cookie"));
    if (came || isOutOfSight) return {};
    return withStatus(response,
                      unusable("access_token", "missing, and so is the cookie of the session"));
  }
  return withStatus(response, unusable("access_token", "missing"));
}

Result<AuthenticationData> readSession(const ClientContext& client, const CommandRequest& command,
                                       const HttpResponse& response, bool keepCookies) {
  const DecoderPool::Lease decoder = client.decoders().lease();
  auto data = decodeSession(response, *decoder, keepCookies, client.clock().wallNow());
  if (!data) return withStatus(response, data.error()).withRequest(command.method, command.path);
  return data;
}

}  // namespace DIRECTUS_NAMESPACE::detail
