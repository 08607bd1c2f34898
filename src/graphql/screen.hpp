#pragma once

#include <string>

#include <directus/core/result.hpp>
#include <directus/graphql/request.hpp>

#include "graphql/document.hpp"

namespace DIRECTUS_NAMESPACE::detail {

/// The body of a query that fills a screen, which fits the schema.
///
/// Errors: `invalidArgument` naming the argument that cannot be sent.
[[nodiscard]] Result<std::string> screenBody(const ScreenTable& screen,
                                             const ObjectText& arguments);

/// The body of a mutation that does what several commands would do by REST.
///
/// Errors: `invalidArgument` naming the command that GraphQL cannot do.
[[nodiscard]] Result<std::string> changesBody(const TypeInfo& results,
                                              const GraphqlChanges& changes);

}  // namespace DIRECTUS_NAMESPACE::detail
