#pragma once

#include <string>
#include <string_view>

namespace directus::inline v0_1::detail {

/// `["a","b"]` → `a,b`. The text must be a JSON array of strings.
[[nodiscard]] std::string joinNames(std::string_view jsonArray);

}  // namespace directus::inline v0_1::detail
