#pragma once

#include <string_view>

#include <directus/version.hpp>

namespace DIRECTUS_NAMESPACE::detail {

// What a token is, the text of a value as it stands in the document; a token is never empty.

[[nodiscard]] inline bool isString(std::string_view token) noexcept {
  return token.front() == '"';
}

[[nodiscard]] inline bool isNumber(std::string_view token) noexcept {
  return token.front() == '-' || (token.front() >= '0' && token.front() <= '9');
}

[[nodiscard]] inline std::string_view insideQuotes(std::string_view token) noexcept {
  return token.size() < 2 ? std::string_view() : token.substr(1, token.size() - 2);
}

}  // namespace DIRECTUS_NAMESPACE::detail
