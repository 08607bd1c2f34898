#pragma once

#include <string_view>

namespace directus::inline v0_1::detail {

/// Whether Directus serves this collection at a route of its own and not below `/items`.
bool isCoreCollection(std::string_view collection) noexcept;

}  // namespace directus::inline v0_1::detail
