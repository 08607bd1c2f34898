#pragma once

#include <directus/graphql/collections.hpp>

namespace DIRECTUS_NAMESPACE::detail {

/// The collections of a schema with the tables of their structs, in the same order.
struct LiveSchema {
  const CollectionList& collections;
  const TypeInfo* const* models;
};

template <class Schema>
inline constexpr LiveSchema liveSchema{CollectionTable<Schema>::list, AllModels<Schema>::list};

}  // namespace DIRECTUS_NAMESPACE::detail
