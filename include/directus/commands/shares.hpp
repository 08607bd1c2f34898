#pragma once

#include <string_view>

#include <directus/commands/auth.hpp>
#include <directus/commands/command.hpp>

namespace directus::inline v0 {

namespace detail {
DIRECTUS_EXPORT CommandRequest authenticateShareRequest(std::string_view share,
                                                        std::string_view password, AuthMode mode);
}  // namespace detail

/// Tokens for the one item that is shared. `share` is the share's key; `password` is needed where
/// the share has one.
/// @see https://directus.io/docs/api/shares#authenticate
[[nodiscard]] inline Command<AuthenticationReply> authenticateShare(
    std::string_view share, std::string_view password = {}, AuthMode mode = AuthMode::cookie) {
  return Command<AuthenticationReply>(detail::authenticateShareRequest(share, password, mode));
}

}  // namespace directus::inline v0
