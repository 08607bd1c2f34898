#include <directus/core/json_text.hpp>
#include <directus/query/field_path.hpp>

#include "commands/path_argument.hpp"
#include "core/json_members.hpp"
#include "graphql/item.hpp"
#include "graphql/screen.hpp"
#include "graphql/selection.hpp"

// Commands of `/items` as the fields of one mutation.

namespace DIRECTUS_NAMESPACE::detail {

namespace {

constexpr std::string_view itemsPath = "/items/";

/// One change, as its command says it.
struct CommandChange {
  std::string collection;
  std::string key;        ///< "" where it is about several items
  std::string_view keys;  ///< a JSON list
  std::string_view data;  ///< JSON
  std::string_view kind;  ///< `create`, `update`, `delete`
  std::string_view many;  ///< `_item`, `_items`, `_batch`, "" for a singleton
};

class ChangeWriter {
 public:
  explicit ChangeWriter(const GraphqlChanges& changes)
      : schema_(changes.schema), models_(changes.models), selection_(changes.schema, document_) {}

  /// `result` is the name of what is given back, "" for nothing.
  void change(const GraphqlChange& asked, std::string_view result) {
    const CommandRequest& command = *asked.command;
    if (!isFirst_) document_.put(" ");
    isFirst_ = false;
    ++number_;
    if (!command.refused.empty()) return document_.refuse(where(), command.refused.why());
    if (!command.path.starts_with(itemsPath))
      return refuse("only commands of items can be part of a mutation: createItem, updateItem, …");
    if (!command.token.empty() || command.headers.begin() != command.headers.end() ||
        !command.onRequest.empty() || !command.onResponse.empty() || command.form.get() != nullptr)
      return refuse("a token, headers, hooks and files are the whole request's, not one command's");
    for (const QueryParam& param : command.params)
      if (param.name != "fields" && param.name != "alias")
        return refuse("a mutation takes no " + param.name);
    const CommandChange change = changeOf(command);
    const std::size_t at = schema_.find(change.collection);
    if (at == schema_.count) return refuse("the schema has no collection " + change.collection);
    if (!isGraphqlName(change.collection) || isReservedName(change.collection))
      return refuse("GraphQL has no collection of that name: " + change.collection);
    write(change, *models_[at], asked, result);
  }

  [[nodiscard]] Result<std::string> body() const { return document_.body("mutation"); }

 private:
  [[nodiscard]] std::string where() const { return "change " + std::to_string(number_); }
  void refuse(std::string_view why) { document_.refuse(where(), why); }

  [[nodiscard]] CommandChange changeOf(const CommandRequest& command) {
    CommandChange change{.collection = pathArgument(command, "collection"),
                         .key = pathArgument(command, "key"),
                         .keys = {},
                         .data = command.body,
                         .kind = "update",
                         .many = "_item"};
    const bool isList = command.body.starts_with('[');
    const std::size_t at = schema_.find(change.collection);
    const bool isSingleton = at < schema_.count && schema_.list[at].isSingleton;
    if (command.method == "POST") {
      change.kind = "create";
      change.many = isList ? "_items" : "_item";
    } else if (command.method == "DELETE") {
      change.kind = "delete";
      if (change.key.empty()) selected(change, command.body);
    } else if (change.key.empty() && isSingleton) {
      change.many = "";
    } else if (change.key.empty() && isList) {
      change.many = "_batch";
    } else if (change.key.empty()) {
      selected(change, command.body);
    }
    return change;
  }

  void selected(CommandChange& change, std::string_view body) {
    const auto members = jsonMembers(body);
    change.many = "_items";
    change.keys = lastMember(members, "keys");
    change.data = lastMember(members, "data");
    if (change.keys.empty()) refuse("GraphQL changes items by their keys only, not by a query");
  }

  void write(const CommandChange& change, const TypeInfo& model, const GraphqlChange& asked,
             std::string_view result) {
    const bool isDelete = change.kind == "delete";
    document_.put(result.empty() ? "_" + std::to_string(number_) : std::string(result));
    document_.put(": ");
    document_.put(std::string(change.kind) + "_" + change.collection + std::string(change.many));
    std::string list;
    if (!change.keys.empty()) list = "ids: " + document_.variable("ids", "[ID]!", change.keys);
    if (!change.key.empty())
      list = "id: " + document_.variable("id", "ID!", jsonString(change.key));
    if (!isDelete) {
      list += list.empty() ? "data: " : ", data: ";
      list += document_.variable("data", inputType(change), dataOf(change, model));
    }
    document_.put("(" + list + ")");
    if (isDelete) return document_.put(change.key.empty() ? " { ids }" : " { id }");
    if (asked.shape == nullptr) return document_.put(" { __typename }");
    selection_.fields(innermost(*asked.shape), &model, {std::string(result), {}});
  }

  static std::string inputType(const CommandChange& change) {
    const std::string input = std::string(change.kind) + "_" + change.collection + "_input!";
    const bool isList = change.data.starts_with('[');
    return isList ? "[" + input + "]" : input;
  }

  std::string dataOf(const CommandChange& change, const TypeInfo& model) {
    Refusal refused;
    std::string data = graphqlItem(change.data, model, refused);
    if (!refused.empty()) refuse(refused.why());
    return data;
  }

  static std::string jsonString(std::string_view text) {
    std::string json;
    appendJsonString(json, text);
    return json;
  }

  const CollectionList& schema_;
  const TypeInfo* const* models_;
  GraphqlDocument document_;
  SelectionWriter selection_;
  std::size_t number_ = 0;
  bool isFirst_ = true;
};

}  // namespace

Result<std::string> changesBody(const TypeInfo& results, const GraphqlChanges& changes) {
  ChangeWriter writer(changes);
  const ObjectOps& object = *results.ops.object;
  std::size_t next = 0;
  for (std::size_t i = 0; i < changes.count; ++i) {
    const GraphqlChange& change = changes.list[i];
    const bool gives = change.shape != nullptr && next < object.fieldCount;
    writer.change(change, gives ? object.fields[next].nameView() : std::string_view());
    next += gives;
  }
  return writer.body();
}

}  // namespace DIRECTUS_NAMESPACE::detail
