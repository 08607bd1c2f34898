#pragma once

#include <string>
#include <vector>

#include <directus/core/json_text.hpp>
#include <directus/core/refusal.hpp>

namespace DIRECTUS_NAMESPACE::detail {

/// Names of fields, or why they cannot be read.
struct FieldNames {
  std::vector<std::string> names{};
  Refusal refused{};
};

/// The names in a `fields` parameter that was given as JSON: `["id",{"author":["name"]}]` are `id`
/// and `author.name`.
[[nodiscard]] FieldNames flattenFields(const JsonText& json);

}  // namespace DIRECTUS_NAMESPACE::detail
