#pragma once

#include <string_view>

#include <directus/version.hpp>

namespace DIRECTUS_NAMESPACE::detail {

/// Checks UTF-8 that comes in pieces, cut anywhere.
class Utf8Stream {
 public:
  /// False at the first byte with which no text goes on; then nothing else is to be asked.
  [[nodiscard]] bool take(std::string_view piece) noexcept;

  /// Whether what came ends with a whole character.
  [[nodiscard]] bool isWhole() const noexcept { return left_ == 0; }

  void clear() noexcept { left_ = 0; }

 private:
  [[nodiscard]] bool begin(unsigned char byte) noexcept;

  unsigned char left_ = 0;  // bytes that the last character still needs
  unsigned char low_ = 0;   // what the next one of them may be
  unsigned char high_ = 0;
};

}  // namespace DIRECTUS_NAMESPACE::detail
