#pragma once

#include <string_view>

namespace schema_generator {

/// Whether the library has a type of that name in namespace directus: `Page`, `Filter`.
[[nodiscard]] bool isPublicName(std::string_view name) noexcept;

}  // namespace schema_generator
