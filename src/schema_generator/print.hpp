#pragma once

#include <string>
#include <string_view>

#include "model.hpp"

namespace schema_generator {

/// The text of the header; in `nameSpace` unless that is "".
[[nodiscard]] std::string printHeader(const Header& header, std::string_view nameSpace);

}  // namespace schema_generator
