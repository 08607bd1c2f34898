#pragma once

#include <chrono>
#include <optional>
#include <string_view>

#include <directus/version.hpp>

namespace DIRECTUS_NAMESPACE::detail {

/// A date as HTTP writes it, in seconds since 1970; nothing for anything else.
[[nodiscard]] std::optional<std::chrono::seconds> parseHttpDate(std::string_view text);

}  // namespace DIRECTUS_NAMESPACE::detail
