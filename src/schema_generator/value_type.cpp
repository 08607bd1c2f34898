#include "value_type.hpp"

#include <charconv>
#include <cmath>
#include <cstdint>
#include <limits>
#include <utility>

#include "source_text.hpp"

namespace schema_generator {

namespace {

constexpr std::pair<std::string_view, ValueKind> kinds[] = {
    {"bigInteger", ValueKind::bigInteger},
    {"boolean", ValueKind::boolean},
    {"csv", ValueKind::csv},
    {"date", ValueKind::date},
    {"dateTime", ValueKind::dateTime},
    {"decimal", ValueKind::decimal},
    {"float", ValueKind::real},
    {"hash", ValueKind::hash},
    {"integer", ValueKind::integer},
    {"json", ValueKind::json},
    {"string", ValueKind::text},
    {"text", ValueKind::text},
    {"time", ValueKind::time},
    {"timestamp", ValueKind::timestamp},
    {"uuid", ValueKind::uuid},
};

/// The text of a number: databases give defaults either way.
std::string numberText(const nlohmann::json& value) {
  if (value.is_string()) return value.get<std::string>();
  return value.is_number() ? value.dump() : std::string();
}

template <class Number>
std::optional<Number> parse(const std::string& text) {
  Number number{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

template <class Integer>
std::optional<std::string> integerExpression(const nlohmann::json& value) {
  const auto number = parse<Integer>(numberText(value));
  // The least integer has no literal.
  if (!number || *number == std::numeric_limits<Integer>::min()) return std::nullopt;
  return std::to_string(*number);
}

std::optional<std::string> realExpression(const nlohmann::json& value) {
  const auto number = parse<double>(numberText(value));
  if (!number || !std::isfinite(*number)) return std::nullopt;
  char text[32];
  const auto end = std::to_chars(text, text + sizeof text, *number).ptr;
  return std::string(text, end);
}

std::optional<std::string> decimalExpression(const nlohmann::json& value) {
  const std::string text = numberText(value);
  if (!parse<double>(text)) return std::nullopt;
  return stringLiteral(text);
}

std::optional<std::string> booleanExpression(const nlohmann::json& value) {
  if (value.is_boolean()) return value.get<bool>() ? "true" : "false";
  const std::string text = numberText(value);
  if (text == "1" || text == "true") return "true";
  if (text == "0" || text == "false") return "false";
  return std::nullopt;
}

std::optional<std::string> jsonExpression(const nlohmann::json& value) {
  // Text is what a database says; it may be JSON in itself.
  const auto parsed =
      value.is_string() ? nlohmann::json::parse(value.get<std::string>(), nullptr, false) : value;
  if (parsed.is_discarded()) return std::nullopt;
  return "directus::JsonText::parse(" + stringLiteral(parsed.dump()) + ')';
}

std::optional<std::string> csvExpression(const nlohmann::json& value) {
  std::string items;
  const auto add = [&](const std::string& item) {
    items += (items.empty() ? "" : ", ") + stringLiteral(item);
  };
  if (value.is_string()) {
    const std::string text = value.get<std::string>();
    for (std::size_t begin = 0; begin < text.size();) {
      const std::size_t end = text.find(',', begin);
      add(text.substr(begin, end - begin));
      if (end == std::string::npos) break;
      begin = end + 1;
    }
  } else if (value.is_array()) {
    for (const auto& item : value) {
      if (!item.is_string()) return std::nullopt;
      add(item.get<std::string>());
    }
  } else {
    return std::nullopt;
  }
  return "directus::Csv{" + items + '}';
}

}  // namespace

std::optional<ValueKind> valueKind(std::string_view directusType) {
  for (const auto& [name, kind] : kinds)
    if (name == directusType) return kind;
  if (directusType == "geometry" || directusType.starts_with("geometry.")) return ValueKind::json;
  return std::nullopt;
}

std::string_view cppType(ValueKind kind) {
  switch (kind) {
    case ValueKind::integer:
      return "int";
    case ValueKind::bigInteger:
      return "std::int64_t";
    case ValueKind::real:
      return "double";
    case ValueKind::decimal:
      return "directus::Decimal";
    case ValueKind::boolean:
      return "bool";
    case ValueKind::text:
      return "std::string";
    case ValueKind::hash:
      return "directus::Hash";
    case ValueKind::uuid:
      return "directus::Uuid";
    case ValueKind::date:
      return "directus::Date";
    case ValueKind::time:
      return "directus::Time";
    case ValueKind::dateTime:
      return "directus::DateTime";
    case ValueKind::timestamp:
      return "directus::Timestamp";
    case ValueKind::json:
      return "directus::JsonText";
    case ValueKind::csv:
      return "directus::Csv";
  }
  return {};
}

std::optional<std::string> defaultExpression(ValueKind kind, const nlohmann::json& value) {
  if (value.is_null()) return std::nullopt;
  switch (kind) {
    case ValueKind::integer:
      return integerExpression<std::int32_t>(value);
    case ValueKind::bigInteger:
      return integerExpression<std::int64_t>(value);
    case ValueKind::real:
      return realExpression(value);
    case ValueKind::decimal:
      return decimalExpression(value);
    case ValueKind::boolean:
      return booleanExpression(value);
    case ValueKind::text:
      return value.is_string() ? std::optional(stringLiteral(value.get<std::string>()))
                               : std::nullopt;
    case ValueKind::json:
      return jsonExpression(value);
    case ValueKind::csv:
      return csvExpression(value);
    default:
      // Mostly a function of the database, such as now(): the server is to call it.
      return std::nullopt;
  }
}

}  // namespace schema_generator
