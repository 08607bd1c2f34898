#pragma once

#include <string_view>

#include <directus/version.hpp>

namespace DIRECTUS_NAMESPACE::detail {

/// White space as JSON and HTTP have it.
[[nodiscard]] constexpr bool isSpace(char c) noexcept {
  return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

[[nodiscard]] constexpr std::string_view trimmed(std::string_view text) noexcept {
  while (!text.empty() && isSpace(text.front())) text.remove_prefix(1);
  while (!text.empty() && isSpace(text.back())) text.remove_suffix(1);
  return text;
}

/// Whether a line has nothing but its end.
[[nodiscard]] constexpr bool isEmptyLine(std::string_view line) noexcept {
  while (!line.empty() && (line.front() == '\r' || line.front() == '\n')) line.remove_prefix(1);
  return line.empty();
}

}  // namespace DIRECTUS_NAMESPACE::detail
