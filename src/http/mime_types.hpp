#pragma once

#include <string_view>

namespace directus::inline v0_1::detail {

/// The type that a file's name suggests; `application/octet-stream` for an unknown extension.
[[nodiscard]] std::string_view mimeTypeOf(std::string_view name) noexcept;

}  // namespace directus::inline v0_1::detail
