#pragma once

#include <directus/version.hpp>

#include "call/call.hpp"

namespace DIRECTUS_NAMESPACE::detail {

/// Sends a request until there is a reply to keep: follows redirects, tries again by `retry`, and
/// renews credentials once when Directus calls them expired.
Flow<Result<HttpResponse>> sendWithRetries(const CallFrame& frame, const CommandRequest& command,
                                           const RetryOptions& retry,
                                           RequestCredentials& credentials, HttpRequest& request,
                                           RequestTrace& trace);

}  // namespace DIRECTUS_NAMESPACE::detail
