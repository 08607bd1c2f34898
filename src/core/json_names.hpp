#pragma once

#include <string>
#include <string_view>

#include <directus/version.hpp>

namespace DIRECTUS_NAMESPACE::detail {

/// `["a","b"]` → `a,b`. The text must be a JSON array of strings.
[[nodiscard]] std::string joinNames(std::string_view jsonArray);

}  // namespace DIRECTUS_NAMESPACE::detail
