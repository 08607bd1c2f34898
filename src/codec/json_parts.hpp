#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <directus/version.hpp>

namespace DIRECTUS_NAMESPACE::detail {

/// A filter as several that together mean the same, where it asks for more than `maxValues`
/// values of `key`: `{"id":{"_in":[…]}}`, also as a part of `_and`. Each value is in one of them.
/// Any other filter comes back as it is.
[[nodiscard]] std::vector<std::string> splitFilter(const std::string& filter, std::string_view key,
                                                   std::size_t maxValues);

/// One member of a JSON object as JSON; "" when no member has that name, or it is not an object.
[[nodiscard]] std::string memberText(std::string_view object, std::string_view name);

/// The fields that a filter names, as paths: `author.name`. Operators (`_and`, `_some`) are left
/// out.
[[nodiscard]] std::vector<std::string> fieldPaths(std::string_view filter);

/// The members of a JSON object that are text.
[[nodiscard]] std::vector<std::pair<std::string, std::string>> textMembers(std::string_view object);

}  // namespace DIRECTUS_NAMESPACE::detail
