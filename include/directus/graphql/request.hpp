#pragma once

#include <string_view>

#include <directus/commands/command.hpp>
#include <directus/graphql/collections.hpp>
#include <directus/query/alias.hpp>

namespace DIRECTUS_NAMESPACE::detail {

/// A query whose text is given.
[[nodiscard]] DIRECTUS_EXPORT CommandRequest graphqlRequest(std::string_view text,
                                                            const ObjectText& variables,
                                                            GraphqlScope scope);

/// A query whose text follows from a screen.
[[nodiscard]] DIRECTUS_EXPORT CommandRequest graphqlRequest(const TypeInfo& screen,
                                                            const CollectionList& schema,
                                                            const ObjectText& arguments,
                                                            GraphqlScope scope);

/// A change of items by a command of `/items`, and what its reply is read into; null for nothing.
struct GraphqlChange {
  const CommandRequest* command;
  const TypeInfo* shape;
};

/// Several changes in one request; what they give is read into the members of `results` in order.
[[nodiscard]] DIRECTUS_EXPORT CommandRequest graphqlRequest(const TypeInfo& results,
                                                            const CollectionList& schema,
                                                            const GraphqlChange* changes,
                                                            std::size_t count);

}  // namespace DIRECTUS_NAMESPACE::detail
