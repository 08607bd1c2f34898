#pragma once

#include <memory>

#include <directus/async/operation.hpp>
#include <directus/call/client_context.hpp>
#include <directus/call/reply_slot.hpp>

#include "call/call_rules.hpp"

namespace DIRECTUS_NAMESPACE::detail {

/// What the operation of one command does: sends it by the rules of its composable, and hands over
/// the reply.
[[nodiscard]] PendingBody commandBody(std::shared_ptr<ClientContext> context,
                                      std::shared_ptr<const CallRules> rules,
                                      CommandRequest&& command, RequestOptions&& options,
                                      const ReplyOps& reply);

}  // namespace DIRECTUS_NAMESPACE::detail
