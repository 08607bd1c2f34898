#include "graphql/selection.hpp"

#include <utility>

#include <directus/core/json_text.hpp>
#include <directus/query/fields.hpp>

#include "graphql/filter.hpp"

namespace DIRECTUS_NAMESPACE::detail {

LevelArguments::LevelArguments(std::string path, std::string_view json)
    : path_(std::move(path)), members_(jsonMembers(json)), taken_(members_.size()) {}

std::string_view LevelArguments::take(std::string_view name) {
  std::string_view value;
  for (std::size_t i = 0; i < members_.size(); ++i) {
    if (members_[i].name != name) continue;
    taken_[i] = true;
    value = members_[i].value;  // as in every JSON object, the last one counts
  }
  return value;
}

std::string_view LevelArguments::value(std::string_view name) {
  return take("_" + std::string(name));
}

LevelArguments LevelArguments::below(std::string_view name) {
  return {path_.empty() ? std::string(name) : path_ + "." + std::string(name), take(name)};
}

std::string_view LevelArguments::left() const {
  for (std::size_t i = 0; i < members_.size(); ++i)
    if (!taken_[i]) return members_[i].name;
  return {};
}

namespace {

/// Whether several fragments ask for plain fields of one name. Their types may differ, and GraphQL
/// takes one name for one type only.
bool isShared(const AnyOps& any, std::string_view name) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < any.count; ++i) {
    const ObjectOps& object = *any.alternatives[i].type->ops.object;
    count += indexOf(object, name) < object.fieldCount;
  }
  return count > 1;
}

}  // namespace

void SelectionWriter::finish(const LevelArguments& arguments, std::string_view why) {
  const std::string_view left = arguments.left();
  if (left.empty()) return;
  const std::string_view name = left.starts_with('_') ? left.substr(1) : left;
  document_.refuse(arguments.path() + "." + std::string(name), why);
}

void SelectionWriter::fields(const TypeInfo& shape, const TypeInfo* model,
                             LevelArguments arguments) {
  const ObjectOps& object = *shape.ops.object;
  document_.put(" {");
  bool isEmpty = true;
  for (std::size_t i = 0; i < object.fieldCount; ++i) {
    if (comesUnasked(object.asked[i].nameView())) continue;
    document_.put(" ");
    field(object, i, model, arguments);
    isEmpty = false;
  }
  document_.put(isEmpty ? " __typename }" : " }");
  finish(arguments, "it takes no such argument, or the struct reads no relation of that name");
}

void SelectionWriter::field(const ObjectOps& shape, std::size_t index, const TypeInfo* model,
                            LevelArguments& arguments) {
  const std::string_view reply = shape.fields[index].nameView();
  const std::string_view source = sourceName(shape.asked[index].nameView());
  if (isFunction(source)) return function(source, reply);
  const TypeInfo* const type = shape.fields[index].type;
  const TypeInfo& nested = innermost(*type);
  const TypeInfo* const known = fieldTypeIn(model, source);
  const TypeInfo* const related = known == nullptr ? nullptr : relatedModel(*known);
  const bool isPlain = nested.kind != TypeKind::object && nested.kind != TypeKind::any &&
                       nested.kind != TypeKind::collection && related == nullptr;
  if (isPlain && alternatives_ != nullptr && isShared(*alternatives_, reply))
    document_.put("a" + std::to_string(alternative_) + "__" + std::string(reply) + ": ");
  else if (reply != source)
    document_.put(std::string(reply) + ": ");
  document_.put(source);
  if (nested.kind == TypeKind::any) return fragments(*nested.ops.any, known, source, arguments);
  if (nested.kind == TypeKind::object || related != nullptr)
    return relation(nested, related, arguments.below(reply));
  if (known != nullptr && innermost(*known).kind == TypeKind::any)
    keysOf(*innermost(*known).ops.any);
}

/// A nested struct, or the key of what a relation leads to.
void SelectionWriter::relation(const TypeInfo& nested, const TypeInfo* model,
                               LevelArguments arguments) {
  const auto* const outer = std::exchange(alternatives_, nullptr);
  if (model != nullptr) listArguments({}, *model, arguments);
  if (nested.kind == TypeKind::object) {
    fields(nested, model, std::move(arguments));
  } else {
    document_.put(" { ");
    document_.put(keyField(*model));
    document_.put(" }");
    finish(arguments, "the struct has only the key of that relation");
  }
  alternatives_ = outer;
}

/// `year(date)` is `date_year: date_func { year }`.
void SelectionWriter::function(std::string_view source, std::string_view reply) {
  const std::string_view name = source.substr(0, indexOf(source, '('));
  const std::size_t begin = name.size() + 1;
  const std::size_t end = argumentEnd(source);
  document_.put(reply);
  document_.put(": ");
  document_.put(source.substr(begin, end - begin));
  document_.put("_func { ");
  document_.put(name);
  if (const std::size_t close = source.rfind(')'); source[end] == ',') {
    std::string_view path = source.substr(end + 1, close - end - 1);
    while (path.starts_with(' ')) path.remove_prefix(1);
    std::string json;
    appendJsonString(json, path);
    document_.put("(path: " + document_.variable("path", "String!", json) + ")");
  }
  document_.put(" }");
}

/// `item { ... on block_text { text } ... on block_image { caption } }`
void SelectionWriter::fragments(const AnyOps& asked, const TypeInfo* known, std::string_view name,
                                LevelArguments& arguments) {
  const bool isKnown = known != nullptr && innermost(*known).kind == TypeKind::any;
  const AnyOps& models = isKnown ? *innermost(*known).ops.any : asked;
  const auto* const outer = std::exchange(alternatives_, &asked);
  const std::size_t outerIndex = alternative_;
  document_.put(" {");
  for (std::size_t i = 0; i < asked.count; ++i) {
    const AnyAlternative& one = asked.alternatives[i];
    alternative_ = i;
    document_.put(" ... on ");
    document_.put(one.nameView());
    const std::size_t at = models.find(one.nameView());
    fields(*one.type, at < models.count ? models.alternatives[at].type : nullptr,
           arguments.below(std::string(name) + ":" + std::string(one.nameView())));
  }
  document_.put(" }");
  alternatives_ = outer;
  alternative_ = outerIndex;
}

void SelectionWriter::keysOf(const AnyOps& known) {
  document_.put(" {");
  for (std::size_t i = 0; i < known.count; ++i) {
    document_.put(" ... on ");
    document_.put(known.alternatives[i].nameView());
    document_.put(" { ");
    document_.put(keyField(*known.alternatives[i].type));
    document_.put(" }");
  }
  document_.put(" }");
}

/// The type of a filter is called like the collection; that of a relation is found by its struct.
std::string SelectionWriter::filterType(std::string_view collection, const TypeInfo& model,
                                        const LevelArguments& arguments) {
  std::size_t count = 0;
  for (std::size_t i = 0; collection.empty() && i < schema_.count; ++i)
    count += schema_.list[i].tag == model.tag;
  if (collection.empty() && count != 1)
    document_.refuse(arguments.path() + ".filter",
                     count == 0 ? "the schema has no collection of that struct, whose name the "
                                  "filter's type has: give it one, as in "
                                  "std::vector<DirectusFile> directus_files"
                                : "the schema has several collections of that struct, so that the "
                                  "filter's type is not known: give each a struct of its own");
  for (std::size_t i = 0; collection.empty() && i < schema_.count; ++i)
    if (schema_.list[i].tag == model.tag) collection = schema_.list[i].nameView();
  return std::string(collection) + "_filter";
}

void SelectionWriter::listArguments(std::string_view collection, const TypeInfo& model,
                                    LevelArguments& arguments, std::string_view more) {
  std::string list(more);
  const auto add = [&](std::string_view name, std::string_view type, std::string_view value) {
    list += list.empty() ? "" : ", ";
    list += name;
    list += ": ";
    list += document_.variable(name, type, value);
  };
  if (const auto filter = arguments.value("filter"); !filter.empty()) {
    Refusal refused;
    const std::string spelled = graphqlFilter(filter, model, refused);
    if (!refused.empty()) document_.refuse(arguments.path() + ".filter", refused.why());
    add("filter", filterType(collection, model, arguments), spelled);
  }
  if (const auto sort = arguments.value("sort"); !sort.empty()) add("sort", "[String]", sort);
  for (const std::string_view name : {"limit", "offset", "page"})
    if (const auto number = arguments.value(name); !number.empty()) add(name, "Int", number);
  if (const auto search = arguments.value("search"); !search.empty())
    add("search", "String", search);
  if (!list.empty()) document_.put("(" + list + ")");
}

}  // namespace DIRECTUS_NAMESPACE::detail
