#pragma once

#include <compare>
#include <concepts>
#include <cstddef>
#include <iosfwd>
#include <string>
#include <string_view>

#include <directus/core/error.hpp>

// What the value types have in common: `parse`, `toString`, comparison, `operator<<`, `std::hash`.

namespace DIRECTUS_NAMESPACE {

namespace detail {

/// Whether a value type is printed as its `toString` says.
template <class T>
inline constexpr bool isPrinted = false;

/// What can be a key by its text: a `Uuid`, a `Date`, not a list.
template <class T>
concept KeyLike = requires(const T& key) {
  { key.toString() } -> std::same_as<std::string>;
  key <=> key;
} && !requires(const T& key) { key.begin(); };

[[nodiscard]] DIRECTUS_EXPORT std::size_t hashOfText(std::string_view text) noexcept;

/// The error of a `parse`: `Uuid: "5eed" is not a valid UUID`. A long text is cut.
[[nodiscard]] DIRECTUS_EXPORT Error notParsed(std::string_view type, std::string_view text,
                                              std::string_view expected);

/// A `std::hash` of values that are equal when their texts are.
template <class T>
struct HashByText {
  [[nodiscard]] std::size_t operator()(const T& value) const {
    return hashOfText(value.toString());
  }
};

}  // namespace detail

/// Prints a value as its `toString` says.
template <class Traits, class T>
  requires detail::isPrinted<T>
std::basic_ostream<char, Traits>& operator<<(std::basic_ostream<char, Traits>& out,
                                             const T& value) {
  return out << value.toString();
}

}  // namespace DIRECTUS_NAMESPACE
