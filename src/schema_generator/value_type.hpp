#pragma once

#include <optional>
#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

namespace schema_generator {

/// How a field is kept in C++ unless it is a relation.
enum class ValueKind {
  integer,
  bigInteger,
  real,
  decimal,
  boolean,
  text,
  hash,
  uuid,
  date,
  time,
  dateTime,
  timestamp,
  json,
  csv,
};

/// Nothing for a type that Directus has not documented, and for `binary` and `unknown`.
/// @see https://directus.io/docs/guides/data-model/fields#field-types
[[nodiscard]] std::optional<ValueKind> valueKind(std::string_view directusType);

/// `directus::Decimal`, …
[[nodiscard]] std::string_view cppType(ValueKind kind);

/// A default of the database as an expression; empty when it is not a constant (`now()`), or none
/// that the type can hold.
[[nodiscard]] std::optional<std::string> defaultExpression(ValueKind kind,
                                                           const nlohmann::json& value);

}  // namespace schema_generator
