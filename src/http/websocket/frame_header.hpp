#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include <directus/version.hpp>

namespace DIRECTUS_NAMESPACE::detail {

enum class Opcode : std::uint8_t { continuation = 0, text = 1, binary = 2, close = 8, ping, pong };

/// Reads the header of a server's frame (RFC 6455, section 5.2), whatever pieces it comes in.
class FrameHeader {
 public:
  /// Takes what belongs to it from the beginning of `bytes`; true when it is there in full or is
  /// wrong.
  [[nodiscard]] bool take(std::string_view& bytes) noexcept;

  /// What is wrong with it, null if nothing.
  [[nodiscard]] const char* fault() const noexcept { return fault_; }

  [[nodiscard]] Opcode opcode() const noexcept { return static_cast<Opcode>(bytes_[0] & 0x0f); }
  [[nodiscard]] bool isFinal() const noexcept { return (bytes_[0] & 0x80) != 0; }
  [[nodiscard]] bool isControl() const noexcept { return (bytes_[0] & 0x08) != 0; }
  [[nodiscard]] std::uint64_t length() const noexcept { return length_; }

  void clear() noexcept {
    have_ = 0;
    need_ = 2;
  }

 private:
  void readBegin() noexcept;
  void readLength() noexcept;

  std::array<unsigned char, 10> bytes_{};
  std::size_t have_ = 0;
  std::size_t need_ = 2;
  std::uint64_t length_ = 0;
  const char* fault_ = nullptr;
};

}  // namespace DIRECTUS_NAMESPACE::detail
