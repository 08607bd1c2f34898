#pragma once

#include <string>
#include <string_view>

#include <directus/codec/decode.hpp>

namespace DIRECTUS_NAMESPACE::detail {

/// A message of Directus' socket, taken apart. What is missing is "". The views end with the next
/// use of the decoder.
struct SocketMessage {
  std::string_view type{};
  std::string_view event{};
  std::string_view status{};
  std::string uid{};        ///< of a number its digits
  std::string_view data{};  ///< JSON
  std::string_view errorCode{};
  std::string_view errorMessage{};
  ReplyMeta meta{};
};

/// Reads a message; members that it does not know are skipped. Errors: `decode`.
[[nodiscard]] Result<void> readSocketMessage(Decoder& decoder, std::string_view text,
                                             SocketMessage& message);

}  // namespace DIRECTUS_NAMESPACE::detail
