#pragma once

#include <directus/http/socket.hpp>

namespace DIRECTUS_NAMESPACE::detail {

/// What the end of a socket says about another try.
enum class CloseVerdict {
  again,
  once,     ///< a peer that breaks the protocol gets a second chance
  refused,  ///< the token
  never,
};
[[nodiscard]] CloseVerdict verdictOf(const SocketClose& close) noexcept;

/// The end of a socket as an error.
[[nodiscard]] Error errorOf(const SocketClose& close);

}  // namespace DIRECTUS_NAMESPACE::detail
