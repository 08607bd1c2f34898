#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "model.hpp"

// What the types of a header's members name.

namespace schema_generator {

/// The structs that are named before they are defined, or in another header.
[[nodiscard]] std::vector<std::string> namedAhead(const Header& header);

/// The headers of the standard library that the types need.
[[nodiscard]] std::set<std::string> standardHeaders(const Header& header);

/// All names in the types of a struct's members.
[[nodiscard]] std::set<std::string> namesIn(const Struct& one);

}  // namespace schema_generator
