#pragma once

#include <cstddef>
#include <string_view>
#include <type_traits>
#include <utility>

#include <directus/schema/schema.hpp>
#include <directus/schema/type_table.hpp>

namespace DIRECTUS_NAMESPACE::detail {

/// One collection of a schema, with the table of its struct: a live query follows its relations.
struct ModelInfo {
  const char* name;
  std::size_t nameSize;
  const TypeInfo* item;

  [[nodiscard]] constexpr std::string_view nameView() const noexcept { return {name, nameSize}; }
};

struct ModelList {
  const ModelInfo* list;
  std::size_t count;

  /// The index of a collection, `count` when no collection has that name.
  [[nodiscard]] constexpr std::size_t find(std::string_view name) const noexcept {
    std::size_t index = 0;
    while (index < count && list[index].nameView() != name) ++index;
    return index;
  }
};

template <class Schema, class Indices = std::make_index_sequence<memberCount<Schema>>>
struct ModelTable;

template <class Schema, std::size_t... I>
struct ModelTable<Schema, std::index_sequence<I...>> {
  template <std::size_t Index>
  static consteval ModelInfo infoOf() {
    using Traits = MemberTraits<std::remove_cv_t<MemberAt<Schema, Index>> Schema::*>;
    constexpr NameRange name = ownName<Schema, Index>();
    return {name.text, name.size, &TypeTable<typename Traits::Model>::info};
  }
  static constexpr ModelInfo infos[sizeof...(I) + 1] = {infoOf<I>()..., {}};
  static constexpr ModelList list{infos, sizeof...(I)};
};

}  // namespace DIRECTUS_NAMESPACE::detail
