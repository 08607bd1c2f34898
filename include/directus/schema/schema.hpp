#pragma once

#include <string_view>
#include <type_traits>
#include <vector>

#include <directus/schema/ref.hpp>
#include <directus/schema/reflect.hpp>
#include <directus/schema/renamed.hpp>

// What a schema's member (`&Schema::articles`) stands for: a vector is a collection, a plain
// struct a singleton.

namespace DIRECTUS_NAMESPACE {

namespace detail {

template <class T>
struct MemberTraits {
  using SchemaType = void;
  using Model = T;
  static constexpr bool singleton = false;
};

template <class Schema, class Member>
struct MemberTraits<Member Schema::*> {
  using SchemaType = Schema;
  using Model = Member;
  static constexpr bool singleton = true;
};

template <class Schema, class Item, class Allocator>
struct MemberTraits<std::vector<Item, Allocator> Schema::*> {
  using SchemaType = Schema;
  using Model = Item;
  static constexpr bool singleton = false;
};

template <auto Member>
struct CollectionOf : MemberTraits<decltype(Member)> {
  static_assert(std::is_member_object_pointer_v<decltype(Member)>,
                "directus: name a collection by the schema's member: &Schema::articles");
  static_assert(std::is_class_v<typename MemberTraits<decltype(Member)>::Model>,
                "directus: a collection of the schema is a std::vector of structs, a singleton is "
                "one struct");
};

}  // namespace detail

/// `&Schema::articles` → `Article`.
template <auto Member>
using ModelOf = typename detail::CollectionOf<Member>::Model;

/// `&Schema::articles` → `Schema`.
template <auto Member>
using SchemaOf = typename detail::CollectionOf<Member>::SchemaType;

/// Whether `&Schema::member` is a plain struct, not a `std::vector` of it.
template <auto Member>
constexpr bool isSingleton = detail::CollectionOf<Member>::singleton;

/// `&Schema::articles` → `articles`, or what `fieldNames` of the schema says: see `renamed`.
template <auto Member>
[[nodiscard]] constexpr std::string_view collectionName() noexcept {
  if constexpr (detail::HasFieldNames<SchemaOf<Member>>)
    return detail::Renaming<SchemaOf<Member>>::asked(
               {detail::nameOf<Member>.text, detail::nameOf<Member>.size()})
        .view();
  else
    return detail::nameOf<Member>.view();
}

/// `&Schema::articles` names a list of items.
template <auto Member>
concept CollectionMember =
    std::is_member_object_pointer_v<decltype(Member)> && !isSingleton<Member>;

/// `&Schema::globals` names a single item.
template <auto Member>
concept SingletonMember = std::is_member_object_pointer_v<decltype(Member)> && isSingleton<Member>;

}  // namespace DIRECTUS_NAMESPACE
