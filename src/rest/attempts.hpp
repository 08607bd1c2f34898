#pragma once

#include <directus/call/authenticator.hpp>
#include <directus/call/client_context.hpp>
#include <directus/commands/command.hpp>
#include <directus/http/retry_options.hpp>

#include "call/request_trace.hpp"

namespace DIRECTUS_NAMESPACE::detail {

/// Sends a request until there is a reply to keep: follows redirects, tries again by `retry`, and
/// renews credentials once when Directus calls them expired.
Result<HttpResponse> sendUntilKept(const ClientContext& context, const CommandRequest& command,
                                   const RetryOptions& retry, RequestCredentials credentials,
                                   const SendOptions& limits, HttpRequest& request,
                                   RequestTrace& trace);

/// Adds the credentials.
void setCredentials(HttpRequest& request, const RequestCredentials& credentials);

}  // namespace DIRECTUS_NAMESPACE::detail
