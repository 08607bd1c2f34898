#pragma once

#include <cstddef>
#include <string_view>

#include <directus/version.hpp>

namespace DIRECTUS_NAMESPACE::detail {

/// How much of the beginning of `text` spells `secret`; 0 where `text` does not begin with it.
///
/// Programs echo a text as it was, percent-encoded (a space also as `+`), escaped for JSON or
/// escaped for HTML. Which characters they escape differs, so that each character may have a
/// spelling of its own.
[[nodiscard]] std::size_t spelledLength(std::string_view text, std::string_view secret);

}  // namespace DIRECTUS_NAMESPACE::detail
