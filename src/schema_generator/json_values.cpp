#include "json_values.hpp"

#include <algorithm>
#include <utility>

#include "member.hpp"
#include "names.hpp"
#include "singular.hpp"
#include "value_type.hpp"

namespace schema_generator {

namespace {

bool isText(const Field& field) {
  return field.type == "string" || field.type == "text";
}

std::string placeOf(const Field& field) {
  return field.collection + '.' + field.name;
}

}  // namespace

std::optional<JsonValues::Type> JsonValues::typeOf(const Field& field) {
  const std::string owner = collections_.typeOf(field.collection);
  if (isText(field) && !field.choices.empty()) {
    const Enum& made = addEnum(field, owner, owner + toPascalCase(field.name, "Field"));
    Type type{.name = "directus::Choice<" + made.name + '>'};
    for (const Enumerator& one : made.enumerators)
      if (field.defaultValue == one.value) type.expression = made.name + "::" + one.name;
    return type;
  }
  if (isListOfTexts(field)) {
    if (field.choices.empty())
      return Type{"std::vector<std::string>", textsExpression(field.defaultValue)};
    const Enum& made = addEnum(field, owner, owner + toPascalCase(field.name, "Field"));
    return Type{"std::vector<directus::Choice<" + made.name + ">>", std::nullopt};
  }
  if (field.type == "json" && !field.parts.empty()) return repeaterOf(field);
  return std::nullopt;
}

Enum& JsonValues::addEnum(const Field& field, const std::string& owner, const std::string& name) {
  std::vector<std::string> values;
  std::vector<std::string> wanted;
  for (const std::string& value : field.choices) {
    if (std::find(values.begin(), values.end(), value) != values.end()) continue;
    values.push_back(value);
    wanted.push_back(value.empty() ? "empty" : value);
  }
  const std::vector<std::string> names = uniqueIdentifiers(wanted, {});
  Enum made{.name = collections_.takeTypeName(placeOf(field), name), .owner = owner};
  for (std::size_t i = 0; i < values.size(); ++i)
    made.enumerators.push_back({.name = names[i], .value = values[i]});
  return mapped_.header.enums.emplace_back(std::move(made));
}

JsonValues::Type JsonValues::repeaterOf(const Field& field) {
  const std::string owner = collections_.typeOf(field.collection);
  const std::string wanted = owner + toPascalCase(wordsToSingular(field.name), "Field");
  Struct made{
      .name = collections_.takeTypeName(placeOf(field), wanted), .owner = owner, .isJson = true};
  std::set<std::string> seen;
  for (Field part : field.parts) {
    part.collection = placeOf(field);
    if (!isAskable(part.name) || !seen.insert(part.name).second) {
      mapped_.warnings.push_back({placeOf(part), "no member can be named so: left out"});
      continue;
    }
    made.members.push_back(partOf(part, owner, made.name));
  }
  Type type{"std::vector<" + made.name + '>', std::nullopt};
  mapped_.header.values.push_back(std::move(made));
  return type;
}

/// Nothing checks what is in there, and the Studio leaves out what nobody has filled in.
Member JsonValues::partOf(const Field& part, const std::string& owner,
                          const std::string& structName) {
  return {.type = "std::optional<" + partType(part, owner, structName) + '>',
          .directusName = part.name,
          .note = part.note};
}

std::string JsonValues::partType(const Field& part, const std::string& owner,
                                 const std::string& structName) {
  if (isText(part) && !part.choices.empty())
    return "directus::Choice<" +
           addEnum(part, owner, structName + toPascalCase(part.name, "Field")).name + '>';
  if (isListOfTexts(part)) return "std::vector<std::string>";
  switch (valueKind(part.type).value_or(ValueKind::json)) {
    case ValueKind::integer:
    case ValueKind::bigInteger:
      return "std::int64_t";
    case ValueKind::real:
      return "double";
    case ValueKind::boolean:
      return "bool";
    case ValueKind::decimal:
    case ValueKind::json:
    case ValueKind::csv:
      return "directus::JsonText";
    default:
      // Dates and keys, too: nobody has brought them into the form that a column gives them.
      return "std::string";
  }
}

}  // namespace schema_generator
