#pragma once

#include <chrono>
#include <vector>

#include <directus/auth/authentication_data.hpp>
#include <directus/call/client_context.hpp>
#include <directus/commands/command.hpp>
#include <directus/http/transport.hpp>

namespace DIRECTUS_NAMESPACE::detail {

/// `name=value; name=value`, as a `Cookie` header has it.
std::string cookieHeader(const std::vector<SessionCookie>& cookies);

/// Sends one request to `/auth/*`: without the access token, which the server would refuse there
/// once it has expired, and without the hooks and retries of `rest`.
Result<HttpResponse> authSend(const ClientContext& context, const CommandRequest& command,
                              const std::vector<SessionCookie>& cookies, const SendOptions& limits);

/// Reads the session that came back: tokens from the body, cookies from the headers
/// (`keepCookies`), the expiry counted from now.
///
/// Errors: `decode`, also when a token could not be sent in a header. Whether there is one,
/// `requireTokens` says.
Result<AuthenticationData> readSession(const ClientContext& context, const CommandRequest& command,
                                       const HttpResponse& response, bool keepCookies);

/// Fills in the wall time when the access token ends, from what is said of its life.
void setEnd(AuthenticationData& data, std::chrono::milliseconds wallNow) noexcept;

/// Whether the application may hand that over as a session. Errors: `invalidArgument`, also when a
/// token or cookie could not be sent in a header.
Result<void> checkSession(const AuthenticationData& data);

/// Errors: `decode` when what came back is not a session: a reply without a token in its body or
/// (in session mode) in its cookie. `held`: what was to be renewed.
Result<void> requireTokens(const AuthenticationData& reply, AuthMode mode,
                           const AuthenticationData& held, const HttpResponse& response,
                           bool keepCookies);

}  // namespace DIRECTUS_NAMESPACE::detail
