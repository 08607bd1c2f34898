#pragma once

#include <cstddef>
#include <string_view>

#include <directus/version.hpp>

namespace DIRECTUS_NAMESPACE::detail {

/// Text as a template argument; compilers print it readably in their messages.
template <std::size_t Size>
struct FixedText {
  char text[Size + 1] = {};

  consteval FixedText() = default;
  consteval FixedText(const char (&literal)[Size + 1]) : FixedText(literal, Size) {}
  consteval FixedText(const char* characters, std::size_t) {
    for (std::size_t i = 0; i < Size; ++i) text[i] = characters[i];
  }

  [[nodiscard]] constexpr std::string_view view() const noexcept { return {text, Size}; }
  static constexpr std::size_t size() noexcept { return Size; }
};

template <std::size_t SizeWithNul>
FixedText(const char (&)[SizeWithNul]) -> FixedText<SizeWithNul - 1>;

}  // namespace DIRECTUS_NAMESPACE::detail
