#pragma once

#include <string_view>

#include <directus/version.hpp>

namespace DIRECTUS_NAMESPACE::detail {

/// The type that a file's name suggests; `application/octet-stream` for an unknown extension.
[[nodiscard]] std::string_view mimeTypeOf(std::string_view name) noexcept;

}  // namespace DIRECTUS_NAMESPACE::detail
