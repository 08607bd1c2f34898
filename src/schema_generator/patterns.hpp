#pragma once

#include <string_view>

namespace schema_generator {

/// Whether `name` is what `pattern` says, where `*` stands for any characters, also none.
[[nodiscard]] bool matches(std::string_view name, std::string_view pattern);

}  // namespace schema_generator
