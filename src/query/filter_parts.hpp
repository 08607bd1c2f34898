#pragma once

#include <string>
#include <string_view>

#include <directus/version.hpp>

namespace DIRECTUS_NAMESPACE::detail {

/// A filter without the parts that select nothing in particular.
struct FilterParts {
  std::string text;  ///< "" when nothing is left: the filter selects every item
  /// Whether one side of an `_or` selected nothing in particular: Directus takes such an `_or` for
  /// every item.
  bool hadOpenOr = false;
};

/// Leaves out of a filter, as JSON, what Directus takes for every item: `{}` and `[]` at any depth,
/// `null` instead of conditions, an `_and` or `_or` of nothing, and fields, relations, `_some` and
/// `_none` that lead to nothing else. Values that are left stay as they were written, and so does a
/// text that is not JSON, or of which nothing is left out.
[[nodiscard]] FilterParts filterParts(std::string_view filter);

}  // namespace DIRECTUS_NAMESPACE::detail
