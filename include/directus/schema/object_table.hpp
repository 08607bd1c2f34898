#pragma once

#include <cstddef>
#include <cstdint>
#include <type_traits>
#include <utility>

#include <directus/schema/flat_table.hpp>
#include <directus/schema/reflect.hpp>
#include <directus/schema/type_info.hpp>

namespace DIRECTUS_NAMESPACE::detail {

/// The table of a struct whose fields are its members, each under its own name; for other structs
/// see `FlatTable`.
template <class T, int Reach = everyRelation,
          class Indices = std::make_index_sequence<memberCount<T>>>
struct ObjectTable;

/// Where the members of a `T` are: the same for every table of it.
template <class T, class Indices = std::make_index_sequence<memberCount<T>>>
struct MemberLayout;

template <class T, std::size_t... I>
struct MemberLayout<T, std::index_sequence<I...>> {
  static constexpr std::size_t count = sizeof...(I);

  struct Layout : LayoutOf<count> {
    explicit Layout(const T& object) noexcept {
      [[maybe_unused]] const auto members = detail::membersOf(object);
      [[maybe_unused]] const auto* start = reinterpret_cast<const char*>(&object);
      ((this->offsets[I] = static_cast<std::uint32_t>(
            reinterpret_cast<const char*>(pointerAt<I>(members)) - start)),
       ...);
      detail::fillBuckets(ObjectTable<T, 0>::fields, count, this->buckets, this->mask);
    }
  };

  static ObjectLayout layout(const void* object) {
    static const Layout made(*static_cast<const T*>(object));
    return {made.offsets, made.buckets, Layout::mask};
  }
};

template <class T, int Reach, std::size_t... I>
struct ObjectTable<T, Reach, std::index_sequence<I...>> {
  static constexpr std::size_t count = sizeof...(I);
  static_assert((!std::is_const_v<MemberAt<T, I>> && ...),
                "directus: this struct has a const member or a reference, which cannot be read "
                "into: make it a plain value");
  static_assert((!std::is_array_v<MemberAt<T, I>> && ...),
                "directus: this struct has a C array: use std::vector or std::string");

  static constexpr bool isPlain =
      !HasFieldNames<T> && !(std::is_base_of_v<SpecialMember, MemberAt<T, I>> || ...);

  static constexpr FieldInfo fields[count + 1] = {
      {memberName<T, I>.text, memberName<T, I>.size(),
       &TypeTable<std::remove_cv_t<MemberAt<T, I>>, Reach>::info}...,
      {}};

  static constexpr ObjectOps make() noexcept {
    if constexpr (isPlain)
      return {fields, fields, count, &MemberLayout<T>::layout};
    else
      return FlatTable<T, Reach>::ops;
  }
  static constexpr ObjectOps ops = make();
};

}  // namespace DIRECTUS_NAMESPACE::detail
