#pragma once

#include <span>
#include <string>

#include <directus/core/result.hpp>
#include <directus/graphql/request.hpp>

#include "graphql/document.hpp"

namespace DIRECTUS_NAMESPACE::detail {

/// The body of a query that fills a screen, which fits the schema.
///
/// Errors: `invalidArgument` naming the argument that cannot be sent.
[[nodiscard]] Result<std::string> screenBody(const TypeInfo& screen, const CollectionList& schema,
                                             const ObjectText& arguments, GraphqlScope scope);

/// The body of a mutation that does what several commands would do by REST.
///
/// Errors: `invalidArgument` naming the command that GraphQL cannot do.
[[nodiscard]] Result<std::string> changesBody(const TypeInfo& results, const CollectionList& schema,
                                              std::span<const GraphqlChange> changes);

}  // namespace DIRECTUS_NAMESPACE::detail
