#pragma once

#include "document.hpp"

namespace schema_generator {

/// `lineOf` for a text that is JSON.
[[nodiscard]] std::size_t jsonLineOf(std::string_view text, const Path& path);

}  // namespace schema_generator
