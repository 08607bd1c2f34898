#pragma once

#include <concepts>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include <directus/core/export.hpp>
#include <directus/core/value_text.hpp>

// The keys of relations.

namespace DIRECTUS_NAMESPACE::detail {

/// What a `Ref` holds besides an object: compiled code works on this part.
class DIRECTUS_EXPORT RefState {
 public:
  enum class Holds : std::uint8_t { null, number, text, object };

  [[nodiscard]] Holds holds() const noexcept { return holds_; }
  [[nodiscard]] std::int64_t number() const noexcept { return number_; }
  [[nodiscard]] const std::string& text() const noexcept { return text_; }

  void setNull() noexcept { holds_ = Holds::null; }
  void setObject() noexcept { holds_ = Holds::object; }
  void setNumber(std::int64_t number) noexcept {
    holds_ = Holds::number;
    number_ = number;
  }
  void setText(std::string_view text) {
    text_ = text;
    holds_ = Holds::text;
  }

  /// A number, or text of digits, which is how PostgreSQL sends big integers.
  [[nodiscard]] bool readNumber(std::int64_t& number) const noexcept;

  /// The key of either kind as text, "" without a key.
  [[nodiscard]] std::string keyText() const;

  [[nodiscard]] bool sameKey(const RefState& other) const noexcept;

 private:
  Holds holds_ = Holds::null;
  std::int64_t number_ = 0;
  std::string text_;
};

[[noreturn]] DIRECTUS_EXPORT void throwNoNumberKey(const RefState& state);
[[noreturn]] DIRECTUS_EXPORT void throwNoTextKey();
[[noreturn]] DIRECTUS_EXPORT void throwNoObject();
[[noreturn]] DIRECTUS_EXPORT void throwOtherKey(const Error& why);

template <class I>
concept KeyNumber = std::integral<I> && !std::same_as<I, bool> && !std::same_as<I, char>;

/// A type that a key's text is read into: `Uuid`.
template <class K>
concept ParsedKey = !std::integral<K> && requires(std::string_view text) {
  { K::parse(text).value() } -> std::same_as<K>;
};

/// The key as a number or text; throws where there is no such key.
template <class K>
[[nodiscard]] K keyOf(const RefState& state) {
  if constexpr (std::same_as<K, std::string>) {
    if (state.holds() != RefState::Holds::text) throwNoTextKey();
    return state.text();
  } else if constexpr (ParsedKey<K>) {
    auto key = K::parse(state.keyText());
    if (!key) throwOtherKey(key.error());
    return *std::move(key);
  } else {
    std::int64_t number = 0;
    if (!state.readNumber(number) || !std::in_range<K>(number)) throwNoNumberKey(state);
    return static_cast<K>(number);
  }
}

template <class K>
void setKey(RefState& state, const K& key) {
  std::int64_t number = 0;
  state.setText(key.toString());
  // A `Key` knows whether it is a number.
  if constexpr (requires { key.isNumber(); })
    if (key.isNumber() && state.readNumber(number)) state.setNumber(number);
}

}  // namespace DIRECTUS_NAMESPACE::detail
