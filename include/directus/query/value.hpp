#pragma once

#include <concepts>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>

#include <directus/core/json_text.hpp>
#include <directus/schema/choices.hpp>
#include <directus/schema/json_conversion.hpp>

namespace DIRECTUS_NAMESPACE::detail {

/// What a value is, as far as it can disagree with a field.
enum class ValueKind : unsigned char {
  any,
  null,
  boolean,
  number,
  text,
  object,
  pattern,   ///< a part of a text: `contains("x")`
  variable,  ///< `Variable("$NOW")`
  choice,    ///< a value of an enum
  moment,    ///< a date, with or without a time
  time,      ///< a time of day
};

/// A value as JSON text, or why it cannot be sent.
struct ValueText {
  std::string text{};
  std::string refused{};
};

DIRECTUS_EXPORT void appendBoolean(ValueText& out, bool value);
DIRECTUS_EXPORT void appendInteger(ValueText& out, long long value);
DIRECTUS_EXPORT void appendUnsigned(ValueText& out, unsigned long long value);
DIRECTUS_EXPORT void appendChoice(ValueText& out, const ChoiceOps& choices, long long value);
/// As JavaScript writes numbers; NaN and the infinities are refused.
DIRECTUS_EXPORT void appendFloating(ValueText& out, double value);
/// Text that is not UTF-8 is refused.
DIRECTUS_EXPORT void appendText(ValueText& out, std::string_view value);
DIRECTUS_EXPORT void appendNull(ValueText& out);
DIRECTUS_EXPORT void appendJson(ValueText& out, const JsonText& value);
/// Says that a value does not have the form of its type.
DIRECTUS_EXPORT void refuseValue(ValueText& out, const char* expected);

template <class T>
concept TextValue = !NlohmannJson<T> && !std::same_as<T, std::nullptr_t> &&
                    std::convertible_to<const T&, std::string_view>;
template <class T>
concept JsonValue = std::same_as<T, JsonText> || NlohmannJson<T>;
template <class T>
concept ConvertedValue = !JsonValue<T> && HasJsonConversion<T>;

template <class T>
concept ChoiceValue = std::is_enum_v<T> && !HasJsonConversion<T>;

/// What a field can be compared with or set to, lists aside.
template <class T>
concept SingleValue = (std::is_arithmetic_v<T> && !std::same_as<T, char>) || TextValue<T> ||
                      std::same_as<T, std::nullopt_t> || std::same_as<T, std::nullptr_t> ||
                      JsonValue<T> || ConvertedValue<T> || ChoiceValue<T>;

/// A value or null.
template <class T>
concept OptionalValue = !SingleValue<T> && requires(const T& value) {
  { value.has_value() } -> std::same_as<bool>;
  requires SingleValue<std::remove_cvref_t<decltype(*value)>>;
};

template <class T>
concept ListValue = !SingleValue<T> && requires(const T& list) {
  requires SingleValue<std::remove_cvref_t<decltype(*list.begin())>>;
  list.end();
};

template <class T>
concept FieldValue = SingleValue<T> || OptionalValue<T> || ListValue<T>;

/// What a `JsonConversion` says that its values are.
template <class T>
consteval ValueKind convertedKind() {
  if constexpr (requires { JsonConversion<T>::kind; }) return JsonConversion<T>::kind;
  if constexpr (requires { JsonConversion<T>::form; }) {
    switch (JsonConversion<T>::form) {
      case ValueForm::choice:
        return ValueKind::choice;
      case ValueForm::time:
        return ValueKind::time;
      case ValueForm::date:
      case ValueForm::dateTime:
      case ValueForm::timestamp:
      case ValueForm::serverTime:
        return ValueKind::moment;
      default:
        break;
    }
  }
  switch (conversionCategory<T>()) {
    case JsonCategory::text:
      return ValueKind::text;
    case JsonCategory::number:
      return ValueKind::number;
    case JsonCategory::boolean:
      return ValueKind::boolean;
    default:
      return ValueKind::any;
  }
}

template <class T>
consteval ValueKind valueKind() {
  if constexpr (TextValue<T>)
    return ValueKind::text;
  else if constexpr (ChoiceValue<T>)
    return ValueKind::choice;
  else if constexpr (std::same_as<T, bool>)
    return ValueKind::boolean;
  else if constexpr (std::is_arithmetic_v<T>)
    return ValueKind::number;
  else if constexpr (JsonValue<T>)
    return ValueKind::any;
  else if constexpr (ConvertedValue<T>)
    return convertedKind<T>();
  else if constexpr (SingleValue<T>)
    return ValueKind::null;
  else if constexpr (OptionalValue<T>)
    return valueKind<std::remove_cvref_t<decltype(*std::declval<const T&>())>>();
  else
    return valueKind<std::remove_cvref_t<decltype(*std::declval<const T&>().begin())>>();
}

template <ConvertedValue T>
void appendConverted(ValueText& out, const T& value) {
  if constexpr (HasTextConversion<T>) {
    std::string text;
    if (JsonConversion<T>::toText(value, text)) return appendText(out, text);
  } else {
    if (JsonConversion<T>::encode(value, out.text)) return;
  }
  refuseValue(out, expectedOf<T>());
}

template <FieldValue T>
void appendValue(ValueText& out, const T& value) {
  if constexpr (TextValue<T>) {
    appendText(out, value);
  } else if constexpr (std::same_as<T, bool>) {
    appendBoolean(out, value);
  } else if constexpr (ChoiceValue<T>) {
    appendChoice(out, ChoiceTable<T>::ops, choiceNumber(value));
  } else if constexpr (std::is_floating_point_v<T>) {
    appendFloating(out, static_cast<double>(value));
  } else if constexpr (std::is_unsigned_v<T>) {
    appendUnsigned(out, value);
  } else if constexpr (std::is_integral_v<T>) {
    appendInteger(out, value);
  } else if constexpr (JsonValue<T>) {
    appendJson(out, value);
  } else if constexpr (ConvertedValue<T>) {
    appendConverted(out, value);
  } else if constexpr (SingleValue<T>) {
    appendNull(out);
  } else if constexpr (OptionalValue<T>) {
    if (value.has_value())
      appendValue(out, *value);
    else
      appendNull(out);
  } else {
    out.text += '[';
    bool first = true;
    for (const auto& element : value) {
      if (!first) out.text += ',';
      first = false;
      appendValue<std::remove_cvref_t<decltype(element)>>(out, element);
    }
    out.text += ']';
  }
}

template <FieldValue T>
ValueText valueText(const T& value) {
  ValueText out;
  appendValue(out, value);
  return out;
}

}  // namespace DIRECTUS_NAMESPACE::detail
