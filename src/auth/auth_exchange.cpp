#include "auth/auth_exchange.hpp"

#include <directus/core/clock.hpp>

#include <algorithm>

#include <directus/call/reply_bytes.hpp>
#include <directus/commands/auth.hpp>
#include <directus/schema/type_table.hpp>

#include "call/reply_error.hpp"
#include "call/request_builder.hpp"
#include "call/request_trace.hpp"
#include "codec/decoder_pool.hpp"

namespace DIRECTUS_NAMESPACE::detail {

namespace {

/// Servers take header lines of 8 or 16 KiB; anything longer is not a token.
constexpr std::size_t longestToken = 16 * 1024;

bool fitsHeader(std::string_view text) {
  return text.size() <= longestToken &&
         std::all_of(text.begin(), text.end(), [](char c) { return c > 0x20 && c < 0x7f; });
}

std::vector<SessionCookie> receivedCookies(const HttpResponse& response) {
  std::vector<SessionCookie> cookies;
  for (std::string_view line : response.headers.findAll("Set-Cookie")) {
    line = line.substr(0, line.find(';'));
    const auto equals = line.find('=');
    if (equals == std::string_view::npos || equals == 0) continue;
    const auto name = line.substr(0, equals);
    const auto value = line.substr(equals + 1);
    if (fitsHeader(name) && fitsHeader(value))
      cookies.push_back({std::string(name), std::string(value)});
  }
  return cookies;
}

Error unusable(std::string_view field) {
  return Error({.kind = ErrorKind::decode,
                .message = "data." + std::string(field) + ": not fit for a header"});
}

Result<AuthenticationData> decodeSession(const HttpResponse& response, Decoder& decoder,
                                         bool keepCookies, std::chrono::milliseconds wallNow) {
  AuthenticationReply reply;
  ReplyMeta meta;
  if (auto read =
          decodeReply(decoder, bytesOf(response), typeInfo<AuthenticationReply>(), &reply, meta);
      !read)
    return read.error();
  if (reply.access_token && !fitsHeader(*reply.access_token)) return unusable("access_token");
  if (reply.refresh_token && !fitsHeader(*reply.refresh_token)) return unusable("refresh_token");
  AuthenticationData data{.access_token = std::move(reply.access_token),
                          .refresh_token = std::move(reply.refresh_token),
                          .expires = reply.expires};
  if (data.expires && *data.expires > 0) data.expires_at = wallNow.count() + *data.expires;
  if (keepCookies) data.cookies = receivedCookies(response);
  return data;
}

}  // namespace

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
  auto response = trace.send(*request, limits);
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

Result<AuthenticationData> readSession(const ClientContext& context, const CommandRequest& command,
                                       const HttpResponse& response, bool keepCookies) {
  const DecoderPool::Lease decoder = context.decoders().lease();
  auto data = decodeSession(response, *decoder, keepCookies, context.clock().wallNow());
  if (!data) return data.error().withRequest(command.method, command.path);
  return data;
}

}  // namespace DIRECTUS_NAMESPACE::detail
