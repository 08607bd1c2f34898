#include "core/utf8_stream.hpp"

#include <cstddef>
#include <cstdint>
#include <cstring>

namespace DIRECTUS_NAMESPACE::detail {

namespace {

/// How many bytes at the beginning are ASCII; a few less than there are, at times.
std::size_t asciiBytes(std::string_view text) noexcept {
  std::size_t count = 0;
  std::uint64_t eight = 0;
  for (; text.size() - count >= sizeof eight; count += sizeof eight) {
    std::memcpy(&eight, text.data() + count, sizeof eight);
    if (eight & 0x8080808080808080) break;
  }
  return count;
}

}  // namespace

bool Utf8Stream::take(std::string_view piece) noexcept {
  std::size_t at = 0;
  while (at < piece.size()) {
    if (left_ == 0 && (at += asciiBytes(piece.substr(at))) == piece.size()) break;
    const auto byte = static_cast<unsigned char>(piece[at++]);
    if (left_ == 0) {
      if (byte >= 0x80 && !begin(byte)) return false;
    } else {
      if (byte < low_ || byte > high_) return false;
      --left_;
      low_ = 0x80;
      high_ = 0xbf;
    }
  }
  return true;
}

/// Table 3-7 of the Unicode standard: nothing longer than needed, no surrogates, nothing beyond
/// U+10FFFF.
bool Utf8Stream::begin(unsigned char byte) noexcept {
  if (byte < 0xc2 || byte > 0xf4) return false;
  left_ = byte < 0xe0 ? 1 : byte < 0xf0 ? 2 : 3;
  low_ = byte == 0xe0 ? 0xa0 : byte == 0xf0 ? 0x90 : 0x80;
  high_ = byte == 0xed ? 0x9f : byte == 0xf4 ? 0x8f : 0xbf;
  return true;
}

}  // namespace DIRECTUS_NAMESPACE::detail
