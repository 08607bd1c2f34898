#include "graphql/screen.hpp"

#include <directus/query/aggregate_row.hpp>
#include <directus/query/query_parts.hpp>

#include "graphql/selection.hpp"

namespace DIRECTUS_NAMESPACE::detail {

namespace {

constexpr std::string_view noSuchArgument = "an aggregate takes no such argument";

/// Writes the fields of a query's root, one for each member of a screen.
class ScreenWriter {
 public:
  ScreenWriter(const CollectionList& schema, GraphqlScope scope)
      : schema_(schema), scope_(scope), selection_(schema, document_) {}

  void member(const FieldInfo& asked, const TypeInfo& model, LevelArguments arguments) {
    const std::string_view reply = requestName(asked.nameView());
    const std::string_view source = sourceName(asked.nameView());
    const Root root = findRoot(schema_, source, scope_);
    if (!document_.isRefused() && !isFirst_) document_.put(" ");
    isFirst_ = false;
    if (reply != source) document_.put(std::string(reply) + ": ");
    document_.put(source);

    const CollectionInfo& collection = schema_.list[root.collection];
    const TypeInfo& shape = innermost(*asked.type);
    if (root.kind == RootKind::aggregated) return rows(shape, collection, model, arguments);
    if (root.kind == RootKind::list)
      selection_.listArguments(collection.nameView(), model, arguments);
    else if (root.kind == RootKind::byKey || root.kind == RootKind::singleton)
      itemArguments(root.kind, arguments);
    selection_.fields(shape, &model, std::move(arguments));
  }

  [[nodiscard]] Result<std::string> body() const { return document_.body("query"); }

  void refuse(std::string_view where, std::string_view why) { document_.refuse(where, why); }

 private:
  void itemArguments(RootKind kind, LevelArguments& arguments) {
    std::string list;
    if (kind == RootKind::byKey) {
      const auto id = arguments.value("id");
      if (id.empty())
        return document_.refuse(arguments.path(),
                                "needs a key: {field<\"" + arguments.path() + "\">, key}");
      list = "id: " + document_.variable("id", "ID!", id);
    }
    if (const auto version = arguments.value("version"); !version.empty())
      list += (list.empty() ? "version: " : ", version: ") +
              document_.variable("version", "String", version);
    if (!list.empty()) document_.put("(" + list + ")");
  }

  /// `(groupBy: $groupBy1) { group count: countAll sum { views } }`
  void rows(const TypeInfo& row, const CollectionInfo& collection, const TypeInfo& model,
            LevelArguments& arguments) {
    FieldWriter length;
    writeGroups(length, row);
    std::string groups(length.size, ' ');
    FieldWriter writer{.writes = true, .out = groups.data()};
    writeGroups(writer, row);
    const std::string groupBy =
        groups.empty() ? groups : "groupBy: " + document_.variable("groupBy", "[String]", groups);
    selection_.listArguments(collection.nameView(), model, arguments, groupBy);
    document_.put(groups.empty() ? " {" : " { group");
    const ObjectOps& object = *row.ops.object;
    for (std::size_t i = 0; i < object.fieldCount; ++i)
      if (isAggregateFunction(askedName(object, i)))
        function(askedName(object, i), withoutOptional(*object.fields[i].type));
    document_.put(" }");
    selection_.finish(arguments, noSuchArgument);
  }

  void function(std::string_view name, const TypeInfo& type) {
    document_.put(" " + std::string(name));
    if (type.kind != TypeKind::object) {
      if (name != "countAll") document_.put(": countAll");
      return;
    }
    document_.put(" {");
    for (std::size_t i = 0; i < type.ops.object->fieldCount; ++i)
      document_.put(" " + std::string(askedName(*type.ops.object, i)));
    document_.put(" }");
  }

  const CollectionList& schema_;
  GraphqlScope scope_;
  GraphqlDocument document_;
  SelectionWriter selection_;
  bool isFirst_ = true;
};

}  // namespace

Result<std::string> screenBody(const ScreenTable& table, const ObjectText& arguments) {
  auto json = objectJson(arguments, "");
  if (!json) return json;
  LevelArguments all({}, *json);
  ScreenWriter writer(table.schema, table.scope);
  const ObjectOps& object = *table.screen.ops.object;
  for (std::size_t i = 0; i < object.fieldCount; ++i)
    writer.member(object.asked[i], *table.models[i],
                  all.below(requestName(object.asked[i].nameView())));
  return writer.body();
}

void addMemberArguments(ObjectText& out, std::string_view member, std::string_view key,
                        const QueryParts& query) {
  static const std::optional<std::string> none;
  ObjectText inside;
  addDeep(inside, member,
          {query.fields, query.filter, query.search, query.sort, query.limit, query.offset,
           query.page, query.deep, query.alias, query.aggregate, query.groupBy, none,
           query.versionRaw, query.backlink, query.meta, query.custom});
  // `"member":{…}`: what `deep` does not have comes first.
  std::string first;
  if (!key.empty()) first = "\"_id\":" + std::string(key);
  if (query.version) {
    ValueText version;
    appendText(version, *query.version);
    if (!version.refused.empty()) inside.refused.add(std::string(member) + ": " + version.refused);
    first += (first.empty() ? "\"_version\":" : ",\"_version\":") + version.text;
  }
  if (const std::size_t open = inside.members.find('{');
      open != std::string::npos && !first.empty())
    inside.members.insert(open + 1, inside.members[open + 1] == '}' ? first : first + ",");
  addMembers(out, inside);
}

}  // namespace DIRECTUS_NAMESPACE::detail
