#pragma once

#include <cstddef>
#include <string_view>
#include <type_traits>
#include <utility>

#include <directus/schema/fixed_text.hpp>
#include <directus/schema/reflect_count.hpp>
#include <directus/schema/reflect_tie.hpp>

// What C++20 lets us learn of a struct: how many members, their types, addresses and names.

namespace DIRECTUS_NAMESPACE::detail {

/// Pointers to the members of `value`.
template <class T>
constexpr auto membersOf(T& value) noexcept {
  return Tie<memberCount<T>>::of(value);
}

/// Never defined: only addresses in it are taken, and only by the compiler.
template <class T>
struct Imagined {
  T value;
};
#if defined(__clang__)
#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Wundefined-var-template"
#pragma clang diagnostic ignored "-Wundefined-internal"
#endif
template <class T>
extern Imagined<T> imagined;

// A function, since a variable with these pointers would end up in the binary.
template <class T, std::size_t Index>
consteval auto imaginedMember() noexcept {
  return pointerAt<Index>(detail::membersOf(imagined<T>.value));
}
#if defined(__clang__)
#pragma clang diagnostic pop
#endif

template <class T, std::size_t Index>
using MemberAt = std::remove_pointer_t<decltype(imaginedMember<T, Index>())>;

/// clang before 18 takes a pointer into an object as template argument only inside a struct.
template <class Member>
struct NamedPointer {
  Member* pointer;
};

struct NameRange {
  const char* text = "";
  std::size_t size = 0;

  [[nodiscard]] constexpr std::string_view view() const noexcept { return {text, size}; }
};

consteval bool isNamePart(char c) noexcept {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
         static_cast<unsigned char>(c) >= 0x80;  // a byte of UTF-8
}

/// The last identifier in `text[0, end)`.
consteval NameRange lastName(const char* text, std::size_t end) noexcept {
  while (end > 0 && !isNamePart(text[end - 1])) --end;
  std::size_t begin = end;
  while (begin > 0 && isNamePart(text[begin - 1])) --begin;
  return {text + begin, end - begin};
}

/// What the compiler calls the template argument.
template <auto Named>
consteval NameRange nameRange() noexcept {
#if defined(_MSC_VER) && !defined(__clang__)
  return lastName(__FUNCSIG__, sizeof(__FUNCSIG__) - sizeof(">(void) noexcept"));
#else
  return lastName(__PRETTY_FUNCTION__, sizeof(__PRETTY_FUNCTION__) - 1);
#endif
}

/// Only the name itself ends up in the binary, not the compiler's text around it.
template <auto Named>
constexpr FixedText<nameRange<Named>().size> nameOf{nameRange<Named>().text,
                                                    nameRange<Named>().size};

/// The name of the member at `Index`. A copy: what has `imagined` in its name is another object in
/// each translation unit, and with two of them AddressSanitizer's table does not link (g++ 12).
template <class T, std::size_t Index>
inline constexpr auto memberName =
    nameOf<NamedPointer<MemberAt<T, Index>>{imaginedMember<T, Index>()}>;

}  // namespace DIRECTUS_NAMESPACE::detail
