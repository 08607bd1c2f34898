#include "auth/auth_exchange.hpp"

#include <directus/core/clock.hpp>

#include <algorithm>
#include <charconv>
#include <limits>

#include <directus/call/reply_bytes.hpp>
#include <directus/commands/auth.hpp>
#include <directus/core/url.hpp>
#include <directus/schema/type_table.hpp>

#include "call/reply_error.hpp"
#include "call/request_builder.hpp"
#include "call/request_trace.hpp"
#include "codec/decoder_pool.hpp"
#include "core/trimmed.hpp"

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

/// Whether a cookie is to be deleted: `Max-Age` of 0 or less.
bool isDeletion(std::string_view attributes) {
  constexpr std::string_view name = "max-age";
  while (!attributes.empty()) {
    const auto end = attributes.find(';');
    const std::string_view one = attributes.substr(0, end);
    const auto equals = one.find('=');
    if (equals != std::string_view::npos &&
        equalsIgnoreCase(trimmed(one.substr(0, equals)), name)) {
      const std::string_view value = trimmed(one.substr(equals + 1));
      return value.starts_with('-') || value == "0";
    }
    attributes.remove_prefix(end == std::string_view::npos ? attributes.size() : end + 1);
  }
  return false;
}

/// An empty value stands for a cookie that is to be deleted.
std::vector<SessionCookie> receivedCookies(const HttpResponse& response) {
  std::vector<SessionCookie> cookies;
  for (const std::string_view line : response.headers.findAll("Set-Cookie")) {
    const auto end = line.find(';');
    const std::string_view pair = line.substr(0, end);
    const auto equals = pair.find('=');
    if (equals == std::string_view::npos) continue;
    const auto name = trimmed(pair.substr(0, equals));
    auto value = unquoted(trimmed(pair.substr(equals + 1)));
    if (end != std::string_view::npos && isDeletion(line.substr(end + 1))) value = {};
    if (isOfDirectus(name) && fitsHeader(value))
      cookies.push_back({std::string(name), std::string(value)});
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
  return Error({.kind = ErrorKind::decode,
                .message = "data." + std::string(field) + ": " + std::string(why)});
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
  if (keepCookies) data.cookies = receivedCookies(response);
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

namespace {

Result<HttpResponse> sendTraced(RequestTrace& trace, const ClientContext& context,
                                const CommandRequest& command,
                                const std::vector<SessionCookie>& cookies,
                                const SendOptions& limits) {
  auto request = buildRequest(context, command, {});
  if (!request) return request.error();
  if (!cookies.empty()) request->headers.set("Cookie", cookieHeader(cookies));
  if (auto safe = requireSafeLine(context); !safe) return safe.error();
  auto response = context.transport().send(*request, limits);
  trace.sent(*request, response);
  if (!response) return response.error().withRequest(command.method, command.path);
  if (response->status >= 200 && response->status < 300) return response;
  const DecoderPool::Lease decoder = context.decoders().lease();
  return replyError(*request, *response, *decoder).withRequest(command.method, command.path);
}

}  // namespace

Result<HttpResponse> authSend(const ClientContext& context, const CommandRequest& command,
                              const std::vector<SessionCookie>& cookies,
                              const SendOptions& limits) {
  RequestTrace trace(context, command);
  return trace.end(sendTraced(trace, context, command, cookies, limits));
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
    return unusable("access_token", "missing, and so is the cookie of the session");
  }
  return unusable("access_token", "missing");
}

Result<AuthenticationData> readSession(const ClientContext& context, const CommandRequest& command,
                                       const HttpResponse& response, bool keepCookies) {
  const DecoderPool::Lease decoder = context.decoders().lease();
  auto data = decodeSession(response, *decoder, keepCookies, context.clock().wallNow());
  if (!data) return data.error().withRequest(command.method, command.path);
  return data;
}

}  // namespace DIRECTUS_NAMESPACE::detail
