#pragma once

#include <chrono>
#include <stop_token>

#include <directus/rest/rest.hpp>

namespace DIRECTUS_NAMESPACE::detail {

/// What compiled helpers need of a client besides `request`.
struct RestAccess {
  /// Sleeps by the client's clock; false when `stop` or the client's end came first.
  [[nodiscard]] static bool sleep(const RestMembers& rest, std::chrono::milliseconds span,
                                  const std::stop_token& stop);
};

}  // namespace DIRECTUS_NAMESPACE::detail
