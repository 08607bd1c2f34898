#pragma once

#include <concepts>
#include <string>
#include <string_view>

#include <directus/core/json_text.hpp>
#include <directus/schema/value_form.hpp>

namespace DIRECTUS_NAMESPACE {

/// How values of your own type are read and written. Specialise it for a type that is a string in
/// JSON:
/// ```
/// template <>
/// struct directus::JsonConversion<Colour> {
///   static bool fromText(std::string_view text, Colour& colour);  // false: not a colour
///   static bool toText(const Colour& colour, std::string& text);  // appends; false: not sendable
///
///   static constexpr const char* expected = "colour (#rrggbb)";   // optional, for messages
///   static constexpr bool isUnset(const Colour& colour);          // optional: left out by
///   creating
/// };
/// ```
/// With `static constexpr auto category = directus::JsonCategory::number;` (or `takesNumber =
/// true`) it may come as a number, too, whose digits are then the text. A type that is any other
/// JSON has `decode(json, value)` and `encode(value, json)` in place of these two, where `json` is
/// one complete JSON value; its `category` is `json` unless you say more, and `takesNull = true`
/// gives it `null`, too.
///
/// None of these functions may throw anything but `std::bad_alloc`.
///
/// For a type that nlohmann's `from_json` and `to_json` know, see `NlohmannConversion`.
template <class T>
struct JsonConversion;

/// What such a value is to Directus: models and shapes are compared by it. `json` fits any field.
enum class JsonCategory { text, number, boolean, list, json };

namespace detail {

template <class T>
concept HasTextConversion =
    requires(std::string_view text, T& value, const T& sent, std::string& out) {
      { JsonConversion<T>::fromText(text, value) } -> std::same_as<bool>;
      { JsonConversion<T>::toText(sent, out) } -> std::same_as<bool>;
    };

template <class T>
concept HasJsonConversion = HasTextConversion<T> || requires(std::string_view json, T& value,
                                                             const T& sent, std::string& out) {
  { JsonConversion<T>::decode(json, value) } -> std::same_as<bool>;
  { JsonConversion<T>::encode(sent, out) } -> std::same_as<bool>;
};

template <class T>
constexpr JsonCategory conversionCategory() noexcept {
  if constexpr (requires { JsonConversion<T>::category; })
    return JsonConversion<T>::category;
  else
    return HasTextConversion<T> ? JsonCategory::text : JsonCategory::json;
}

/// What a message calls such a value.
template <class T>
constexpr const char* expectedOf() noexcept {
  if constexpr (requires { JsonConversion<T>::expected; })
    return JsonConversion<T>::expected;
  else
    return "value";
}

}  // namespace detail

template <>
struct JsonConversion<JsonText> {
  static constexpr const char* expected = "JSON";
  static constexpr bool takesNull = true;

  static bool decode(std::string_view json, JsonText& value) {
    value = JsonText::parse(std::string(json));
    return value.valid();
  }
  static bool encode(const JsonText& value, std::string& json) {
    json += value.empty() ? "null" : value.text();
    return value.valid();
  }
  static bool isUnset(const JsonText& value) { return value.empty(); }
};

}  // namespace DIRECTUS_NAMESPACE
