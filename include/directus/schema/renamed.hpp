#pragma once

#include <cstddef>
#include <string_view>
#include <type_traits>

#include <directus/schema/field_name.hpp>
#include <directus/schema/reflect.hpp>

namespace DIRECTUS_NAMESPACE {

namespace detail {

struct Rename {
  NameRange member;
  NameRange field;
};

template <class Struct, std::size_t Count>
struct Renames {
  using Owner = Struct;
  static constexpr std::size_t count = Count;
  Rename list[Count];
};

template <class>
struct OwnerOf {
  using type = void;
};
template <class Struct, class Member>
struct OwnerOf<Member Struct::*> {
  using type = Struct;
};

template <class First, class...>
struct FirstOf {
  using type = First;
};

template <class T>
concept HasFieldNames = requires { T::fieldNames(); };

/// Whether `Name` is one name: not empty, and not a path.
constexpr bool isFieldName(const char* name, std::size_t size) {
  const std::string_view text(name, size);
  return !requestName(text).empty() && !sourceName(text).empty() &&
         firstName(sourceName(text)).size() == sourceName(text).size();
}

}  // namespace detail

/// Gives members other names in Directus than in C++. A struct says so in a static function:
///
/// ```
/// struct Card {
///   std::string class_;
///   int year{};
///   std::vector<Comment> latest;
///
///   static constexpr auto fieldNames() {
///     return directus::renamed<&Card::class_, &Card::year, &Card::latest>(
///         "class", "year(date_created)", "latest:comments");
///   }
/// };
/// ```
/// A name is one of these:
/// - the name of a field;
/// - `$meta` and its like, which Directus adds to some replies by itself: the member is a
/// `std::optional`;
/// - a function of a field (`year(date_created)`, `count(comments)`, `json(data,k[0])`), which is
/// read
///   and never written;
/// - in a shape, `alias:field`, which reads a field or a function of it under another name, so that
/// one
///   relation can be read several times, each with its own `deep`.
/// @see https://directus.io/docs/guides/connect/query-parameters#functions
template <auto... Members, std::size_t... Sizes>
[[nodiscard]] consteval auto renamed(const char (&... names)[Sizes]) noexcept {
  static_assert(sizeof...(Members) > 0,
                "directus: renamed names the members to rename: "
                "renamed<&Row::class_, &Row::year>(\"class\", \"year(date_created)\")");
  static_assert(sizeof...(Members) == sizeof...(Sizes),
                "directus: renamed takes one name for each member: "
                "renamed<&Row::class_, &Row::year>(\"class\", \"year(date_created)\")");
  if constexpr (sizeof...(Members) > 0 && sizeof...(Members) == sizeof...(Sizes)) {
    static_assert((std::is_member_object_pointer_v<decltype(Members)> && ...),
                  "directus: renamed takes pointers to members: renamed<&Row::class_>(\"class\")");
    using Owner =
        typename detail::FirstOf<typename detail::OwnerOf<decltype(Members)>::type...>::type;
    static_assert((std::is_same_v<Owner, typename detail::OwnerOf<decltype(Members)>::type> && ...),
                  "directus: renamed takes members of one struct");
    return detail::Renames<Owner, sizeof...(Members)>{
        {{{detail::nameOf<Members>.text, detail::nameOf<Members>.size()}, {names, Sizes - 1}}...}};
  }
}

namespace detail {

/// What `fieldNames` of a struct says.
template <class T>
struct Renaming {
  static constexpr auto renames = T::fieldNames();
  static_assert(std::is_same_v<typename decltype(renames)::Owner, T>,
                "directus: fieldNames() of this struct renames members of another struct");

  static constexpr bool namesAreGood = [] {
    for (const Rename& rename : renames.list)
      if (!isFieldName(rename.field.text, rename.field.size)) return false;
    return true;
  }();
  static_assert(namesAreGood,
                "directus: fieldNames() gives a member something that is not a field name: write a "
                "field, a function of a field, or alias:field");

  /// The names in replies, one behind the other.
  struct ReplyNames {
    static constexpr std::size_t size = [] {
      std::size_t sum = 0;
      for (const Rename& rename : renames.list) sum += replyNameSize(rename.field.view());
      return sum;
    }();
    char text[size + 1] = {};

    consteval ReplyNames() {
      char* at = text;
      for (const Rename& rename : renames.list) at = writeReplyName(rename.field.view(), at);
    }
  };
  static constexpr ReplyNames replyNames{};

  static consteval NameRange asked(NameRange member) {
    for (const Rename& rename : renames.list)
      if (rename.member.view() == member.view()) return rename.field;
    return member;
  }
  static consteval NameRange replied(NameRange member) {
    const char* at = replyNames.text;
    for (const Rename& rename : renames.list) {
      const std::size_t size = replyNameSize(rename.field.view());
      if (rename.member.view() == member.view()) return {at, size};
      at += size;
    }
    return member;
  }
};

/// The name of a member's field, in a query.
template <class T, std::size_t Index>
consteval NameRange ownName() {
  constexpr NameRange own{memberName<T, Index>.text, memberName<T, Index>.size()};
  if constexpr (HasFieldNames<T>)
    return Renaming<T>::asked(own);
  else
    return own;
}

/// The name of a member's field, in a reply.
template <class T, std::size_t Index>
consteval NameRange ownReplyName() {
  constexpr NameRange own{memberName<T, Index>.text, memberName<T, Index>.size()};
  if constexpr (HasFieldNames<T>)
    return Renaming<T>::replied(own);
  else
    return own;
}

}  // namespace detail
}  // namespace DIRECTUS_NAMESPACE
