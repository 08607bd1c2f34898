#pragma once

#include <cstddef>
#include <string_view>

#include <directus/schema/any.hpp>
#include <directus/schema/json_conversion.hpp>
#include <directus/schema/reflect_count.hpp>
#include <directus/schema/type_info.hpp>

// The table of an `Any`, and that of the field that comes before it.

namespace DIRECTUS_NAMESPACE::detail {

template <class T, int Reach = everyRelation>
struct TypeTable;
template <class T, int Reach>
struct Describe;

template <class T>
struct NewItem {
  static void* make() { return new T(); }
};

template <class List, int Reach>
struct AnyTable;

template <class Field, class... Ins, int Reach>
struct AnyTable<AnyList<Field, Ins...>, Reach> {
  static_assert((!HasJsonConversion<typename Ins::Item> && ...),
                "directus: In<...> takes a plain struct, not a type with a JsonConversion: the "
                "items of a collection are objects");
  static constexpr std::size_t memberCounts[] = {memberCount<typename Ins::Item>...};

  static constexpr AnyAlternative alternatives[] = {
      {Ins::collection().data(), Ins::collection().size(),
       &TypeTable<typename Ins::Item, Reach>::info, &NewItem<typename Ins::Item>::make,
       &LifeOf<typename Ins::Item>::life}...};
  static constexpr AnyOps ops{alternatives, sizeof...(Ins)};

  static constexpr TypeInfo infoOf(TypeKind kind, TypeCategory category, const char* expected) {
    TypeInfo made{.kind = kind, .category = category, .takesNull = true, .expected = expected};
    made.ops.any = &ops;
    return made;
  }
  /// Of the field that names the collection.
  static constexpr TypeInfo collection =
      infoOf(TypeKind::collection, TypeCategory::text, "name of a collection");
};

template <class... Entries, int Reach>
struct Describe<Any<Entries...>, Reach> {
  using Table = AnyTable<typename AnyEntries<Entries...>::List, Reach>;
  static constexpr TypeInfo info() noexcept {
    return Table::infoOf(TypeKind::any, TypeCategory::relation, "key or object");
  }
};

template <class T>
struct AnyListOf;
template <class... Entries>
struct AnyListOf<Any<Entries...>> : std::type_identity<typename AnyEntries<Entries...>::List> {};

}  // namespace DIRECTUS_NAMESPACE::detail
