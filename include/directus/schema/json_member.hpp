#pragma once

#include <exception>
#include <new>

#include <directus/core/json.hpp>
#include <directus/schema/json_conversion.hpp>

namespace DIRECTUS_NAMESPACE {

/// Lets a model have members of type `Json`. Creating leaves out those that are null.
template <>
struct JsonConversion<Json> {
  static constexpr const char* expected = "JSON";
  static constexpr bool takesNull = true;

  static bool decode(std::string_view json, Json& value) {
    value = Json::parse(json, nullptr, false);
    return !value.is_discarded();
  }
  static bool encode(const Json& value, std::string& json) {
    const auto text = detail::dumpJson(value);
    if (text) json += *text;
    return text.has_value();
  }
  static bool isUnset(const Json& value) { return value.is_null(); }
};

/// Lets a model have members of a type that nlohmann's `from_json` and `to_json` know:
/// ```
/// template <>
/// struct directus::JsonConversion<Money> : directus::NlohmannConversion<Money> {};
/// ```
/// The specialisation is needed since a struct that nlohmann knows could as well be a model or a
/// shape. An exception of `from_json` means that the value does not fit.
template <class T>
struct NlohmannConversion {
  /// False when the JSON does not fit `T`.
  static bool decode(std::string_view json, T& value) {
    const Json parsed = Json::parse(json, nullptr, false);
    if (parsed.is_discarded()) return false;
#if defined(__cpp_exceptions) || defined(_CPPUNWIND)
    try {
      parsed.get_to(value);
    } catch (const std::bad_alloc&) {
      throw;
    } catch (const std::exception&) {
      return false;
    }
#else
    parsed.get_to(value);
#endif
    return true;
  }
  /// Appends; false when the value is not JSON.
  static bool encode(const T& value, std::string& json) {
    return JsonConversion<Json>::encode(Json(value), json);
  }
};

}  // namespace DIRECTUS_NAMESPACE
