#include "mapping.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

#include "collections.hpp"
#include "names.hpp"
#include "source_text.hpp"
#include "system_models.hpp"
#include "value_type.hpp"

namespace schema_generator {

namespace {

using Place = std::pair<std::string, std::string>;  // collection and field

constexpr std::size_t mostMembers = 128;  // that directus::detail::maxMembers lets a struct have

bool has(const Field& field, std::string_view special) {
  return std::find(field.special.begin(), field.special.end(), special) != field.special.end();
}

/// Whether the server gives the field a value where a new item has none.
bool isFilled(const Field& field) {
  constexpr std::string_view specials[] = {"uuid", "date-created", "date-updated"};
  return field.hasAutoIncrement ||
         std::any_of(std::begin(specials), std::end(specials),
                     [&](std::string_view special) { return has(field, special); });
}

/// Creating leaves out a key of this name that nobody has set.
bool isPlainKey(const Field& field) {
  return field.isPrimaryKey && field.name == "id";
}

/// What a field becomes; the name of the member is found when all of them are known. One that the
/// server fills in better than C++ can is empty at first, so that creating leaves it out.
Member memberOf(const Field& field, std::string type,
                const std::optional<std::string>& expression) {
  const bool hasOtherDefault = !field.defaultValue.is_null() && !expression;
  const bool isLeftToServer = (isFilled(field) || hasOtherDefault) && !isPlainKey(field);
  Member member{.type = std::move(type)};
  if (field.isNullable || isLeftToServer) member.type = "std::optional<" + member.type + '>';
  if (!isFilled(field)) member.initialiser = expression.value_or("");
  return member;
}

class Mapper {
 public:
  Mapper(const Snapshot& snapshot, const MappingOptions& options)
      : collections_(snapshot, options, mapped_.warnings) {
    for (const Relation& relation : snapshot.relations) {
      relations_[{relation.collection, relation.field}] = &relation;
      if (!relation.oneField.empty())
        lists_[{relation.relatedCollection, relation.oneField}] = relation.collection;
    }
  }

  Mapped map() {
    for (const auto& [name, collection] : collections_.mapped()) mapStruct(name, collection);
    mapSchema();
    for (Struct& made : mapped_.header.structs) nameMembers(made);
    nameMembers(mapped_.header.schema);
    mapped_.header.includes = collections_.includes();
    return std::move(mapped_);
  }

 private:
  void warn(std::string place, std::string what) {
    mapped_.warnings.push_back({std::move(place), std::move(what)});
  }
  void warn(const Field& field, std::string what) {
    warn(field.collection + '.' + field.name, std::move(what));
  }

  void mapStruct(const std::string& name, const MappedCollection& collection);
  void mapSchema();
  void nameMembers(Struct& made);

  std::optional<Member> mapField(const Field& field);
  std::optional<Member> mapList(const Field& field);
  std::optional<Member> mapRelation(const Field& field);
  std::optional<Member> mapAny(const Field& field, const Relation& relation);
  std::optional<Member> mapChoices(const Field& field);
  Member mapValue(const Field& field);

  Mapped mapped_;
  Collections collections_;
  std::map<Place, const Relation*> relations_;
  std::map<Place, std::string> lists_;  // what a list of items holds
  std::set<Place> collectionFields_;
};

std::optional<Member> Mapper::mapField(const Field& field) {
  if (!isAskable(field.name)) {
    warn(field, "no request can name it: left out");
    return std::nullopt;
  }
  if (field.type == "alias") return mapList(field);
  if (auto relation = mapRelation(field)) return relation;
  if (auto choices = mapChoices(field)) return choices;
  return mapValue(field);
}

std::optional<Member> Mapper::mapList(const Field& field) {
  const auto list = lists_.find({field.collection, field.name});
  if (list == lists_.end()) {
    // Whatever else has no column is there for the looks: dividers, groups, notices.
    constexpr std::string_view specials[] = {"o2m", "m2m", "m2a", "files", "translations"};
    if (std::any_of(std::begin(specials), std::end(specials),
                    [&](std::string_view special) { return has(field, special); }))
      warn(field, "the snapshot does not say what this list holds: left out");
    return std::nullopt;
  }
  const std::string type = collections_.typeOf(list->second);
  if (type.empty()) {
    warn(field, list->second + " is not in the snapshot: left out");
    return std::nullopt;
  }
  return Member{.type = "directus::Refs<" + type + '>'};
}

std::optional<Member> Mapper::mapRelation(const Field& field) {
  const auto found = relations_.find({field.collection, field.name});
  if (found == relations_.end()) {
    if (has(field, "m2o") || has(field, "file"))
      warn(field, "the snapshot does not say what it points to: kept as a key");
    return std::nullopt;
  }
  const Relation& relation = *found->second;
  if (relation.relatedCollection.empty()) return mapAny(field, relation);
  const std::string type = collections_.typeOf(relation.relatedCollection);
  if (!type.empty()) return Member{.type = "directus::Ref<" + type + '>'};
  warn(field, relation.relatedCollection + " is not in the snapshot: kept as a key");
  return std::nullopt;
}

std::optional<Member> Mapper::mapAny(const Field& field, const Relation& relation) {
  if (relation.collectionField.empty()) {
    warn(field, "the snapshot does not say which field names the collection: kept as a key");
    return std::nullopt;
  }
  std::string alternatives;
  for (const std::string& collection : relation.allowedCollections) {
    const std::string type = collections_.typeOf(collection);
    if (type.empty()) {
      warn(field, collection + " is not in the snapshot: its items are kept as they come");
      continue;
    }
    alternatives += ", directus::In<" + stringLiteral(collection) + ", " + type + '>';
  }
  if (alternatives.empty()) {
    warn(field, "no collection that it may point to is in the snapshot: kept as a key");
    return std::nullopt;
  }
  collectionFields_.insert({field.collection, relation.collectionField});
  const std::string first =
      relation.collectionField == "collection"
          ? std::string()
          : ", directus::CollectionField<" + stringLiteral(relation.collectionField) + '>';
  return Member{.type = "directus::Any<" + (first + alternatives).substr(2) + '>'};
}

std::optional<Member> Mapper::mapChoices(const Field& field) {
  if (field.choices.empty() || field.type != "string") return std::nullopt;
  std::vector<std::string> values;
  std::vector<std::string> wanted;
  for (const std::string& value : field.choices) {
    if (std::find(values.begin(), values.end(), value) != values.end()) continue;
    values.push_back(value);
    wanted.push_back(value.empty() ? "empty" : value);
  }
  const std::vector<std::string> names = uniqueIdentifiers(wanted, {});

  Enum made{.name = collections_.typeNames().takeOrNumber(collections_.typeOf(field.collection) +
                                                          toPascalCase(field.name, "Field"))};
  std::optional<std::string> expression;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (field.defaultValue == values[i]) expression = made.name + "::" + names[i];
    made.enumerators.push_back({.name = names[i], .value = values[i]});
  }
  Member member = memberOf(field, "directus::Choice<" + made.name + '>', expression);
  mapped_.header.enums.push_back(std::move(made));
  return member;
}

Member Mapper::mapValue(const Field& field) {
  const auto kind = valueKind(field.type);
  if (!kind)
    warn(field, "nothing in C++ stands for the type " + field.type + ": kept as JSON text");
  const ValueKind kept = kind.value_or(ValueKind::json);
  return memberOf(field, std::string(cppType(kept)), defaultExpression(kept, field.defaultValue));
}

void Mapper::mapStruct(const std::string& name, const MappedCollection& collection) {
  Struct made{.name = collections_.typeOf(name)};
  if (collection.collection != nullptr) {
    made.note = collection.collection->note;
  } else if (const SystemModel* model = systemModel(name)) {
    collections_.use(name);
    made.members.push_back(
        {.type = "directus::Extend<directus::" + std::string(model->type) + '>'});
  } else {
    warn(name, "there is no model of it: only the fields that were added are shown");
  }
  for (const Field* field : collection.fields) {
    auto member = mapField(*field);
    if (!member) continue;
    member->directusName = field->name;
    member->note = field->note;
    made.members.push_back(std::move(*member));
  }
  // An `Any` stands for them, too.
  std::erase_if(made.members, [&](const Member& member) {
    return collectionFields_.contains({name, member.directusName});
  });
  for (std::size_t i = mostMembers; i < made.members.size(); ++i)
    warn(name + '.' + made.members[i].directusName,
         "a struct can show " + std::to_string(mostMembers) + " fields: left out");
  if (made.members.size() > mostMembers) made.members.resize(mostMembers);
  mapped_.header.structs.push_back(std::move(made));
}

void Mapper::mapSchema() {
  Struct& schema = mapped_.header.schema;
  schema.name = "Schema";
  for (const auto& [name, mapped] : collections_.mapped()) {
    const bool isSingleton = mapped.collection != nullptr && mapped.collection->isSingleton;
    const std::string type = collections_.typeOf(name);
    schema.members.push_back(
        {.type = isSingleton ? type : "std::vector<" + type + '>', .directusName = name});
  }
}

/// A member with the name of a type would change what that name means to the members after it, and
/// `fieldNames` is what the library asks for renamed members.
void Mapper::nameMembers(Struct& made) {
  TakenNames taken = collections_.typeNames();
  taken.take("fieldNames");
  std::vector<Member*> fields;
  std::vector<std::string> names;
  for (Member& member : made.members) {
    if (member.directusName.empty()) {
      member.name = taken.takeOrNumber("base");
    } else {
      fields.push_back(&member);
      names.push_back(member.directusName);
    }
  }
  const std::vector<std::string> identifiers = uniqueIdentifiers(names, std::move(taken));
  for (std::size_t i = 0; i < fields.size(); ++i) fields[i]->name = identifiers[i];
}

}  // namespace

Mapped mapSnapshot(const Snapshot& snapshot, const MappingOptions& options) {
  return Mapper(snapshot, options).map();
}

}  // namespace schema_generator
