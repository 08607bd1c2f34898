#pragma once

#include <directus/version.hpp>

namespace DIRECTUS_NAMESPACE::detail {

/// Makes the loop that drives calls without blocking known to the transport. The transport has this
/// function. A program links the loop where it calls this, so one that only blocks has none.
void useLoops() noexcept;

}  // namespace DIRECTUS_NAMESPACE::detail
