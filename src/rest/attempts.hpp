#pragma once

#include <directus/commands/command.hpp>
#include <directus/http/authenticator.hpp>
#include <directus/http/client_context.hpp>
#include <directus/http/retry_options.hpp>

#include "commands/request_trace.hpp"

namespace directus::inline v0_1::detail {

/// Sends a request until there is a reply to keep: follows redirects, tries again by `retry`, and
/// renews credentials once when Directus calls them expired.
Result<HttpResponse> sendUntilKept(const ClientContext& context, const CommandRequest& command,
                                   const RetryOptions& retry, RequestCredentials credentials,
                                   const SendOptions& limits, HttpRequest& request,
                                   RequestTrace& trace);

/// Says who asks.
void setCredentials(HttpRequest& request, const RequestCredentials& credentials);

}  // namespace directus::inline v0_1::detail
