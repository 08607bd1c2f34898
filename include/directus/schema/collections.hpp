#pragma once

#include <cstddef>
#include <string_view>
#include <type_traits>
#include <utility>

#include <directus/schema/schema.hpp>
#include <directus/schema/type_table.hpp>

// The collections of a schema as data.

namespace DIRECTUS_NAMESPACE::detail {

/// One collection of a schema. Without the table of its struct: a query pays for the collections
/// that it asks, not for all of them.
struct CollectionInfo {
  const char* name;
  std::size_t nameSize;
  const char* tag;  ///< of its struct
  bool isSingleton;

  [[nodiscard]] constexpr std::string_view nameView() const noexcept { return {name, nameSize}; }
};

struct CollectionList {
  const CollectionInfo* list;
  std::size_t count;

  /// The index of a collection, `count` when no collection has that name.
  [[nodiscard]] constexpr std::size_t find(std::string_view name) const noexcept {
    std::size_t index = 0;
    while (index < count && list[index].nameView() != name) ++index;
    return index;
  }
};

template <class Schema, class Indices = std::make_index_sequence<memberCount<Schema>>>
struct CollectionTable;

template <class Schema, std::size_t... I>
struct CollectionTable<Schema, std::index_sequence<I...>> {
  template <std::size_t Index>
  static consteval CollectionInfo infoOf() {
    using Traits = MemberTraits<std::remove_cv_t<MemberAt<Schema, Index>> Schema::*>;
    constexpr NameRange name = ownName<Schema, Index>();
    return {name.text, name.size, &typeTag<typename Traits::Model>, Traits::singleton};
  }
  static constexpr CollectionInfo infos[sizeof...(I) + 1] = {infoOf<I>()..., {}};
  static constexpr CollectionList list{infos, sizeof...(I)};
};

/// The struct of the collection at `Index` of a schema.
template <class Schema, std::size_t Index>
using ModelAt = typename MemberTraits<std::remove_cv_t<MemberAt<Schema, Index>> Schema::*>::Model;

template <class Schema, class Indices = std::make_index_sequence<memberCount<Schema>>>
struct AllModels;

/// The tables of all collections of a schema.
template <class Schema, std::size_t... I>
struct AllModels<Schema, std::index_sequence<I...>> {
  static constexpr const TypeInfo* list[sizeof...(I) + 1] = {
      &TypeTable<ModelAt<Schema, I>>::info..., nullptr};
};

/// The collections of a schema with the tables of their structs, in the same order.
struct SchemaModels {
  const CollectionList& collections;
  const TypeInfo* const* models;
};

template <class Schema>
inline constexpr SchemaModels schemaModels{CollectionTable<Schema>::list, AllModels<Schema>::list};

}  // namespace DIRECTUS_NAMESPACE::detail
