#pragma once

#include <algorithm>
#include <chrono>

#include "http/curl/system_sockets.hpp"

namespace DIRECTUS_NAMESPACE::detail {

/// How long curl_multi_poll is to wait for `then`, in milliseconds: rounded up so that waiting does
/// not end just before it, and with no end far away, since clocks and libcurl have their limits.
[[nodiscard]] inline int millisecondsToWait(std::chrono::steady_clock::time_point now,
                                            std::chrono::steady_clock::time_point then,
                                            bool maySend) {
  constexpr std::chrono::milliseconds none(0);
  const auto left = std::chrono::ceil<std::chrono::milliseconds>(then - now);
  return static_cast<int>(std::clamp(left, none, longestSocketWait(maySend)).count());
}

}  // namespace DIRECTUS_NAMESPACE::detail
