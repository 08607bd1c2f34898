#pragma once

#include <functional>
#include <memory>
#include <string>

#include <directus/call/client_context.hpp>
#include <directus/commands/command.hpp>
#include <directus/realtime/realtime.hpp>

namespace DIRECTUS_NAMESPACE::detail {

/// What reads over REST what a subscription is about: its collection, or its item, by its query.
[[nodiscard]] CommandRequest recoveryRequest(const SubscribeRequest& subscribed);

/// Reads it, by the rules of `rest`, without blocking; `done` gets the items as a JSON list, on a
/// thread of the library.
///
/// Nobody else would: what a server or a line refuses for a while is read several times more, with
/// pauses of seconds, as long as `isWanted`.
void readOverRest(const std::shared_ptr<ClientContext>& context, const CommandRequest& request,
                  std::function<bool()> isWanted, Callback<Result<std::string>> done);

}  // namespace DIRECTUS_NAMESPACE::detail
