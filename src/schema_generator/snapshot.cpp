#include "snapshot.hpp"

#include <algorithm>
#include <limits>
#include <tuple>

#include <directus/core/json_text.hpp>

#include "json_place.hpp"

namespace schema_generator {

using directus::Error;
using directus::Result;

namespace {

constexpr int knownVersion = 1;

Collection readCollection(const JsonPlace& place) {
  const JsonPlace meta = place["meta"];
  return {.name = place["collection"].name(),
          .note = meta["note"].text(),
          .isSingleton = meta["singleton"].boolean()};
}

/// What a choice stores in a field of text; nothing for one that only heads others.
void readChoice(const JsonPlace& value, std::vector<std::string>& values) {
  if (value.value().is_string())
    values.push_back(value.text());
  else if (value.value().is_number())
    values.push_back(value.value().dump());
}

/// Choices are free-form: whatever is none of them is passed over. One may hold others.
void readChoices(const JsonPlace& list, std::vector<std::string>& values) {
  for (const JsonPlace& choice : list.list()) {
    if (!choice.value().is_object()) {
      readChoice(choice, values);
      continue;
    }
    readChoice(choice["value"], values);
    if (choice["children"].value().is_array()) readChoices(choice["children"], values);
  }
}

bool offersChoices(const std::string& interfaceName) {
  return interfaceName == "select-dropdown" || interfaceName == "select-radio";
}

Field readField(const JsonPlace& place) {
  const JsonPlace meta = place["meta"];
  const JsonPlace schema = place["schema"];
  Field field{.collection = place["collection"].name(),
              .name = place["field"].name(),
              .type = place["type"].name(),
              .note = meta["note"].text(),
              .special = meta["special"].texts(),
              .isNullable = schema["is_nullable"].isNull() || schema["is_nullable"].boolean(),
              .isPrimaryKey = schema["is_primary_key"].boolean(),
              .hasAutoIncrement = schema["has_auto_increment"].boolean(),
              .defaultValue = schema["default_value"].value()};
  if (const auto& sort = meta["sort"].value(); sort.is_number_integer())
    field.sort = sort.get<long long>();
  if (offersChoices(meta["interface"].text())) {
    const JsonPlace choices = meta["options"]["choices"];
    if (choices.value().is_array()) readChoices(choices, field.choices);
  }
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

auto orderOf(const Collection& collection) {
  return std::tie(collection.name);
}
auto orderOf(const Field& field) {
  constexpr auto last = std::numeric_limits<long long>::max();
  return std::make_tuple(field.collection, !field.isPrimaryKey, field.sort.value_or(last),
                         field.name);
}
auto orderOf(const Relation& relation) {
  return std::tie(relation.collection, relation.field);
}

std::string nameOf(const Collection& collection) {
  return collection.name;
}
template <class Part>
std::string nameOf(const Part& part) {
  if constexpr (requires { part.name; })
    return part.collection + '.' + part.name;
  else
    return part.collection + '.' + part.field;
}

/// Puts `parts` in order. A name that is there twice would make the order a matter of chance.
template <class Part>
void sortParts(const JsonPlace& place, std::vector<Part>& parts) {
  std::vector<std::string> names;
  names.reserve(parts.size());
  for (const Part& part : parts) names.push_back(nameOf(part));
  std::sort(names.begin(), names.end());
  if (const auto twice = std::adjacent_find(names.begin(), names.end()); twice != names.end())
    place.refuse(*twice + " is there twice");
  std::sort(parts.begin(), parts.end(),
            [](const Part& a, const Part& b) { return orderOf(a) < orderOf(b); });
}

void requireVersion(const JsonPlace& version) {
  if (version.isNull()) version.refuse("is missing: this is not a snapshot of a Directus");
  if (version.value() != knownVersion)
    version.refuse("is " + version.value().dump() + ", but only " + std::to_string(knownVersion) +
                   " is known");
}

/// Errors: throws `invalidArgument`.
Snapshot readDocument(const nlohmann::json& document) {
  const JsonPlace all(document);
  const JsonPlace data = all["data"].isNull() ? all : all["data"];
  requireVersion(data["version"]);

  Snapshot snapshot{.vendor = data["vendor"].text()};
  if (data["collections"].isNull()) data["collections"].refuse("is missing");
  for (const JsonPlace& one : data["collections"].list())
    if (!one["schema"].isNull()) snapshot.collections.push_back(readCollection(one));
  for (const JsonPlace& one : data["fields"].list()) snapshot.fields.push_back(readField(one));
  for (const JsonPlace& one : data["relations"].list())
    snapshot.relations.push_back(readRelation(one));

  sortParts(data["collections"], snapshot.collections);
  sortParts(data["fields"], snapshot.fields);
  sortParts(data["relations"], snapshot.relations);
  return snapshot;
}

std::string whereIs(std::string_view text, std::size_t byte) {
  const std::string_view before = text.substr(0, byte == 0 ? 0 : byte - 1);
  const auto line = std::count(before.begin(), before.end(), '\n') + 1;
  const auto column = before.size() - (before.rfind('\n') + 1) + 1;
  return "line " + std::to_string(line) + ", column " + std::to_string(column);
}

std::string whyNotJson(std::string_view text, std::size_t byte) {
  if (text.find_first_not_of(" \t\r\n") == std::string_view::npos) return "is empty";
  if (byte > text.size()) return "ends too early, at " + whereIs(text, byte);
  if (text.starts_with("version:"))
    return "is not JSON but YAML: take it with `directus schema snapshot --format json`";
  return "is not JSON: something unexpected at " + whereIs(text, byte);
}

Error refusal(std::string why) {
  return Error({.kind = directus::ErrorKind::invalidArgument, .message = std::move(why)});
}

}  // namespace

Result<Snapshot> readSnapshot(std::string_view json) {
  constexpr std::string_view byteOrderMark = "\xEF\xBB\xBF";
  if (json.starts_with(byteOrderMark)) json.remove_prefix(byteOrderMark.size());
  try {
    const auto document = nlohmann::json::parse(json);
    // What follows goes down into the values by recursion.
    if (!directus::detail::isJson(json)) return refusal("is nested too deeply for a snapshot");
    return readDocument(document);
  } catch (const nlohmann::json::parse_error& error) {
    return refusal(whyNotJson(json, error.byte));
  } catch (const nlohmann::json::exception&) {
    return refusal("has a number that is out of range");
  } catch (const Error& error) {
    return error;
  }
}

}  // namespace schema_generator
