#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include <directus/query/expression.hpp>
#include <directus/schema/type_table.hpp>

namespace DIRECTUS_NAMESPACE::detail {

/// The model that a member of type `T` leads to, void for a plain value.
template <class T>
struct Related : std::conditional<std::is_class_v<T> && !HasJsonConversion<T>, T, void> {};
template <>
struct Related<std::string> : std::type_identity<void> {};
template <class... Entries>
struct Related<Any<Entries...>> : std::type_identity<void> {};
template <class T>
struct Related<std::optional<T>> : Related<T> {};
template <class T, class Deleter>
struct Related<std::unique_ptr<T, Deleter>> : Related<T> {};
template <class T, class Allocator>
struct Related<std::vector<T, Allocator>> : Related<T> {};
template <class T>
struct Related<Ref<T>> : std::type_identity<T> {};

template <class T, class Indices = std::make_index_sequence<memberCount<T>>>
struct MemberSearch;

/// Looks for the member of a struct that is the field called `Name`.
template <class T, std::size_t... I>
struct MemberSearch<T, std::index_sequence<I...>> {
  static constexpr std::size_t none = sizeof...(I);

  static consteval std::size_t named(std::string_view name) {
    std::size_t index = 0;
    (void)(((!isExtend<MemberAt<T, I>> && ownName<T, I>().view() == name) || (++index, false)) ||
           ...);
    return index;
  }
  /// Among what is extended.
  static consteval std::size_t extending(std::string_view name) {
    std::size_t index = 0;
    (void)((extends<MemberAt<T, I>>(name) || (++index, false)) || ...);
    return index;
  }
  template <class Member>
  static consteval bool extends(std::string_view name) {
    if constexpr (isExtend<Member>) {
      using Inner = MemberSearch<typename Member::Extended>;
      return Inner::named(name) != Inner::none || Inner::extending(name) != Inner::none;
    } else {
      return false;
    }
  }
};

/// The type of the field called `Name`, void for an unknown name.
template <class T, FixedText Name>
consteval auto fieldType() {
  using Search = MemberSearch<T>;
  constexpr std::size_t own = Search::named(Name.view());
  if constexpr (own != Search::none) {
    return std::type_identity<MemberAt<T, own>>();
  } else {
    constexpr std::size_t outer = Search::extending(Name.view());
    if constexpr (outer != Search::none)
      return fieldType<typename MemberAt<T, outer>::Extended, Name>();
    else
      return std::type_identity<void>();
  }
}

/// What the items of one collection of an `Any` are.
template <class T, FixedText Collection>
struct RelatedIn : std::type_identity<void> {};
template <class... Entries, FixedText Collection>
struct RelatedIn<Any<Entries...>, Collection> {
  using List = typename AnyEntries<Entries...>::List;
  static constexpr std::size_t index = List::indexOf(Collection.view());
  static consteval auto find() {
    if constexpr (index != List::count)
      return std::type_identity<typename List::template ItemAt<index>>();
    else
      return std::type_identity<void>();
  }
  using type = typename decltype(find())::type;
};

/// The model that the relation at the first name of `Path` leads to; void where nothing is known.
template <class Model, FixedText Path>
struct TargetOfImpl {
  static constexpr std::string_view first = firstName(Path.view());
  static constexpr std::size_t colon = indexOf(first, ':');
  static constexpr std::size_t nameEnd = colon < first.size() ? colon : first.size();
  static constexpr FixedText<nameEnd> name{first.data(), nameEnd};

  static consteval auto find() {
    using Type = typename decltype(fieldType<Model, name>())::type;
    if constexpr (nameEnd == first.size()) {
      return std::type_identity<typename Related<Type>::type>();
    } else {
      constexpr std::string_view collection = first.substr(nameEnd + 1);
      return RelatedIn<Type, FixedText<collection.size()>{collection.data(), collection.size()}>();
    }
  }
  using type = typename decltype(find())::type;
};
template <FixedText Path>
struct TargetOfImpl<void, Path> {
  using type = void;
};
template <class Model, FixedText Path>
using TargetOf = typename TargetOfImpl<Model, Path>::type;

// The path and the model are template arguments of what is asserted, so that compilers print them.
template <FixedText Path, class Model, PathProblem Problem>
constexpr bool modelHas = Problem != PathProblem::unknownField;
template <FixedText Path, class Model, PathProblem Problem>
constexpr bool isRelation = Problem != PathProblem::notARelation;
template <FixedText Path, class Model, PathProblem Problem>
constexpr bool functionTakes = Problem != PathProblem::wrongFunction;
template <FixedText Path, class Model, PathProblem Problem>
constexpr bool saysCollection = Problem != PathProblem::noCollection;
template <FixedText Path, class Model, PathProblem Problem>
constexpr bool hasCollection = Problem != PathProblem::unknownCollection;
template <FixedText Path, class Model, PathProblem Problem>
constexpr bool someFitsHere = Problem != PathProblem::someInCollection;
template <FixedText Path, class Model, PathProblem Problem>
constexpr bool takesThisValue = Problem != PathProblem::wrongValue;
template <FixedText Path, class Model, PathProblem Problem>
constexpr bool takesThisChoice = Problem != PathProblem::wrongChoice;
template <FixedText Path, class Model, PathProblem Problem>
constexpr bool takesThisMoment = Problem != PathProblem::wrongMoment;

/// Stops the compilation with a sentence about `Problem`.
template <FixedText Path, class Model, PathProblem Problem>
struct PathFits {
  static_assert(modelHas<Path, Model, Problem>, "directus: the model has no field of that name");
  static_assert(isRelation<Path, Model, Problem>,
                "directus: this field is not a relation: a path ends at it, and some, none, deep "
                "and alias need a relation");
  static_assert(functionTakes<Path, Model, Problem>,
                "directus: Directus has no such function for this field: year, month, "
                "week, day, weekday, hour, minute and second take dates and times, count takes "
                "lists and JSON, json takes JSON");
  static_assert(takesThisValue<Path, Model, Problem>,
                "directus: this field cannot be compared with, or set to, a value of that type");
  static_assert(
      takesThisChoice<Path, Model, Problem>,
      "directus: a field with choices is compared with, and set to, a value of its enum, "
      "as in field<\"status\"> == Status::published, or Variable(\"$CURRENT_USER.status\")");
  static_assert(takesThisMoment<Path, Model, Problem>,
                "directus: a date or time is compared with, and set to, a Date, Time, DateTime, "
                "Timestamp or Variable(\"$NOW(-1 day)\"), or a time point of <chrono> with "
                "#include <directus/values/chrono.hpp>");
  static_assert(saysCollection<Path, Model, Problem>,
                "directus: this relation leads to several collections: name one, as in "
                "field<\"item:block_text.text\">");
  static_assert(hasCollection<Path, Model, Problem>,
                "directus: the Any of this relation has no collection of that name");
  static_assert(someFitsHere<Path, Model, Problem>,
                "directus: Directus does not accept some and none behind the collection of a "
                "many-to-any relation");
  static constexpr bool value = true;
};

template <FixedText Path>
struct FieldCheck {
  static constexpr FixedText path = Path;
  static consteval PathProblem problem(const TypeInfo& model) {
    return followPath(model, Path.view()).problem;
  }
};
template <FixedText Path>
struct SortCheck {
  static constexpr FixedText path = Path;
  static consteval PathProblem problem(const TypeInfo& model) {
    return checkSort(model, Path.view());
  }
};
template <FixedText Path>
struct OneRelationCheck {
  static constexpr FixedText path = Path;
  static consteval PathProblem problem(const TypeInfo& model) {
    return checkRelation(model, Path.view());
  }
};

/// Looks behind as many relations as the path goes through, and no further.
template <class Model, class Check, int Reach = 0>
consteval PathProblem findProblem() {
  constexpr PathProblem problem = Check::problem(typeInfo<Model, Reach>());
  if constexpr (problem == PathProblem::tableEnds)
    return findProblem<Model, Check, Reach + 1>();
  else
    return problem;
}

template <class Model, class Check>
constexpr void requireFits() {
  static_assert(PathFits<Check::path, Model, findProblem<Model, Check>()>::value);
}

template <class Model, FixedText Path>
constexpr void requireField() {
  requireFits<Model, FieldCheck<Path>>();
}

template <class Model, FixedText Path>
constexpr void requireSortable() {
  requireFits<Model, SortCheck<Path>>();
}

template <class Model, FixedText Path>
constexpr void requireRelation() {
  requireFits<Model, OneRelationCheck<Path>>();
}

}  // namespace DIRECTUS_NAMESPACE::detail
