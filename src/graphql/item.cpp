#include "graphql/item.hpp"

#include <directus/core/json_text.hpp>
#include <directus/query/field_path.hpp>

#include "core/json_members.hpp"
#include "graphql/filter.hpp"

namespace DIRECTUS_NAMESPACE::detail {

namespace {

/// A decimal as text: the digits between the quotes; anything else as it is.
std::string_view asNumber(std::string_view json) {
  if (json.size() < 3 || json.front() != '"') return json;
  const std::string_view inside = json.substr(1, json.size() - 2);
  const bool isNumber = inside.front() == '-' || (inside.front() >= '0' && inside.front() <= '9');
  return isNumber && isJson(inside) ? inside : json;
}

class ItemWriter {
 public:
  explicit ItemWriter(Refusal& refused) : refused_(refused) {}

  void items(std::string_view json, const TypeInfo& model) {
    if (!json.starts_with('[')) return item(json, model);
    out_ += '[';
    bool isFirst = true;
    for (const std::string_view one : jsonItems(json)) {
      if (!isFirst) out_ += ',';
      isFirst = false;
      related(one, model);
    }
    out_ += ']';
  }

  [[nodiscard]] std::string take() && { return std::move(out_); }

 private:
  void item(std::string_view json, const TypeInfo& model) {
    out_ += '{';
    bool isFirst = true;
    for (const JsonMember& member : jsonMembers(json)) {
      if (!isFirst) out_ += ',';
      isFirst = false;
      appendJsonString(out_, member.name);
      out_ += ':';
      value(member, fieldTypeIn(&model, member.name));
    }
    out_ += '}';
  }

  void value(const JsonMember& member, const TypeInfo* field) {
    const std::string_view json = member.value;
    if (field == nullptr) {
      out_ += json;
    } else if (const TypeInfo* model = relatedModel(*field)) {
      const bool isMany = isList(*field);
      if (isMany && json.starts_with('{'))
        refuse(member.name, "GraphQL takes no alterations: give the whole list, or use rest()");
      isMany ? items(json, *model) : related(json, *model);
    } else if (innermost(*field).kind == TypeKind::any && json.starts_with('{')) {
      refuse(member.name, "GraphQL takes an item of a many-to-any relation by its key only");
      out_ += json;
    } else if (innermost(*field).kind == TypeKind::any && !json.starts_with('"') &&
               json != "null") {
      out_ += '"';  // the field is text, whatever the keys behind it are
      out_ += json;
      out_ += '"';
    } else {
      out_ += innermost(*field).takesNumber ? asNumber(json) : json;
    }
  }

  /// An item behind a relation, given whole or by its key.
  void related(std::string_view json, const TypeInfo& model) {
    if (json.starts_with('{')) return item(json, model);
    if (json == "null" || json.starts_with('[')) {
      out_ += json;
      return;
    }
    out_ += '{';
    appendJsonString(out_, keyField(model));
    out_ += ':';
    out_ += json;
    out_ += '}';
  }

  static bool isList(const TypeInfo& type) {
    return type.kind == TypeKind::optional ? isList(*type.inner) : type.kind == TypeKind::list;
  }

  void refuse(std::string_view name, std::string_view why) {
    refused_.add(std::string(name) + ": " + std::string(why));
  }

  std::string out_;
  Refusal& refused_;
};

}  // namespace

std::string graphqlItem(std::string_view json, const TypeInfo& model, Refusal& refused) {
  ItemWriter writer(refused);
  writer.items(json, model);
  return std::move(writer).take();
}

}  // namespace DIRECTUS_NAMESPACE::detail
