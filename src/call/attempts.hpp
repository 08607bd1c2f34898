#pragma once

#include <directus/version.hpp>

#include "call/call.hpp"

namespace DIRECTUS_NAMESPACE::detail {

/// Sends a request until there is a reply to keep: follows redirects, tries again by `retry`, and
/// renews credentials once when Directus calls them expired.
Flow<Result<HttpResponse>> sendWithRetries(const CallFrame& frame, const CommandRequest& command,
                                           const RetryOptions& retry,
                                           RequestCredentials credentials, HttpRequest& request,
                                           RequestTrace& trace);

/// What the authenticator gives, without the cookies where the rules keep them at home.
Flow<Result<RequestCredentials>> credentialsOf(Authenticator& authenticator,
                                               CredentialsWanted wanted, const CallFrame& frame);

/// Says whose request it is.
void setCredentials(HttpRequest& request, const RequestCredentials& credentials);

}  // namespace DIRECTUS_NAMESPACE::detail
