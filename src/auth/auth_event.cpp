#include <directus/auth/authentication.hpp>

namespace DIRECTUS_NAMESPACE {

std::string_view toString(AuthEvent event) noexcept {
  switch (event) {
    case AuthEvent::loggedIn:
      return "loggedIn";
    case AuthEvent::refreshed:
      return "refreshed";
    case AuthEvent::expired:
      return "expired";
    case AuthEvent::loggedOut:
      return "loggedOut";
    case AuthEvent::storageFailed:
      return "storageFailed";
  }
  return "";
}

}  // namespace DIRECTUS_NAMESPACE
