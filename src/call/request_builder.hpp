#pragma once

#include <directus/call/client_context.hpp>
#include <directus/commands/command.hpp>

namespace DIRECTUS_NAMESPACE::detail {

/// Makes `request`, which is new, the one that a command stands for: address, headers, body;
/// without a token.
Result<void> buildRequest(const ClientContext& context, const CommandRequest& command,
                          const RequestOptions& options, HttpRequest& request);

/// Whether secrets may travel to this client's address: https, this machine, or
/// `allowInsecureHttp`.
Result<void> requireSafeLine(const ClientContext& context);

/// Whether a request may leave: of this origin, and with secrets only over a safe line. `secret`:
/// there is one in its body or its address.
Result<void> checkRequest(const ClientContext& context, const HttpRequest& request, bool secret);

}  // namespace DIRECTUS_NAMESPACE::detail
