#pragma once

#include <string>
#include <string_view>

#include <directus/schema/json_conversion.hpp>
#include <directus/schema/type_info.hpp>

namespace DIRECTUS_NAMESPACE::detail {

constexpr TypeCategory typeCategory(JsonCategory category) noexcept {
  switch (category) {
    case JsonCategory::text:
      return TypeCategory::text;
    case JsonCategory::number:
      return TypeCategory::number;
    case JsonCategory::boolean:
      return TypeCategory::boolean;
    case JsonCategory::list:
      return TypeCategory::list;
    case JsonCategory::json:
      break;
  }
  return TypeCategory::json;
}

/// What the two kinds of `JsonConversion` have in common.
template <class T>
constexpr TypeInfo convertedInfo(TypeKind kind) noexcept {
  TypeInfo made{
      .kind = kind, .category = typeCategory(conversionCategory<T>()), .expected = expectedOf<T>()};
  if constexpr (requires { JsonConversion<T>::takesNull; })
    made.takesNull = JsonConversion<T>::takesNull;
  made.takesNumber = made.category == TypeCategory::number;
  if constexpr (requires { JsonConversion<T>::takesNumber; })
    made.takesNumber = JsonConversion<T>::takesNumber;
  if constexpr (requires { JsonConversion<T>::showsValue; })
    made.showsValue = JsonConversion<T>::showsValue;
  if constexpr (requires { JsonConversion<T>::staysUnsent; })
    made.staysUnsent = JsonConversion<T>::staysUnsent;
  if constexpr (requires { JsonConversion<T>::form; }) made.form = JsonConversion<T>::form;
  return made;
}

template <class T>
constexpr auto unsetCheck() noexcept -> bool (*)(const void*) {
  if constexpr (requires(const T& value) { JsonConversion<T>::isUnset(value); })
    return
        [](const void* value) { return JsonConversion<T>::isUnset(*static_cast<const T*>(value)); };
  else
    return nullptr;
}

/// A type that is read from any JSON.
template <class T>
struct CustomTable {
  static bool decode(std::string_view json, void* value) {
    return JsonConversion<T>::decode(json, *static_cast<T*>(value));
  }
  static bool encode(const void* value, std::string& json) {
    return JsonConversion<T>::encode(*static_cast<const T*>(value), json);
  }
  static constexpr CustomOps ops{&decode, &encode, unsetCheck<T>()};

  static constexpr TypeInfo info() noexcept {
    TypeInfo made = convertedInfo<T>(TypeKind::custom);
    made.ops.custom = &ops;
    return made;
  }
};

/// A type that is read from text.
template <class T>
struct TextTable {
  static bool fromText(std::string_view text, void* value) {
    return JsonConversion<T>::fromText(text, *static_cast<T*>(value));
  }
  static bool toText(const void* value, std::string& text) {
    return JsonConversion<T>::toText(*static_cast<const T*>(value), text);
  }
  static constexpr TextOps ops{&fromText, &toText, unsetCheck<T>()};

  static constexpr TypeInfo info() noexcept {
    TypeInfo made = convertedInfo<T>(TypeKind::textForm);
    made.ops.text = &ops;
    return made;
  }
};

}  // namespace DIRECTUS_NAMESPACE::detail
