#include "graphql/filter.hpp"

#include <vector>

#include <directus/core/json_text.hpp>
#include <directus/query/field_path.hpp>
#include <directus/schema/field_name.hpp>

#include "core/json_members.hpp"

namespace DIRECTUS_NAMESPACE::detail {

std::string_view keyField(const TypeInfo& model) noexcept {
  const ObjectOps& object = *model.ops.object;
  return object.fieldCount == 0 || indexOf(object, "id") < object.fieldCount
             ? std::string_view("id")
             : object.fields[0].nameView();
}

const TypeInfo* relatedModel(const TypeInfo& field) noexcept {
  const TypeInfo& type = innermost(field);
  if (type.kind == TypeKind::relation) return type.inner;
  return type.kind == TypeKind::object ? &type : nullptr;
}

const TypeInfo* fieldTypeIn(const TypeInfo* model, std::string_view name) noexcept {
  if (model == nullptr) return nullptr;
  const ObjectOps& object = *model->ops.object;
  const std::size_t index = indexOf(object, name);
  return index == object.fieldCount ? nullptr : object.fields[index].type;
}

namespace {

bool isJoin(std::string_view name) {
  return name == "_and" || name == "_or";
}

bool isQuantifier(std::string_view name) {
  return name == "_some" || name == "_none";
}

/// Writes one filter; `model` is null where nothing is known.
class FilterWriter {
 public:
  explicit FilterWriter(Refusal& refused) : refused_(refused) {}

  void condition(std::string_view json, const TypeInfo* model) {
    if (!json.starts_with('{')) {
      out_ += json;
      return;
    }
    const std::vector<JsonMember> members = jsonMembers(json);
    // Directus reads one function of a field only, so that two have to stand apart.
    bool apart = false;
    for (const JsonMember& member : members) apart |= members.size() > 1 && isFunction(member.name);
    out_ += apart ? "{\"_and\":[" : "{";
    bool isFirst = true;
    for (const JsonMember& one : members) {
      if (!isFirst) out_ += ',';
      isFirst = false;
      if (apart) out_ += '{';
      member(one, model);
      if (apart) out_ += '}';
    }
    out_ += apart ? "]}" : "}";
  }

  [[nodiscard]] std::string take() && { return std::move(out_); }

 private:
  void key(std::string_view name) {
    appendJsonString(out_, name);
    out_ += ':';
  }

  void member(const JsonMember& member, const TypeInfo* model) {
    const std::string_view name = member.name;
    const TypeInfo* type = fieldTypeIn(model, name);
    if (isJoin(name)) return list(member, model);
    if (isQuantifier(name)) return key(name), condition(member.value, model);
    if (isFunction(name)) return function(name, member.value);
    if (const std::size_t colon = name.find(':'); colon != name.npos)
      return inCollection(name, colon, member.value, model);
    key(name);
    if (type == nullptr)
      return name.starts_with('_') ? raw(member.value) : condition(member.value, nullptr);
    if (const TypeInfo* related = relatedModel(*type)) return relation(member.value, *related);
    raw(member.value);
  }

  void raw(std::string_view json) { out_ += json; }

  void list(const JsonMember& member, const TypeInfo* model) {
    key(member.name);
    out_ += '[';
    bool isFirst = true;
    for (const std::string_view item : jsonItems(member.value)) {
      if (!isFirst) out_ += ',';
      isFirst = false;
      condition(item, model);
    }
    out_ += ']';
  }

  /// `year(date)` → `date_func: {year: …}`
  void function(std::string_view name, std::string_view value) {
    const std::size_t open = name.find('(');
    const std::size_t close = name.find(')');
    const std::string_view argument =
        close == name.npos ? std::string_view() : name.substr(open + 1, close - open - 1);
    if (argument.empty() || argument.find(',') != argument.npos || close + 1 != name.size()) {
      refused_.add(std::string(name) + ": GraphQL has no such function in a filter");
      return raw("\"\":null");
    }
    key(std::string(argument) + "_func");
    out_ += '{';
    key(name.substr(0, open));
    raw(value);
    out_ += '}';
  }

  /// `item:posts` has two underscores for its colon.
  void inCollection(std::string_view name, std::size_t colon, std::string_view value,
                    const TypeInfo* model) {
    const std::string_view collection = name.substr(colon + 1);
    const TypeInfo* type = fieldTypeIn(model, name.substr(0, colon));
    const TypeInfo* item = nullptr;
    if (type != nullptr && innermost(*type).kind == TypeKind::any) {
      const AnyOps& any = *innermost(*type).ops.any;
      if (const std::size_t index = any.find(collection); index < any.count)
        item = any.alternatives[index].type;
    }
    key(std::string(name.substr(0, colon)) + "__" + std::string(collection));
    condition(value, item);
  }

  /// What is asked of a relation itself is asked of its key.
  void relation(std::string_view value, const TypeInfo& related) {
    std::string keyed;
    std::string others;
    for (const JsonMember& member : jsonMembers(value)) {
      const bool isOperation = member.name.starts_with('_') && !isJoin(member.name) &&
                               !isQuantifier(member.name) &&
                               fieldTypeIn(&related, member.name) == nullptr;
      std::string& out = isOperation ? keyed : others;
      if (!out.empty()) out += ',';
      appendJsonString(out, member.name);
      out += ':';
      out += member.value;
    }
    if (keyed.empty()) return condition(value, &related);
    out_ += '{';
    key(keyField(related));
    out_ += "{" + keyed + "}";
    if (!others.empty()) {
      out_ += ",\"_and\":[";
      condition("{" + others + "}", &related);
      out_ += ']';
    }
    out_ += '}';
  }

  std::string out_;
  Refusal& refused_;
};

}  // namespace

std::string graphqlFilter(std::string_view filter, const TypeInfo& model, Refusal& refused) {
  FilterWriter writer(refused);
  while (!filter.empty() && filter.front() != '{') filter.remove_prefix(1);
  writer.condition(filter, &model);
  return std::move(writer).take();
}

}  // namespace DIRECTUS_NAMESPACE::detail
