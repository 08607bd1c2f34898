#include <directus/live/live_status.hpp>

namespace DIRECTUS_NAMESPACE {

std::string_view toString(LiveState state) noexcept {
  switch (state) {
    case LiveState::starting:
      return "starting";
    case LiveState::live:
      return "live";
    case LiveState::polling:
      return "polling";
    case LiveState::stale:
      return "stale";
    case LiveState::ended:
      return "ended";
  }
  return "";
}

}  // namespace DIRECTUS_NAMESPACE
