// Which other collections a query shows.
#include <algorithm>
#include <array>
#include <set>

#include <directus/codec/decode.hpp>
#include <directus/models/files.hpp>
#include <directus/models/folders.hpp>
#include <directus/models/roles.hpp>
#include <directus/models/users.hpp>

#include "codec/json_parts.hpp"
#include "live/live_plan.hpp"

namespace DIRECTUS_NAMESPACE::detail {

namespace {

/// Models of this library, for schemas that do not list their collections.
struct KnownModel {
  std::string_view collection;
  const TypeInfo* item;
};
const std::array<KnownModel, 4> systemModels{{{"directus_users", &typeInfo<DirectusUser>()},
                                              {"directus_files", &typeInfo<DirectusFile>()},
                                              {"directus_folders", &typeInfo<DirectusFolder>()},
                                              {"directus_roles", &typeInfo<DirectusRole>()}}};

/// Two tables may describe one struct: a shared library has its own.
bool isSameModel(const TypeInfo& a, const TypeInfo& b) {
  if (&a == &b) return true;
  if (a.kind != TypeKind::object || b.kind != TypeKind::object) return false;
  const ObjectOps& one = *a.ops.object;
  const ObjectOps& other = *b.ops.object;
  if (one.fieldCount != other.fieldCount || one.fieldCount == 0) return false;
  for (std::size_t i = 0; i < one.fieldCount; ++i)
    if (one.asked[i].nameView() != other.asked[i].nameView()) return false;
  return true;
}

/// A field as a relation.
struct Relation {
  const TypeInfo* item = nullptr;  ///< null: it is something else, or leads to several collections
  const AnyOps* any = nullptr;
  bool isList = false;
};

Relation relationOf(const TypeInfo& field) {
  Relation relation;
  const TypeInfo* type = &field;
  for (; type != nullptr; type = type->inner) {
    if (type->kind == TypeKind::list) relation.isList = true;
    if (type->kind == TypeKind::object) relation.item = type;
    if (type->kind == TypeKind::any) relation.any = type->ops.any;
    if (relation.item != nullptr || relation.any != nullptr) break;
  }
  return relation;
}

class Walk {
 public:
  explicit Walk(const SchemaModels* schema) noexcept : schema_(schema) {}

  /// Goes along one path from an item of this model; null: unknown.
  void follow(const TypeInfo* model, std::string_view path);

  std::set<std::string, std::less<>> found{};

 private:
  void followAll(const TypeInfo& model, std::string_view rest);
  void step(const FieldInfo& field, std::string_view rest);
  void add(const TypeInfo& item);

  const SchemaModels* schema_;
};

void Walk::add(const TypeInfo& item) {
  for (std::size_t i = 0; schema_ != nullptr && i < schema_->collections.count; ++i)
    if (isSameModel(*schema_->models[i], item)) {
      found.emplace(schema_->collections.list[i].nameView());
      return;
    }
  for (const KnownModel& known : systemModels)
    if (isSameModel(*known.item, item)) found.emplace(known.collection);
}

void Walk::step(const FieldInfo& field, std::string_view rest) {
  const Relation relation = relationOf(*field.type);
  if (relation.any != nullptr && !rest.empty())
    for (std::size_t i = 0; i < relation.any->count; ++i) {
      found.emplace(relation.any->alternatives[i].nameView());
      follow(relation.any->alternatives[i].type, rest);
    }
  if (relation.item == nullptr) return;
  // The key of a single item is in the row itself, those of a list are in the others'.
  if (relation.isList || !rest.empty()) add(*relation.item);
  if (!rest.empty()) follow(relation.item, rest);
}

void Walk::followAll(const TypeInfo& model, std::string_view rest) {
  for (std::size_t i = 0; i < model.ops.object->fieldCount; ++i)
    step(model.ops.object->asked[i], rest);
}

void Walk::follow(const TypeInfo* model, std::string_view path) {
  std::string_view name = path.substr(0, path.find('.'));
  std::string_view rest = path.substr((std::min)(path.size(), name.size() + 1));
  if (const auto open = name.find('('); open != std::string_view::npos)  // count(comments)
    name = name.substr(open + 1, name.find(')') - open - 1);
  // item:headings.title
  std::string_view collection;
  if (const auto colon = name.find(':'); colon != std::string_view::npos) {
    collection = name.substr(colon + 1);
    name = name.substr(0, colon);
    found.emplace(collection);
    const std::size_t at = schema_ != nullptr ? schema_->collections.find(collection) : 0;
    if (schema_ != nullptr && at < schema_->collections.count && !rest.empty())
      follow(schema_->models[at], rest);
    return;
  }
  if (model == nullptr || model->kind != TypeKind::object) {
    if (!rest.empty()) follow(nullptr, rest);
    return;
  }
  if (name == "*") return followAll(*model, rest);
  const ObjectOps& object = *model->ops.object;
  for (std::size_t i = 0; i < object.fieldCount; ++i)
    if (object.asked[i].nameView() == name) return step(object.asked[i], rest);
}

/// `["id","-date"]`, or `id,-date`.
std::vector<std::string> namesOf(const QueryParam& param) {
  std::vector<std::string> names;
  Decoder decoder;
  if (param.kind == QueryParam::Kind::list) {
    if (!decodeValue(decoder, {.text = param.value}, typeInfo<std::vector<std::string>>(), &names))
      names.clear();
    return names;
  }
  for (std::string_view rest = param.value; !rest.empty();) {
    const auto comma = (std::min)(rest.find(','), rest.size());
    names.emplace_back(rest.substr(0, comma));
    rest.remove_prefix((std::min)(comma + 1, rest.size()));
  }
  return names;
}

/// Every path of fields that a query names, aliases under their real names.
std::vector<std::string> pathsOf(const QueryParams& params) {
  std::vector<std::string> paths;
  std::vector<std::pair<std::string, std::string>> aliases;
  bool hasFields = false;
  for (const QueryParam& param : params) {
    const bool isList = param.name == "fields" || param.name == "sort";
    hasFields |= param.name == "fields";
    std::vector<std::string> some;
    if (isList) some = namesOf(param);
    if (param.name == "filter" || param.name == "deep") some = fieldPaths(param.value);
    if (param.name == "alias") aliases = textMembers(param.value);
    paths.insert(paths.end(), some.begin(), some.end());
  }
  if (!hasFields) paths.emplace_back("*");
  for (std::string& path : paths) {
    if (path.starts_with('-')) path.erase(0, 1);
    for (const auto& [alias, field] : aliases)
      if (path == alias || path.starts_with(alias + '.')) path.replace(0, alias.size(), field);
  }
  return paths;
}

}  // namespace

std::vector<std::string> relatedCollections(const SchemaModels* schema, std::string_view collection,
                                            const QueryParams& params) {
  const TypeInfo* model = nullptr;
  if (schema != nullptr)
    if (const std::size_t at = schema->collections.find(collection); at < schema->collections.count)
      model = schema->models[at];
  for (const KnownModel& known : systemModels)
    if (model == nullptr && known.collection == collection) model = known.item;
  Walk walk(schema);
  for (const std::string& path : pathsOf(params)) walk.follow(model, path);
  const auto self = walk.found.find(collection);
  if (self != walk.found.end()) walk.found.erase(self);
  return {walk.found.begin(), walk.found.end()};
}

}  // namespace DIRECTUS_NAMESPACE::detail
