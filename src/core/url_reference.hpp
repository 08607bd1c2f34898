#pragma once

#include <optional>
#include <string>

#include <directus/version.hpp>

namespace DIRECTUS_NAMESPACE::detail {

/// The URL that `reference` (a `Location` header) means, seen from `url`; nothing if either of the
/// two cannot be read.
[[nodiscard]] std::optional<std::string> resolveReference(const std::string& url,
                                                          const std::string& reference);

}  // namespace DIRECTUS_NAMESPACE::detail
