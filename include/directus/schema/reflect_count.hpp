#pragma once

#include <cstddef>
#include <cstdlib>
#include <type_traits>
#include <utility>

#include <directus/version.hpp>

namespace DIRECTUS_NAMESPACE::detail {

constexpr std::size_t maxMembers = 128;

/// Converts to whatever a member is. Neither `constexpr` nor a pair of `T&` and `T&&`: both make
/// some compiler find the conversion ambiguous. Never called; defined since clang wants a body
/// where `T` has no linkage.
struct Anything {
  template <class T>
  operator T() const noexcept {
    std::abort();
  }
};

/// Converts to nothing but a base of `T`.
template <class T>
struct AnyBase {
  template <class Base>
    requires(std::is_base_of_v<Base, T> && !std::is_same_v<Base, T>)
  operator Base() const noexcept;
};

template <std::size_t>
using AnythingAt = Anything;

template <class T, class Indices>
struct Initialise;

template <class T, std::size_t... I>
struct Initialise<T, std::index_sequence<I...>> {
  static constexpr bool flat = requires { T{AnythingAt<I>{}...}; };
};

template <class T, std::size_t Count>
constexpr bool takes = Initialise<T, std::make_index_sequence<Count>>::flat;

/// Where every member has a default the accepted counts are 0 … n: bisect between `Low`, which is
/// accepted, and `High`, which is not.
template <class T, std::size_t Low, std::size_t High>
consteval std::size_t bisectCount() {
  if constexpr (High - Low == 1)
    return Low;
  else if constexpr (takes<T, (Low + High) / 2>)
    return bisectCount<T, (Low + High) / 2, High>();
  else
    return bisectCount<T, Low, (Low + High) / 2>();
}

template <class T, std::size_t Low = 0, std::size_t High = 1>
consteval std::size_t countUp() {
  if constexpr (Low > maxMembers)
    return Low;
  else if constexpr (takes<T, High>)
    return countUp<T, High, High * 2>();
  else
    return bisectCount<T, Low, High>();
}

/// A member without a default makes all counts before it unacceptable: search from above.
template <class T, std::size_t Count>
consteval std::size_t countDown() {
  if constexpr (Count == 0)
    return 0;
  else if constexpr (takes<T, Count>)
    return Count;
  else
    return countDown<T, Count - 1>();
}

template <class T>
consteval std::size_t countInitialisers() {
  if constexpr (takes<T, 0>)
    return countUp<T>();
  else
    return countDown < T, sizeof(T) < maxMembers ? sizeof(T) : maxMembers > ();
}

template <class T, class Before, class After>
struct EmptyBraces;

template <class T, std::size_t... I, std::size_t... J>
struct EmptyBraces<T, std::index_sequence<I...>, std::index_sequence<J...>> {
  static constexpr bool one = requires { T{AnythingAt<I>{}..., {}, AnythingAt<J>{}...}; };
  static constexpr bool eight =
      requires { T{AnythingAt<I>{}..., {}, {}, {}, {}, {}, {}, {}, {}, AnythingAt<J>{}...}; };
};

template <class T, std::size_t Before, std::size_t After>
using EmptyBracesBetween =
    EmptyBraces<T, std::make_index_sequence<Before>, std::make_index_sequence<After>>;

/// A C array takes an initialiser for each element; `{}` in the place of the first one stands for
/// all of them and so leaves too many for the rest.
template <class T, std::size_t Count, std::size_t... At>
consteval bool hasArrayAt(std::index_sequence<At...>) {
  return ((!EmptyBracesBetween<T, At, Count - At - 1>::one && EmptyBracesBetween<T, At, 0>::one) ||
          ...);
}

template <class T, std::size_t Count, std::size_t... Eight>
consteval bool areClear(std::index_sequence<Eight...>) {
  return (EmptyBracesBetween<T, Eight * 8, Count - Eight * 8 - 8>::eight && ...) &&
         EmptyBracesBetween<T, Count - 8, 0>::eight;
}

/// Most structs are cleared eight members at a time.
template <class T, std::size_t Count>
consteval bool hasArray() {
  constexpr bool clear = [] {
    if constexpr (Count < 8)
      return Count == 0;
    else
      return areClear<T, Count>(std::make_index_sequence<Count / 8>());
  }();
  if constexpr (clear)
    return false;
  else
    return hasArrayAt<T, Count>(std::make_index_sequence<Count>());
}

template <class T>
constexpr bool isDefined = requires { sizeof(T); };

/// The number of members of a defined `T`; a sentence for what cannot be reflected.
template <class T>
consteval std::size_t countDefined() {
  static_assert(std::is_aggregate_v<T> && !std::is_union_v<T>,
                "directus: this type is not a plain struct: remove its constructors, private "
                "members and virtual functions, or specialise directus::JsonConversion for it");
  if constexpr (std::is_aggregate_v<T> && !std::is_union_v<T>) {
    constexpr std::size_t count = countInitialisers<T>();
    constexpr bool bases = requires { T{AnyBase<T>{}}; };
    static_assert(!bases, "directus: this struct has a base class: list the members in the struct");
    static_assert(count <= maxMembers, "directus: this struct has more than 128 members");
    static_assert(count > 0 || std::is_empty_v<T>,
                  "directus: the members of this struct cannot be counted: one of them is a "
                  "reference, or cannot be moved");
    if constexpr (!bases && count <= maxMembers) {
      constexpr bool arrays = hasArray<T, count>();
      static_assert(!arrays, "directus: this struct has a C array: use std::vector or std::string");
      return arrays ? 0 : count;
    }
  }
  return 0;
}

template <class T>
consteval std::size_t countMembers() {
  static_assert(isDefined<T>,
                "directus: this struct is declared but not defined here: include the header that "
                "defines it");
  if constexpr (isDefined<T>)
    return countDefined<T>();
  else
    return 0;
}

template <class T>
constexpr std::size_t memberCount = countMembers<std::remove_cv_t<T>>();

}  // namespace DIRECTUS_NAMESPACE::detail
