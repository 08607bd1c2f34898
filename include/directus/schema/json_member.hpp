#pragma once

#include <directus/core/json.hpp>
#include <directus/schema/json_conversion.hpp>

namespace directus::inline v0 {

/// Lets a model have members of type `Json`.
template <>
struct JsonConversion<Json> {
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
};

}  // namespace directus::inline v0
