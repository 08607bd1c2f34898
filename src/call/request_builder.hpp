#pragma once

#include <directus/call/client_context.hpp>
#include <directus/commands/command.hpp>

namespace DIRECTUS_NAMESPACE::detail {

/// The request a command stands for: address, headers, body; without a token.
Result<HttpRequest> buildRequest(const ClientContext& context, const CommandRequest& command,
                                 const RequestOptions& options);

/// Whether secrets may travel to this client's address: https, this machine, or
/// `allowInsecureHttp`.
Result<void> requireSafeLine(const ClientContext& context);

/// Whether a request may leave: of this origin, and with secrets only over a safe line. `secret`:
/// there is one in its body or its address.
Result<void> checkRequest(const ClientContext& context, const HttpRequest& request, bool secret);

}  // namespace DIRECTUS_NAMESPACE::detail
