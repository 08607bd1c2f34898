#pragma once

#include <string_view>

#include <directus/commands/command.hpp>
#include <directus/graphql/screen.hpp>
#include <directus/query/alias.hpp>

namespace DIRECTUS_NAMESPACE::detail {

/// A query whose text is given.
[[nodiscard]] DIRECTUS_EXPORT CommandRequest graphqlRequest(std::string_view text,
                                                            const ObjectText& variables,
                                                            GraphqlScope scope);

/// A query whose text follows from a screen.
[[nodiscard]] DIRECTUS_EXPORT CommandRequest graphqlRequest(const ScreenTable& screen,
                                                            const ObjectText& arguments);

/// A change of items by a command of `/items`, and what its reply is read into; null for nothing.
struct GraphqlChange {
  const CommandRequest* command;
  const TypeInfo* shape;
};

/// The changes of one request.
struct GraphqlChanges {
  const GraphqlChange* list;
  std::size_t count;
  const CollectionList& schema;
  const TypeInfo* const* models;  ///< of all collections
};

/// Several changes in one request; what they give is read into the members of `results` in order.
[[nodiscard]] DIRECTUS_EXPORT CommandRequest graphqlRequest(const TypeInfo& results,
                                                            const GraphqlChanges& changes);

}  // namespace DIRECTUS_NAMESPACE::detail
