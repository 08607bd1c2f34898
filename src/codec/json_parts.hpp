#pragma once

#include <cstddef>
#include <string>
#include <string_view>
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

}  // namespace DIRECTUS_NAMESPACE::detail
