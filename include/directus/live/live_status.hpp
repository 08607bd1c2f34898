#pragma once

#include <chrono>
#include <optional>
#include <string_view>

#include <directus/core/error.hpp>

namespace DIRECTUS_NAMESPACE {

/// How true the items of a live query are.
enum class LiveState {
  starting,  ///< nothing has been read yet
  live,      ///< every change comes by itself, at once
  polling,   ///< changes are found by asking again: there is no WebSocket, or none for the moment
  stale,     ///< the server could not be asked lately: the items may be old
  ended,     ///< the client is gone: nothing changes any more
};

/// `live`, `stale`, …: the name in the source.
[[nodiscard]] DIRECTUS_EXPORT std::string_view toString(LiveState state) noexcept;

/// What a live query says of itself.
struct LiveStatus {
  LiveState state = LiveState::starting;
  /// When the items were last known to be what the server has, by this machine's clock; empty
  /// before the first read.
  std::optional<std::chrono::system_clock::time_point> asOf{};
  /// Of `stale` and `ended` the reason, such as `sessionLost`; of `polling` why there is no
  /// WebSocket, where there should be one.
  std::optional<Error> why{};
  bool isFromCache = false;  ///< the items are those of an earlier run of the program
};

}  // namespace DIRECTUS_NAMESPACE
