#include <directus/realtime/change.hpp>
#include <directus/realtime/realtime_options.hpp>

namespace DIRECTUS_NAMESPACE {

std::string_view toString(ConnectionState state) noexcept {
  switch (state) {
    case ConnectionState::idle:
      return "idle";
    case ConnectionState::connecting:
      return "connecting";
    case ConnectionState::authenticating:
      return "authenticating";
    case ConnectionState::ready:
      return "ready";
    case ConnectionState::reauth:
      return "reauth";
    case ConnectionState::waiting:
      return "waiting";
    case ConnectionState::failed:
      break;
  }
  return "failed";
}

std::string_view toString(ChangeEvent event) noexcept {
  switch (event) {
    case ChangeEvent::init:
      return "init";
    case ChangeEvent::create:
      return "create";
    case ChangeEvent::update:
      return "update";
    case ChangeEvent::delete_:
      return "delete_";
    case ChangeEvent::gap:
      break;
  }
  return "gap";
}

std::string_view toString(GapReason reason) noexcept {
  switch (reason) {
    case GapReason::reconnected:
      return "reconnected";
    case GapReason::tokenExpired:
      return "tokenExpired";
    case GapReason::overflow:
      return "overflow";
    case GapReason::unreadable:
      break;
  }
  return "unreadable";
}

}  // namespace DIRECTUS_NAMESPACE
