#pragma once

#include <string>
#include <string_view>

#include <directus/version.hpp>

namespace DIRECTUS_NAMESPACE::detail {

/// RFC 4648, section 4, with its padding.
[[nodiscard]] std::string base64Of(std::string_view bytes);

}  // namespace DIRECTUS_NAMESPACE::detail
