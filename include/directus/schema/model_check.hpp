#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include <directus/schema/expression.hpp>
#include <directus/schema/type_table.hpp>

namespace directus::inline v0::detail {

/// The model that a member of type `T` leads to, void when it leads to none.
template <class T>
struct Related : std::conditional<std::is_class_v<T> && !HasJsonConversion<T>, T, void> {};
template <>
struct Related<std::string> : std::type_identity<void> {};
template <class T>
struct Related<std::optional<T>> : Related<T> {};
template <class T, class Deleter>
struct Related<std::unique_ptr<T, Deleter>> : Related<T> {};
template <class T, class Allocator>
struct Related<std::vector<T, Allocator>> : Related<T> {};
template <class T>
struct Related<Ref<T>> : std::type_identity<T> {};

template <class Model, std::size_t... I>
consteval std::size_t memberIndex(std::string_view name, std::index_sequence<I...>) {
  std::size_t index = sizeof...(I);
  ((memberName<Model, I>.view() == name ? void(index = I) : void()), ...);
  return index;
}

/// The model that the relation at the first name of `Path` leads to; void where nothing is known.
template <class Model, FixedText Path>
struct TargetOfImpl {
  static constexpr std::size_t index =
      memberIndex<Model>(firstName(Path.view()), std::make_index_sequence<memberCount<Model>>());
  static consteval auto find() {
    if constexpr (index == memberCount<Model>)
      return std::type_identity<void>();
    else
      return std::type_identity<typename Related<MemberAt<Model, index>>::type>();
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
constexpr bool takesThisValue = Problem != PathProblem::wrongValue;

/// Stops the compilation with a sentence where `Problem` is one.
template <FixedText Path, class Model, PathProblem Problem>
struct PathFits {
  static_assert(modelHas<Path, Model, Problem>, "directus: the model has no field of that name");
  static_assert(isRelation<Path, Model, Problem>,
                "directus: this field is no relation: nothing can be named behind it, and some, "
                "none, deep and alias cannot use it");
  static_assert(takesThisValue<Path, Model, Problem>,
                "directus: this field cannot be compared with, or set to, a value of that type");
  static constexpr bool value = true;
};

template <class Model, class Check>
constexpr void requireFits() {
  static_assert(PathFits<Check::path, Model, Check::problem(typeInfo<Model>())>::value);
}

template <class Model, FixedText Path>
constexpr void requireField() {
  static_assert(PathFits<Path, Model, followPath(typeInfo<Model>(), Path.view()).problem>::value);
}

template <class Model, FixedText Path>
constexpr void requireSortable() {
  static_assert(PathFits<Path, Model, checkSort(typeInfo<Model>(), Path.view())>::value);
}

template <class Model, FixedText Path>
constexpr void requireRelation() {
  static_assert(PathFits<Path, Model, checkRelation(typeInfo<Model>(), Path.view())>::value);
}

}  // namespace directus::inline v0::detail
