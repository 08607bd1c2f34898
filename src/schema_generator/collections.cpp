#include "collections.hpp"

#include <algorithm>
#include <initializer_list>
#include <map>
#include <string_view>

#include "patterns.hpp"
#include "public_names.hpp"
#include "singular.hpp"
#include "system_models.hpp"

namespace schema_generator {

namespace {

bool matchesAny(const std::string& name, const std::vector<std::string>& patterns) {
  return std::any_of(patterns.begin(), patterns.end(),
                     [&](const std::string& pattern) { return matches(name, pattern); });
}

/// What is there for the looks of the Studio (dividers, groups, notices) has no place in a struct.
class ShownFields {
 public:
  explicit ShownFields(const Snapshot& snapshot) {
    for (const Relation& relation : snapshot.relations)
      lists_.insert({relation.relatedCollection, relation.oneField});
  }
  [[nodiscard]] bool contains(const Field& field) const {
    return field.type != "alias" || lists_.contains({field.collection, field.name});
  }

 private:
  std::set<std::pair<std::string, std::string>> lists_;
};

}  // namespace

Collections::Collections(const Snapshot& snapshot, const MappingOptions& options,
                         std::vector<Warning>& warnings)
    : options_(options), warnings_(warnings) {
  typeNames_.take("Schema");
  collectOwn(snapshot);
  collectSystem(snapshot);
  checkPatterns(snapshot);
  nameAsTold();
  nameOthers();
}

bool Collections::isSelected(const std::string& collection) const {
  return (options_.only.empty() || matchesAny(collection, options_.only)) &&
         !matchesAny(collection, options_.exclude);
}

bool Collections::isLeftOut(const std::string& collection) const {
  // What is Directus' own has a model of the library.
  return isSystemCollection(collection) ? matchesAny(collection, options_.exclude)
                                        : !isSelected(collection);
}

void Collections::collectOwn(const Snapshot& snapshot) {
  std::map<std::string, MappedCollection> own;
  for (const Collection& collection : snapshot.collections)
    if (!isSystemCollection(collection.name))
      own[collection.name] = {.collection = &collection, .isSingleton = collection.isSingleton};
  for (const Field& field : snapshot.fields) {
    if (isSystemCollection(field.collection)) continue;
    if (const auto found = own.find(field.collection); found != own.end())
      found->second.fields.push_back(&field);
    else if (field.type != "alias" && isSelected(field.collection))
      warn(field.collection + '.' + field.name, "its collection is not in the snapshot: left out");
  }
  for (auto& [name, collection] : own) {
    if (!isSelected(name)) continue;
    const auto isColumn = [](const Field* field) { return field->type != "alias"; };
    if (!isAskable(name))
      warn(name, "no request can name it: left out");
    else if (std::any_of(collection.fields.begin(), collection.fields.end(), isColumn))
      mapped_.emplace_back(name, std::move(collection));
    else
      warn(name, "has no fields that could be read: left out");
  }
}

/// A snapshot lists such a collection where the Studio keeps something about it, and its fields
/// where a project added some. A struct is needed for these only.
void Collections::collectSystem(const Snapshot& snapshot) {
  const ShownFields shown(snapshot);
  std::map<std::string, MappedCollection> system;
  for (const Field& field : snapshot.fields) {
    const std::string& name = field.collection;
    if (!isSystemCollection(name) || !isSelected(name) || !shown.contains(field)) continue;
    if (hasSystemField(name, field.name)) {
      warn(name + '.' + field.name, "is in the model of the library already", false);
      continue;
    }
    MappedCollection& mapped = system[name];
    mapped.fields.push_back(&field);
    mapped.isSingleton = isSystemSingleton(name);
  }
  for (auto& entry : system) mapped_.emplace_back(entry.first, std::move(entry.second));
}

void Collections::checkPatterns(const Snapshot& snapshot) {
  for (const auto* patterns : {&options_.only, &options_.exclude})
    for (const std::string& pattern : *patterns) {
      const bool fitsOwn =
          std::any_of(snapshot.collections.begin(), snapshot.collections.end(),
                      [&](const Collection& one) { return matches(one.name, pattern); });
      const bool fitsSystem = systemModel(pattern) != nullptr ||
                              std::any_of(mapped_.begin(), mapped_.end(), [&](const auto& one) {
                                return matches(one.first, pattern);
                              });
      if (!fitsOwn && !fitsSystem && !pattern.starts_with("directus_"))
        warn(pattern, "there is no such collection to take or to leave out");
    }
}

void Collections::nameAsTold() {
  const auto isMapped = [&](const std::string& name) {
    return std::any_of(mapped_.begin(), mapped_.end(),
                       [&](const auto& one) { return one.first == name; });
  };
  for (const auto& [collection, wanted] : options_.names) {
    if (!isMapped(collection))
      warn(collection, "is named " + wanted + ", but there is no such collection");
    else if (typeNames_.take(wanted))
      structNames_[collection] = wanted;
    else
      warn(collection, "cannot be named " + wanted + ": that name is taken");
  }
}

std::string Collections::structName(const std::string& name) const {
  // Whether it needs another letter in front is seen with the prefix.
  return toPascalCase(options_.prefix + (options_.prefix.empty() ? "" : "_") + name, "Collection") +
         options_.suffix;
}

void Collections::nameOthers() {
  constexpr std::string_view system = "directus_";
  for (const auto& [collection, mapped] : mapped_) {
    if (structNames_.contains(collection)) continue;
    const std::string item =
        mapped.collection == nullptr ? collection.substr(system.size()) : collection;
    std::string& given = structNames_[collection];
    const std::string whole = structName(collection);
    for (const std::string& wanted : {structName(wordsToSingular(item)), whole})
      if (given.empty() && typeNames_.take(wanted)) given = wanted;
    if (given.empty()) {
      given = typeNames_.takeOrNumber(whole);
      warn(collection,
           "its struct is named " + given + ", since " + whole + " is taken; name it with --name");
    }
    warnIfPublic(collection, given);
  }
}

std::string Collections::takeTypeName(const std::string& place, const std::string& wanted) {
  std::string name = typeNames_.takeOrNumber(wanted);
  warnIfPublic(place, name);
  return name;
}

void Collections::warnIfPublic(const std::string& place, const std::string& name) {
  if (isPublicName(name))
    warn(place,
         "its type is named " + name + ", and so is directus::" + name +
             ": name it with --name, --prefix or --suffix where you use both",
         false);
}

std::string Collections::typeOf(const std::string& collection) {
  if (const auto found = structNames_.find(collection); found != structNames_.end())
    return found->second;
  const SystemModel* model = systemModel(collection);
  if (model == nullptr || isLeftOut(collection)) return {};
  use(collection);
  return "directus::" + std::string(model->type);
}

void Collections::use(const std::string& collection) {
  if (const SystemModel* model = systemModel(collection))
    includes_.insert("directus/models/" + std::string(model->header) + ".hpp");
}

}  // namespace schema_generator
