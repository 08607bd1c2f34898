#pragma once

#include <cstddef>
#include <utility>

#include <directus/version.hpp>

// The members of an aggregate as pointers, by structured bindings: one specialisation for each
// number of members, which only a macro can write. 16 names a letter, `a0` … `h15`.

namespace DIRECTUS_NAMESPACE::detail {

template <std::size_t Index, class Member>
struct PointerAt {
  Member* pointer;
};

template <class Indices, class... Members>
struct PointerList;

template <std::size_t... I, class... Members>
struct PointerList<std::index_sequence<I...>, Members...> : PointerAt<I, Members>... {};

/// Like a tuple of pointers, without the cost of `<tuple>`.
template <class... Members>
struct Pointers : PointerList<std::index_sequence_for<Members...>, Members...> {
  static constexpr std::size_t size = sizeof...(Members);

  constexpr Pointers(Members*... pointers) noexcept
      : PointerList<std::index_sequence_for<Members...>, Members...>{{pointers}...} {}
};

template <std::size_t Index, class Member>
constexpr Member* pointerAt(const PointerAt<Index, Member>& at) noexcept {
  return at.pointer;
}

template <class... Members>
constexpr auto pointersTo(Members&... members) noexcept {
  return Pointers<Members...>(&members...);
}

template <std::size_t Count>
struct Tie;

template <>
struct Tie<0> {
  template <class T>
  static constexpr auto of(T&) noexcept {
    return detail::pointersTo();
  }
};

// NOLINTBEGIN
#define DIRECTUS_N1(x) x##0
#define DIRECTUS_N2(x) DIRECTUS_N1(x), x##1
#define DIRECTUS_N3(x) DIRECTUS_N2(x), x##2
#define DIRECTUS_N4(x) DIRECTUS_N3(x), x##3
#define DIRECTUS_N5(x) DIRECTUS_N4(x), x##4
#define DIRECTUS_N6(x) DIRECTUS_N5(x), x##5
#define DIRECTUS_N7(x) DIRECTUS_N6(x), x##6
#define DIRECTUS_N8(x) DIRECTUS_N7(x), x##7
#define DIRECTUS_N9(x) DIRECTUS_N8(x), x##8
#define DIRECTUS_N10(x) DIRECTUS_N9(x), x##9
#define DIRECTUS_N11(x) DIRECTUS_N10(x), x##10
#define DIRECTUS_N12(x) DIRECTUS_N11(x), x##11
#define DIRECTUS_N13(x) DIRECTUS_N12(x), x##12
#define DIRECTUS_N14(x) DIRECTUS_N13(x), x##13
#define DIRECTUS_N15(x) DIRECTUS_N14(x), x##14
#define DIRECTUS_N16(x) DIRECTUS_N15(x), x##15

// The full letters before letter number `g`.
#define DIRECTUS_G0
#define DIRECTUS_G1 DIRECTUS_N16(a),
#define DIRECTUS_G2 DIRECTUS_G1 DIRECTUS_N16(b),
#define DIRECTUS_G3 DIRECTUS_G2 DIRECTUS_N16(c),
#define DIRECTUS_G4 DIRECTUS_G3 DIRECTUS_N16(d),
#define DIRECTUS_G5 DIRECTUS_G4 DIRECTUS_N16(e),
#define DIRECTUS_G6 DIRECTUS_G5 DIRECTUS_N16(f),
#define DIRECTUS_G7 DIRECTUS_G6 DIRECTUS_N16(g),

#define DIRECTUS_TIE(g, x, n)                                    \
  template <>                                                    \
  struct Tie<g * 16 + n> {                                       \
    template <class T>                                           \
    static constexpr auto of(T& value) noexcept {                \
      auto& [DIRECTUS_G##g DIRECTUS_N##n(x)] = value;            \
      return detail::pointersTo(DIRECTUS_G##g DIRECTUS_N##n(x)); \
    }                                                            \
  };

#define DIRECTUS_TIES(g, x) \
  DIRECTUS_TIE(g, x, 1)     \
  DIRECTUS_TIE(g, x, 2)     \
  DIRECTUS_TIE(g, x, 3)     \
  DIRECTUS_TIE(g, x, 4)     \
  DIRECTUS_TIE(g, x, 5)     \
  DIRECTUS_TIE(g, x, 6)     \
  DIRECTUS_TIE(g, x, 7)     \
  DIRECTUS_TIE(g, x, 8)     \
  DIRECTUS_TIE(g, x, 9)     \
  DIRECTUS_TIE(g, x, 10)    \
  DIRECTUS_TIE(g, x, 11)    \
  DIRECTUS_TIE(g, x, 12)    \
  DIRECTUS_TIE(g, x, 13)    \
  DIRECTUS_TIE(g, x, 14)    \
  DIRECTUS_TIE(g, x, 15)    \
  DIRECTUS_TIE(g, x, 16)

DIRECTUS_TIES(0, a)
DIRECTUS_TIES(1, b)
DIRECTUS_TIES(2, c)
DIRECTUS_TIES(3, d)
DIRECTUS_TIES(4, e)
DIRECTUS_TIES(5, f)
DIRECTUS_TIES(6, g)
DIRECTUS_TIES(7, h)

#undef DIRECTUS_TIES
#undef DIRECTUS_TIE
#undef DIRECTUS_G7
#undef DIRECTUS_G6
#undef DIRECTUS_G5
#undef DIRECTUS_G4
#undef DIRECTUS_G3
#undef DIRECTUS_G2
#undef DIRECTUS_G1
#undef DIRECTUS_G0
#undef DIRECTUS_N16
#undef DIRECTUS_N15
#undef DIRECTUS_N14
#undef DIRECTUS_N13
#undef DIRECTUS_N12
#undef DIRECTUS_N11
#undef DIRECTUS_N10
#undef DIRECTUS_N9
#undef DIRECTUS_N8
#undef DIRECTUS_N7
#undef DIRECTUS_N6
#undef DIRECTUS_N5
#undef DIRECTUS_N4
#undef DIRECTUS_N3
#undef DIRECTUS_N2
#undef DIRECTUS_N1
// NOLINTEND

}  // namespace DIRECTUS_NAMESPACE::detail
