#pragma once

#include <cstdint>
#include <string>
#include <utility>

namespace directus_test {

/// A gzip stream of zero bytes without end: each piece of 13 bytes becomes 2064.
class ZeroBomb {
 public:
  /// The next compressed bytes.
  std::string next(int pieces) {
    if (!begun_) {
      bytes_ = std::string("\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff", 10);
      putBits(0b010, 3);       // not the last block, fixed Huffman codes
      putCode(0b00110000, 8);  // a literal zero to copy from
      begun_ = true;
    }
    for (int i = 0; i < pieces * 8; ++i) {
      putCode(0b11000101, 8);  // length 258
      putCode(0, 5);           // distance 1
    }
    return std::exchange(bytes_, {});
  }

 private:
  void putBits(std::uint32_t bits, int count) {  // lowest bit first
    for (int i = 0; i < count; ++i) putBit((bits >> i) & 1);
  }
  void putCode(std::uint32_t code, int count) {  // Huffman codes go highest bit first
    for (int i = count - 1; i >= 0; --i) putBit((code >> i) & 1);
  }
  void putBit(std::uint32_t bit) {
    current_ |= bit << filled_;
    if (++filled_ < 8) return;
    bytes_ += static_cast<char>(current_);
    current_ = 0;
    filled_ = 0;
  }

  std::string bytes_;
  std::uint32_t current_ = 0;
  int filled_ = 0;
  bool begun_ = false;
};

/// "hello hello hello hello\n" as gzip writes it.
inline const std::string helloGzip(
    "\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\x03\xcb\x48\xcd\xc9\xc9\x57\xc8\x40\x27\xb9"
    "\x00\x00\x88\x59\x0b\x18\x00\x00\x00",
    29);

}  // namespace directus_test
