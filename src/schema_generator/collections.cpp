#include "collections.hpp"

#include <algorithm>
#include <initializer_list>
#include <string_view>

#include "singular.hpp"
#include "system_models.hpp"

namespace schema_generator {

namespace {

/// The collections whose items only connect others.
std::set<std::string> findJunctions(const Snapshot& snapshot) {
  std::set<std::string> junctions;
  for (const Relation& relation : snapshot.relations)
    if (!relation.junctionField.empty()) junctions.insert(relation.collection);
  return junctions;
}

/// What the struct is called, unless that is taken: after one item.
std::string itemName(const std::string& collection, const MappedCollection& mapped,
                     bool isJunction) {
  constexpr std::string_view system = "directus_";
  if (mapped.collection == nullptr)
    return toPascalCase(lastToSingular(collection.substr(system.size())), "Collection");
  if (mapped.collection->isSingleton) return toPascalCase(collection, "Collection");
  return toPascalCase(isJunction ? allToSingular(collection) : lastToSingular(collection),
                      "Collection");
}

}  // namespace

Collections::Collections(const Snapshot& snapshot, const MappingOptions& options,
                         std::vector<Warning>& warnings) {
  typeNames_.take("Schema");
  collect(snapshot, warnings);
  nameAsTold(options, warnings);
  nameOthers(findJunctions(snapshot), warnings);
}

void Collections::collect(const Snapshot& snapshot, std::vector<Warning>& warnings) {
  std::map<std::string, MappedCollection> own;
  std::map<std::string, MappedCollection> system;
  for (const Collection& collection : snapshot.collections)
    own[collection.name].collection = &collection;
  for (const Field& field : snapshot.fields) {
    if (const auto found = own.find(field.collection); found != own.end())
      found->second.fields.push_back(&field);
    else if (isSystemCollection(field.collection))
      system[field.collection].fields.push_back(&field);
    else if (field.type != "alias")
      warnings.push_back(
          {field.collection + '.' + field.name, "its collection is not in the snapshot: left out"});
  }
  for (auto& [name, collection] : own) {
    const auto isColumn = [](const Field* field) { return field->type != "alias"; };
    if (!isAskable(name))
      warnings.push_back({name, "no request can name it: left out"});
    else if (std::any_of(collection.fields.begin(), collection.fields.end(), isColumn))
      mapped_.emplace_back(name, std::move(collection));
    else
      warnings.push_back({name, "has no fields that could be read: left out"});
  }
  for (auto& entry : system) mapped_.emplace_back(entry.first, std::move(entry.second));
}

void Collections::nameAsTold(const MappingOptions& options, std::vector<Warning>& warnings) {
  const auto isMapped = [&](const std::string& name) {
    return std::any_of(mapped_.begin(), mapped_.end(),
                       [&](const auto& one) { return one.first == name; });
  };
  for (const auto& [collection, wanted] : options.names) {
    if (!isMapped(collection))
      warnings.push_back({collection, "is named " + wanted + ", but there is no such collection"});
    else if (typeNames_.take(wanted))
      structNames_[collection] = wanted;
    else
      warnings.push_back({collection, "cannot be named " + wanted + ": that name is taken"});
  }
}

void Collections::nameOthers(const std::set<std::string>& junctions,
                             std::vector<Warning>& warnings) {
  for (const auto& [collection, mapped] : mapped_) {
    if (structNames_.contains(collection)) continue;
    const std::string item = itemName(collection, mapped, junctions.contains(collection));
    const std::string whole = toPascalCase(collection, "Collection");
    std::string& given = structNames_[collection];
    for (const std::string& wanted : {item, whole})
      if (given.empty() && typeNames_.take(wanted)) given = wanted;
    if (!given.empty()) continue;
    given = typeNames_.takeOrNumber(whole);
    warnings.push_back({collection, "its struct is named " + given + ", since " + whole +
                                        " is taken; name it with --name"});
  }
}

void Collections::use(const std::string& collection) {
  if (const SystemModel* model = systemModel(collection))
    includes_.insert("directus/models/" + std::string(model->header) + ".hpp");
}

std::string Collections::typeOf(const std::string& collection) {
  if (const auto found = structNames_.find(collection); found != structNames_.end())
    return found->second;
  const SystemModel* model = systemModel(collection);
  if (model == nullptr) return {};
  use(collection);
  return "directus::" + std::string(model->type);
}

}  // namespace schema_generator
