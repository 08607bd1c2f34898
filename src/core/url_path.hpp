#pragma once

#include <string>
#include <string_view>

#include <directus/core/result.hpp>

namespace DIRECTUS_NAMESPACE::detail {

/// Appends a path as a browser would send it: encoded, `\` as `/`, `.` and `..` resolved.
///
/// Errors: `invalidArgument` named `name` for control characters and for a `..` that would climb
/// above the beginning of `path`.
[[nodiscard]] Result<void> appendPath(std::string& out, std::string_view name,
                                      std::string_view path);

}  // namespace DIRECTUS_NAMESPACE::detail
