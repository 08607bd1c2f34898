#pragma once

#include <string>
#include <string_view>

#include <directus/version.hpp>

namespace DIRECTUS_NAMESPACE::detail {

/// The 20 bytes of SHA-1 (RFC 3174), which the handshake of WebSockets is made with. It keeps no
/// secret.
[[nodiscard]] std::string sha1Of(std::string_view bytes);

}  // namespace DIRECTUS_NAMESPACE::detail
