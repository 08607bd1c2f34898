#pragma once

#include <string_view>

#include <directus/version.hpp>

namespace DIRECTUS_NAMESPACE::detail {

/// Whether Directus serves this collection at a route of its own and not below `/items`.
bool isCoreCollection(std::string_view collection) noexcept;

}  // namespace DIRECTUS_NAMESPACE::detail
