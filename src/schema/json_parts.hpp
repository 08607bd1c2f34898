#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace directus::inline v0_1::detail {

/// The JSON text of a member of an object when that is a string or a number; "" otherwise.
[[nodiscard]] std::string scalarMember(std::string_view object, std::string_view name);

/// A filter as several that together mean the same, where it asks for more than `maxValues`
/// values of `key`: `{"id":{"_in":[…]}}`, also as a part of `_and`. Each value is in one of them.
/// Any other filter comes back as it is.
[[nodiscard]] std::vector<std::string> splitFilter(const std::string& filter, std::string_view key,
                                                   std::size_t maxValues);

}  // namespace directus::inline v0_1::detail
