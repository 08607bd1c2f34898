#pragma once

#include <concepts>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include <directus/core/export.hpp>

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
  /// A `Uuid`, or any other type with a `toString()`.
  template <class T>
    requires requires(const T& key) {
      { key.toString() } -> std::same_as<std::string>;
    }
  Key(const T& key) : text_(key.toString()) {}

  /// The key as it stands in a path, not yet encoded.
  [[nodiscard]] const std::string& text() const noexcept { return text_; }
  /// Whether it was given as a number: then a body has it without quotes.
  [[nodiscard]] bool isNumber() const noexcept { return isNumber_; }

  /// As it stands in a body: a number if JavaScript keeps all of its digits, else text.
  [[nodiscard]] std::string json() const;

  friend bool operator==(const Key&, const Key&) = default;

 private:
  std::string text_;
  bool isNumber_ = false;
};

/// Several keys: `{1, 2}`, `{"a", "b"}`, or any range of what a key is made of.
class DIRECTUS_EXPORT Keys {
 public:
  Keys() = default;
  Keys(std::initializer_list<Key> keys);
  template <class T>
    requires std::constructible_from<Key, const T&>
  Keys(const std::vector<T>& keys) : keys_(keys.begin(), keys.end()) {}

  [[nodiscard]] bool empty() const noexcept { return keys_.empty(); }
  [[nodiscard]] auto begin() const noexcept { return keys_.begin(); }
  [[nodiscard]] auto end() const noexcept { return keys_.end(); }

 private:
  std::vector<Key> keys_;
};

/// What `everyItem` makes: every item of a collection, where an empty query would be refused.
struct EveryItem {};

/// `deleteItems("logs", everyItem())`: says that all of them are meant.
[[nodiscard]] constexpr EveryItem everyItem() noexcept {
  return {};
}

}  // namespace DIRECTUS_NAMESPACE
