#pragma once

#include <directus/call/client_context.hpp>
#include <directus/call/reply_slot.hpp>
#include <directus/commands/command.hpp>

namespace DIRECTUS_NAMESPACE::detail {

/// What a reply of success becomes: the value in the slot, or why it cannot be one. A write that
/// was executed says so in either case.
[[nodiscard]] Result<void> takeReply(const CommandRequest& command, const HttpRequest& request,
                                     ReplySlot slot, HttpResponse& response,
                                     const ClientContext& client);

}  // namespace DIRECTUS_NAMESPACE::detail
