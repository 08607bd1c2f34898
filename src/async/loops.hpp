#pragma once

#include <directus/version.hpp>

namespace DIRECTUS_NAMESPACE::detail {

/// Whoever may not block calls it before it asks a transport not to. The transport has it, and
/// links what drives such calls with it: a program that only blocks has none of that.
void useLoops() noexcept;

}  // namespace DIRECTUS_NAMESPACE::detail
