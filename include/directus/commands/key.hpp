#pragma once

#include <compare>
#include <concepts>
#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include <directus/core/export.hpp>
#include <directus/core/result.hpp>
#include <directus/core/value_text.hpp>

namespace DIRECTUS_NAMESPACE {

/// The primary key of an item: a number, or text (uuid, slug).
class DIRECTUS_EXPORT Key {
 public:
  template <std::integral I>
    requires(!std::same_as<I, bool> && !std::same_as<I, char>)
  Key(I number) : text_(std::to_string(number)), isNumber_(true) {}
  Key(std::string text) : text_(std::move(text)) {}
  Key(std::string_view text) : text_(text) {}
  Key(const char* text) : text_(text) {}
  /// A `Uuid`, or any other type with a `toString()` and an order.
  template <detail::KeyLike T>
    requires(!std::same_as<T, Key>)
  Key(const T& key) : text_(key.toString()) {}

  /// A number where the text is one, else text. Errors: `invalidArgument` when it is "" or not
  /// UTF-8.
  [[nodiscard]] static Result<Key> parse(std::string_view text);

  /// The key as it stands in a path, not yet encoded.
  [[nodiscard]] const std::string& text() const noexcept { return text_; }
  /// The same as `text`.
  [[nodiscard]] std::string toString() const { return text_; }
  /// Whether it was given as a number: then a body has it without quotes.
  [[nodiscard]] bool isNumber() const noexcept { return isNumber_; }

  /// As it stands in a body: a number if JavaScript keeps all of its digits, else text.
  [[nodiscard]] std::string json() const;

  /// The number 7 and the text "7" are two keys. The order is that of the texts.
  friend bool operator==(const Key&, const Key&) = default;
  friend auto operator<=>(const Key&, const Key&) = default;

 private:
  std::string text_;
  bool isNumber_ = false;
};

/// Several keys: `{1, 2}`, `{"a", "b"}`, or any range of what a key is made of.
class DIRECTUS_EXPORT Keys {
 public:
  Keys() = default;
  /// No `initializer_list`: g++ would take `{.sort = {"id"}}`, the query of an overload, for one.
  template <class... K>
    requires(sizeof...(K) > 0 && (std::constructible_from<Key, const K&> && ...))
  Keys(const K&... keys) : keys_{Key(keys)...} {}
  template <class T>
    requires std::constructible_from<Key, const T&>
  Keys(const std::vector<T>& keys) : keys_(keys.begin(), keys.end()) {}

  [[nodiscard]] bool empty() const noexcept { return keys_.empty(); }
  [[nodiscard]] auto begin() const noexcept { return keys_.begin(); }
  [[nodiscard]] auto end() const noexcept { return keys_.end(); }

  friend bool operator==(const Keys&, const Keys&) = default;

 private:
  std::vector<Key> keys_;
};

template <>
inline constexpr bool detail::isPrinted<Key> = true;

/// What `everyItem` makes: every item of a collection, where an empty query would be refused.
struct EveryItem {};

/// `deleteItems("logs", everyItem())`: says that all of them are meant.
[[nodiscard]] constexpr EveryItem everyItem() noexcept {
  return {};
}

}  // namespace DIRECTUS_NAMESPACE

template <>
struct std::hash<directus::Key> : directus::detail::HashByText<directus::Key> {};
