#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <directus/core/result.hpp>
#include <directus/http/socket.hpp>

namespace DIRECTUS_NAMESPACE::detail {

/// The request that makes a WebSocket of an HTTP connection (RFC 6455, section 4.1).
struct UpgradeRequest {
  std::string origin{};                  ///< `https://host:port`: where it goes
  std::string text{};                    ///< as it is sent; holds what the caller's headers hold
  std::string accept{};                  ///< what the answer has to say in `Sec-WebSocket-Accept`
  std::vector<std::string> protocols{};  ///< the subprotocols that are asked for
};

/// `nonce`: 16 random bytes. `userAgent` goes along where the request has none of its own.
///
/// Errors: `invalidArgument` for a URL or a header that must not be sent.
[[nodiscard]] Result<UpgradeRequest> makeUpgrade(const SocketRequest& request,
                                                 std::string_view userAgent,
                                                 std::string_view nonce);

}  // namespace DIRECTUS_NAMESPACE::detail
