#pragma once

#include <directus/http/transport.hpp>
#include <directus/rest/rest.hpp>

namespace DIRECTUS_NAMESPACE::detail {

/// Sends a command and hands over the reply: the one place that knows the order of the steps.
/// `result` is filled on success only, or when the reply could not be read.
Result<void> sendCommand(const ClientContext& context, const RestOptions& rest,
                         const CommandRequest& command, const RequestOptions& options,
                         const ReplyOps& reply, void* result);

/// The same within the limits of a call that sends several.
Result<void> sendWithin(const SendOptions& limits, const ClientContext& context,
                        const RestOptions& rest, const CommandRequest& command,
                        const RequestOptions& options, const ReplyOps& reply, void* result);

}  // namespace DIRECTUS_NAMESPACE::detail
