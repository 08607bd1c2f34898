#include <directus/core/auth_mode.hpp>
#include <directus/core/log.hpp>

#include "core/auth_mode_names.hpp"

namespace DIRECTUS_NAMESPACE {

std::string_view toString(AuthMode mode) noexcept {
  return detail::nameOfMode(mode);
}

std::string_view toString(Credentials credentials) noexcept {
  switch (credentials) {
    case Credentials::omit:
      return "omit";
    case Credentials::sameOrigin:
      return "sameOrigin";
    case Credentials::include:
      return "include";
  }
  return "";
}

std::string_view toString(LogLevel level) noexcept {
  switch (level) {
    case LogLevel::debug:
      return "debug";
    case LogLevel::info:
      return "info";
    case LogLevel::warn:
      return "warn";
    case LogLevel::error:
      return "error";
  }
  return "";
}

}  // namespace DIRECTUS_NAMESPACE
