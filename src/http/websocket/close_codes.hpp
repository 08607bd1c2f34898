#pragma once

#include <cstddef>
#include <string_view>

#include <directus/version.hpp>

namespace DIRECTUS_NAMESPACE::detail {

// RFC 6455, section 7.4.1.

namespace close_code {
inline constexpr int normal = 1000;
inline constexpr int brokenProtocol = 1002;
inline constexpr int unsupportedData = 1003;
inline constexpr int none = 1005;      ///< never on the wire: a close frame without a code
inline constexpr int abnormal = 1006;  ///< never on the wire: no close frame
inline constexpr int notUtf8 = 1007;
inline constexpr int tooLarge = 1009;
}  // namespace close_code

/// Whether a close frame may carry it.
[[nodiscard]] constexpr bool isOnWire(int code) noexcept {
  return (code >= 1000 && code <= 1003) || (code >= 1007 && code <= 1014) ||
         (code >= 3000 && code <= 4999);
}

inline constexpr std::size_t longestReason = 123;

/// The beginning of UTF-8 that has at most `most` bytes, cut between two characters.
[[nodiscard]] constexpr std::string_view cutAt(std::string_view text, std::size_t most) noexcept {
  if (text.size() <= most) return text;
  while (most > 0 && (static_cast<unsigned char>(text[most]) & 0xc0) == 0x80) --most;
  return text.substr(0, most);
}

}  // namespace DIRECTUS_NAMESPACE::detail
