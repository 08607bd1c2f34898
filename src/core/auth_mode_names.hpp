#pragma once

#include <optional>
#include <string_view>

#include <directus/core/auth_mode.hpp>

namespace DIRECTUS_NAMESPACE::detail {

/// As Directus spells it.
[[nodiscard]] inline std::string_view nameOfMode(AuthMode mode) noexcept {
  switch (mode) {
    case AuthMode::cookie:
      return "cookie";
    case AuthMode::json:
      return "json";
    case AuthMode::session:
      return "session";
  }
  return "";
}

[[nodiscard]] inline std::optional<AuthMode> modeOfName(std::string_view name) noexcept {
  for (const AuthMode mode : {AuthMode::cookie, AuthMode::json, AuthMode::session})
    if (nameOfMode(mode) == name) return mode;
  return std::nullopt;
}

}  // namespace DIRECTUS_NAMESPACE::detail
