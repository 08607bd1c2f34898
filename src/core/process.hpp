#pragma once

namespace directus::inline v0_1::detail {

/// Tells a process from the children that it forked.
[[nodiscard]] long currentProcess() noexcept;

}  // namespace directus::inline v0_1::detail
