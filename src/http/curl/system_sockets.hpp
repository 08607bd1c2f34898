#pragma once

#include <curl/curl.h>

#include <chrono>

#include <directus/version.hpp>

#include "http/curl/handles.hpp"

namespace DIRECTUS_NAMESPACE::detail {

// Where systems differ.

/// A socket that no program which the application starts inherits.
[[nodiscard]] curl_socket_t openPrivateSocket(int family, int type, int protocol) noexcept;
int closeSocket(curl_socket_t socket) noexcept;

/// 0 when it has none.
[[nodiscard]] int localPortOf(curl_socket_t socket) noexcept;

/// Whether bytes, the end or an error wait.
[[nodiscard]] bool hasUnread(curl_socket_t socket) noexcept;

/// After so long a wait the sockets are asked anew, whatever was reported. On Windows that is soon
/// while something `maySend`: where a socket took a part of it, wine (8) reports no more that it
/// takes the rest.
[[nodiscard]] std::chrono::milliseconds longestSocketWait(bool maySend) noexcept;

/// A multi handle whose own descriptors no program inherits either. Null: no memory, or no
/// descriptors left.
[[nodiscard]] MultiHandle openPrivateMulti() noexcept;

}  // namespace DIRECTUS_NAMESPACE::detail
