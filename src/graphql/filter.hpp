#pragma once

#include <string>
#include <string_view>

#include <directus/core/refusal.hpp>
#include <directus/schema/type_info.hpp>

namespace DIRECTUS_NAMESPACE::detail {

/// A filter as GraphQL spells it: `{"author":{"_eq":3}}` → `{"author":{"id":{"_eq":3}}}`,
/// `{"year(date)":…}` → `{"date_func":{"year":…}}`, `{"item:posts":…}` → `{"item__posts":…}`.
/// What the model does not know stays as it is. `refused` says why one cannot be spelled.
[[nodiscard]] std::string graphqlFilter(std::string_view filter, const TypeInfo& model,
                                        Refusal& refused);

/// The field that is the key of a model's items: `id`, else its first.
[[nodiscard]] std::string_view keyField(const TypeInfo& model) noexcept;

/// What the items behind a field are, null where it is not a relation. An m2a has several.
[[nodiscard]] const TypeInfo* relatedModel(const TypeInfo& field) noexcept;

/// The type of a model's field, null where it has none of that name.
[[nodiscard]] const TypeInfo* fieldTypeIn(const TypeInfo* model, std::string_view name) noexcept;

}  // namespace DIRECTUS_NAMESPACE::detail
