#pragma once

#include <concepts>
#include <string>
#include <string_view>

#include <directus/core/json_text.hpp>

namespace directus::inline v0 {

/// How values of a type of your own travel as JSON. Specialise it for that type:
/// ```
/// template <>
/// struct directus::JsonConversion<Money> {
///   static bool decode(std::string_view json, Money& money);       // false: not a Money
///   static bool encode(const Money& money, std::string& json);     // appends; false: not sendable
///   static constexpr const char* expected = "amount";              // optional, for messages
///   static constexpr auto category = directus::JsonCategory::text; // optional, default json
///   static constexpr bool takesNull = false;                       // optional
/// };
/// ```
/// `json` is one complete JSON value. Neither function may throw but `std::bad_alloc`.
template <class T>
struct JsonConversion;

/// What such a value is to Directus: models and shapes are compared by it. `json` fits any field.
enum class JsonCategory { text, number, boolean, list, json };

namespace detail {
template <class T>
concept HasJsonConversion = requires(std::string_view json, T& value, const T& sent,
                                     std::string& out) {
  { JsonConversion<T>::decode(json, value) } -> std::same_as<bool>;
  { JsonConversion<T>::encode(sent, out) } -> std::same_as<bool>;
};
}  // namespace detail

template <>
struct JsonConversion<JsonText> {
  static constexpr bool takesNull = true;

  static bool decode(std::string_view json, JsonText& value) {
    value = JsonText::parse(std::string(json));
    return value.valid();
  }
  static bool encode(const JsonText& value, std::string& json) {
    json += value.empty() ? "null" : value.text();
    return value.valid();
  }
};

}  // namespace directus::inline v0
