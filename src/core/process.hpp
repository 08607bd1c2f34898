#pragma once

#include <directus/version.hpp>

namespace DIRECTUS_NAMESPACE::detail {

/// Distinguishes a process from the children that it forked.
[[nodiscard]] long currentProcess() noexcept;

}  // namespace DIRECTUS_NAMESPACE::detail
