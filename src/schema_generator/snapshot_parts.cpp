#include "snapshot_parts.hpp"

namespace schema_generator {

namespace {

/// What a choice stores in a field of text; nothing for one that only heads others.
void readChoice(const JsonPlace& value, Field& field) {
  if (value.value().is_string()) {
    field.choices.push_back(value.text());
  } else if (value.value().is_number()) {
    field.choices.push_back(value.value().dump());
    field.hasOnlyTextChoices = false;
  }
}

/// Choices are free-form: whatever is none of them is passed over. One may hold others.
void readChoices(const JsonPlace& list, Field& field) {
  for (const JsonPlace& choice : list.list()) {
    if (!choice.value().is_object()) {
      readChoice(choice, field);
      continue;
    }
    readChoice(choice["value"], field);
    if (choice["children"].value().is_array()) readChoices(choice["children"], field);
  }
}

/// The options of an interface are whatever that says they are, so only what has the shape of
/// choices or of fields is taken.
void readOptions(const JsonPlace& options, Field& field) {
  if (!options.value().is_object()) return;
  if (const JsonPlace choices = options["choices"]; choices.value().is_array())
    readChoices(choices, field);
}

/// A field of a repeater, nothing where it is none that could be read.
std::optional<Field> readPart(const JsonPlace& place) {
  if (!place.value().is_object()) return std::nullopt;
  const JsonPlace name = place["field"];
  const JsonPlace type = place["type"];
  if (!name.value().is_string() || name.text().empty()) return std::nullopt;
  Field field{.name = name.text(), .type = type.value().is_string() ? type.text() : "json"};
  const JsonPlace meta = place["meta"];
  if (!meta.value().is_object()) return field;
  if (meta["interface"].value().is_string()) field.interfaceName = meta["interface"].text();
  if (meta["note"].value().is_string()) field.note = meta["note"].text();
  readOptions(meta["options"], field);
  return field;
}

void readParts(const JsonPlace& options, Field& field) {
  if (!options.value().is_object() || !options["fields"].value().is_array()) return;
  for (const JsonPlace& one : options["fields"].list())
    if (auto part = readPart(one)) field.parts.push_back(*std::move(part));
}

}  // namespace

Collection readCollection(const JsonPlace& place) {
  const JsonPlace meta = place["meta"];
  return {.name = place["collection"].name(),
          .note = meta["note"].text(),
          .isSingleton = meta["singleton"].boolean(),
          .hasTable = !place["schema"].isNull()};
}

Field readField(const JsonPlace& place) {
  const JsonPlace meta = place["meta"];
  const JsonPlace schema = place["schema"];
  Field field{.collection = place["collection"].name(),
              .name = place["field"].name(),
              .type = place["type"].name(),
              .note = meta["note"].text(),
              .interfaceName = meta["interface"].text(),
              .special = meta["special"].texts(),
              .isRequired = meta["required"].boolean(),
              .isNullable = schema["is_nullable"].isNull() || schema["is_nullable"].boolean(),
              .isPrimaryKey = schema["is_primary_key"].boolean(),
              .hasAutoIncrement = schema["has_auto_increment"].boolean(),
              .defaultValue = schema["default_value"].value()};
  if (const JsonPlace sort = meta["sort"]; sort.value().is_number_integer())
    field.sort = sort.value().get<long long>();
  readOptions(meta["options"], field);
  if (field.interfaceName == "list") readParts(meta["options"], field);
  return field;
}

Relation readRelation(const JsonPlace& place) {
  const JsonPlace meta = place["meta"];
  return {.collection = place["collection"].name(),
          .field = place["field"].name(),
          .relatedCollection = place["related_collection"].text(),
          .oneField = meta["one_field"].text(),
          .collectionField = meta["one_collection_field"].text(),
          .junctionField = meta["junction_field"].text(),
          .allowedCollections = meta["one_allowed_collections"].texts()};
}

}  // namespace schema_generator
