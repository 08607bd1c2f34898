#pragma once

#include <string>
#include <string_view>

#include <directus/core/refusal.hpp>
#include <directus/schema/type_info.hpp>

namespace DIRECTUS_NAMESPACE::detail {

/// An item, or a list of items, as a mutation takes it: a relation is an object there, so that
/// `{"author":3}` becomes `{"author":{"id":3}}`, and a decimal is a number. `refused` says what
/// GraphQL has no input for.
[[nodiscard]] std::string graphqlItem(std::string_view json, const TypeInfo& model,
                                      Refusal& refused);

}  // namespace DIRECTUS_NAMESPACE::detail
