#include "mapping.hpp"

#include <algorithm>
#include <initializer_list>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "collections.hpp"
#include "json_values.hpp"
#include "member.hpp"
#include "names.hpp"
#include "source_text.hpp"
#include "system_models.hpp"
#include "value_type.hpp"

namespace schema_generator {

namespace {

using Place = std::pair<std::string, std::string>;  // collection and field

constexpr std::size_t mostMembers = 128;  // that directus::detail::maxMembers lets a struct have

bool hasAny(const Field& field, std::initializer_list<std::string_view> specials) {
  return std::any_of(specials.begin(), specials.end(),
                     [&](std::string_view special) { return hasSpecial(field, special); });
}

class Mapper {
 public:
  Mapper(const Snapshot& snapshot, const MappingOptions& options)
      : options_(options),
        collections_(snapshot, options, mapped_.warnings),
        jsonValues_(collections_, mapped_) {
    for (const Field& field : snapshot.fields)
      if (field.isPrimaryKey) keys_[field.collection] = &field;
    for (const Relation& relation : snapshot.relations) {
      relations_[{relation.collection, relation.field}] = &relation;
      if (!relation.oneField.empty())
        lists_[{relation.relatedCollection, relation.oneField}] = relation.collection;
    }
  }

  Mapped map() {
    for (const auto& [name, collection] : collections_.mapped()) mapStruct(name, collection);
    mapSchema();
    for (Struct& made : mapped_.header.values) nameMembers(made);
    for (Struct& made : mapped_.header.structs) nameMembers(made);
    nameMembers(mapped_.header.schema);
    mapped_.header.includes = collections_.includes();
    if (options_.required)
      mapped_.header.about =
          "What the Studio requires is not optional here: a row that lacks it cannot be read.";
    return std::move(mapped_);
  }

 private:
  void warn(std::string place, std::string what) {
    mapped_.warnings.push_back({std::move(place), std::move(what)});
  }
  void warn(const Field& field, std::string what) {
    warn(field.collection + '.' + field.name, std::move(what));
  }

  Struct beginStruct(const std::string& name, const MappedCollection& collection);
  void cutToSize(Struct& made);
  void mapStruct(const std::string& name, const MappedCollection& collection);
  void mapSchema();
  void nameMembers(Struct& made);

  std::optional<Member> mapField(const Field& field);
  std::optional<Member> mapList(const Field& field);
  std::optional<Member> mapRelation(const Field& field);
  std::optional<Member> mapAny(const Field& field, const Relation& relation);
  Member mapValue(const Field& field);
  [[nodiscard]] std::string keyType(const std::string& collection);
  [[nodiscard]] std::string alternativesOf(const Field& field, const Relation& relation);

  const MappingOptions& options_;
  Mapped mapped_;
  Collections collections_;
  JsonValues jsonValues_;
  MemberRules rules_;  // of the collection that is being mapped
  std::map<std::string, const Field*> keys_;
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
  return mapValue(field);
}

std::optional<Member> Mapper::mapList(const Field& field) {
  const auto list = lists_.find({field.collection, field.name});
  if (list == lists_.end()) {
    // Whatever else has no column is there for the looks: dividers, groups, notices.
    if (hasAny(field, {"o2m", "m2m", "m2a", "files", "translations"}))
      warn(field, "the snapshot does not say what this list holds: left out");
    return std::nullopt;
  }
  std::string type = collections_.typeOf(list->second);
  if (!type.empty()) {
    type = "directus::Refs<" + type + '>';
  } else if (collections_.isLeftOut(list->second)) {
    type = "std::vector<" + keyType(list->second) + '>';
  } else {
    warn(field, list->second + " is not in the snapshot: left out");
    return std::nullopt;
  }
  return Member{.type = rules_.isSingleton ? "std::optional<" + type + '>' : type};
}

/// Of the items of a collection that has no struct.
std::string Mapper::keyType(const std::string& collection) {
  const auto key = keys_.find(collection);
  if (key == keys_.end()) return "directus::JsonText";
  return std::string(cppType(valueKind(key->second->type).value_or(ValueKind::json)));
}

std::optional<Member> Mapper::mapRelation(const Field& field) {
  const auto found = relations_.find({field.collection, field.name});
  if (found == relations_.end()) {
    if (hasAny(field,
               {"m2o", "file", "user-created", "user-updated", "role-created", "role-updated"}))
      warn(field, "the snapshot does not say what it points to: kept as a key");
    return std::nullopt;
  }
  const Relation& relation = *found->second;
  if (relation.relatedCollection.empty()) return mapAny(field, relation);
  std::string type = collections_.typeOf(relation.relatedCollection);
  if (!type.empty()) {
    type = "directus::Ref<" + type + '>';
    return Member{.type = rules_.isSingleton ? "std::optional<" + type + '>' : type};
  }
  if (!collections_.isLeftOut(relation.relatedCollection))
    warn(field, relation.relatedCollection + " is not in the snapshot: kept as a key");
  return std::nullopt;
}

/// The `In<…>` of each collection that has a struct, each behind a comma.
std::string Mapper::alternativesOf(const Field& field, const Relation& relation) {
  std::string alternatives;
  for (const std::string& collection : relation.allowedCollections) {
    const std::string type = collections_.typeOf(collection);
    if (!type.empty())
      alternatives += ", directus::In<" + stringLiteral(collection) + ", " + type + '>';
    else if (!collections_.isLeftOut(collection))
      warn(field, collection + " is not in the snapshot: its items are kept as they come");
  }
  return alternatives;
}

std::optional<Member> Mapper::mapAny(const Field& field, const Relation& relation) {
  if (relation.collectionField.empty()) {
    warn(field, "the snapshot does not say which field names the collection: kept as a key");
    return std::nullopt;
  }
  const std::string alternatives = alternativesOf(field, relation);
  if (alternatives.empty()) {
    const auto& allowed = relation.allowedCollections;
    if (std::none_of(allowed.begin(), allowed.end(),
                     [&](const std::string& one) { return collections_.isLeftOut(one); }))
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

Member Mapper::mapValue(const Field& field) {
  if (const auto better = jsonValues_.typeOf(field))
    return memberOf(field, better->name, better->expression, rules_);
  const auto kind = valueKind(field.type);
  if (!kind)
    warn(field, "nothing in C++ stands for the type " + field.type + ": kept as JSON text");
  const ValueKind kept = kind.value_or(ValueKind::json);
  return memberOf(field, std::string(cppType(kept)), defaultExpression(kept, field.defaultValue),
                  rules_);
}

/// What a struct of this collection begins with.
Struct Mapper::beginStruct(const std::string& name, const MappedCollection& collection) {
  Struct made{.name = collections_.typeOf(name), .collection = name};
  if (collection.collection != nullptr) {
    made.note = collection.collection->note;
  } else if (const SystemModel* model = systemModel(name)) {
    collections_.use(name);
    made.members.push_back(
        {.type = "directus::Extend<directus::" + std::string(model->type) + '>'});
  } else {
    warn(name, "there is no model of it: only the fields that were added are shown");
  }
  return made;
}

void Mapper::mapStruct(const std::string& name, const MappedCollection& collection) {
  Struct made = beginStruct(name, collection);
  rules_ = {.isSingleton = collection.isSingleton, .required = options_.required};
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
  cutToSize(made);
  mapped_.header.structs.push_back(std::move(made));
}

/// The library counts what is extended, and an `Any` as two.
void Mapper::cutToSize(Struct& made) {
  std::size_t count = 0;
  std::size_t kept = 0;
  for (; kept < made.members.size(); ++kept) {
    const Member& member = made.members[kept];
    const SystemModel* model = member.directusName.empty() ? systemModel(made.collection) : nullptr;
    count += model != nullptr                            ? model->fields->fieldCount
             : member.type.starts_with("directus::Any<") ? 2
                                                         : 1;
    if (count > mostMembers) break;
  }
  for (std::size_t i = kept; i < made.members.size(); ++i)
    warn(made.collection + '.' + made.members[i].directusName,
         "a struct can show " + std::to_string(mostMembers) + " fields: left out");
  made.members.resize(kept);
}

void Mapper::mapSchema() {
  Struct& schema = mapped_.header.schema;
  schema.name = "Schema";
  for (const auto& [name, mapped] : collections_.mapped()) {
    const std::string type = collections_.typeOf(name);
    schema.members.push_back(
        {.type = mapped.isSingleton ? type : "std::vector<" + type + '>', .directusName = name});
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
