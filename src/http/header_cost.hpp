#pragma once

#include <cstddef>

#include <directus/version.hpp>

namespace DIRECTUS_NAMESPACE::detail {

/// What a header line costs beside its bytes (as in HTTP/2): 100,000 short lines are many, too.
inline constexpr std::size_t headerLineCost = 32;

}  // namespace DIRECTUS_NAMESPACE::detail
