#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include <directus/version.hpp>

namespace DIRECTUS_NAMESPACE::detail {

/// The beginning of a text as it may stand in one line of a log: at most `most` bytes of UTF-8, `…`
/// where something was cut off. Control characters and what turns the direction of writing are
/// spaces, bytes that are not UTF-8 are `?`.
[[nodiscard]] std::string oneLine(std::string_view text, std::size_t most);

/// A path of members with its middle left out when it is long: what stands behind it in a message
/// has to stay.
[[nodiscard]] std::string shortened(std::string_view path);

}  // namespace DIRECTUS_NAMESPACE::detail
