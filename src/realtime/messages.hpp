#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include <directus/commands/command.hpp>
#include <directus/realtime/realtime.hpp>

// What goes over the socket to Directus: JSON, one object for each message.

namespace DIRECTUS_NAMESPACE::detail {

[[nodiscard]] std::string authMessage(std::string_view token);
[[nodiscard]] std::string pingMessage();
[[nodiscard]] std::string pongMessage();

/// `request.query` has a value.
[[nodiscard]] std::string subscribeMessage(std::string_view uid, const SubscribeRequest& request);

/// Never without a uid: that would end every subscription.
[[nodiscard]] std::string unsubscribeMessage(std::string_view uid);

/// A command of items as a message.
///
/// Errors: `invalidArgument` for any other command, for what a message has no room for, and for a
/// change without a selector, which the server takes for one of every item.
[[nodiscard]] Result<std::string> itemsMessage(const CommandRequest& command, std::string_view uid);

/// Whether the server may get a message of the application's own. Errors: `invalidArgument`.
[[nodiscard]] Result<void> checkOwnMessage(const JsonText& message);

/// How long the server asks to wait, from the text of a `REQUESTS_EXCEEDED`.
[[nodiscard]] std::chrono::milliseconds waitAskedFor(std::string_view message);

/// What a message of the server refuses with.
[[nodiscard]] Error socketError(std::string_view code, std::string_view message, int status = 0);

}  // namespace DIRECTUS_NAMESPACE::detail
