#pragma once

#include <directus/core/result.hpp>

namespace directus::inline v0::detail {

/// Initialises libcurl once in the process; it is never cleaned up, others may use it.
///
/// Errors: `invalidArgument` when the libcurl found at run time cannot be used.
[[nodiscard]] Result<void> initialiseCurl();

/// Whether the libcurl at run time is at least `0xMMmmpp`.
[[nodiscard]] bool curlIsAtLeast(unsigned version) noexcept;

}  // namespace directus::inline v0::detail
