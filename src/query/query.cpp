#include <directus/query/query.hpp>

#include <directus/query/aggregate_row.hpp>

#include <utility>

#include "query/filter_parts.hpp"

namespace DIRECTUS_NAMESPACE::detail {

namespace {

using Kind = QueryParam::Kind;

/// Collects parameters by the JS SDK's rules; a bad value refuses them all.
class ParamList {
 public:
  void names(std::string_view name, const NameList& list) {
    if (!list.refused.empty()) return refuse(name, list.refused.why());
    if (list.names.empty()) return;
    if (list.plain) return text(name, list.names.front());
    for (const std::string& entry : list.names)
      if (!isUtf8(entry)) return refuse(name, "holds a name that is not UTF-8");
    add(name, namesJson(list), Kind::list);
  }

  void filter(const FilterText& filter) {
    if (!filter.refused.empty()) return refuse("filter", filter.refused);
    if (filter.text.empty()) return;
    std::string text = filterParts(filterJson(filter)).text;
    // An empty filter is worth mentioning in a body only: there it says "all of them".
    const bool selects = !text.empty();
    add("filter", selects ? std::move(text) : "{}", Kind::json, selects);
  }

  void text(std::string_view name, const std::optional<std::string>& value) {
    if (!value) return;
    if (!isUtf8(*value)) return refuse(name, "holds text that is not UTF-8");
    add(name, *value, Kind::text, !value->empty());
  }

  void number(std::string_view name, std::optional<std::int64_t> value, std::int64_t least) {
    if (value) add(name, std::to_string(*value), Kind::literal, *value >= least);
  }

  void object(std::string_view name, const ObjectText& object) {
    if (!object.refused.empty()) return refuse(name, object.refused.why());
    if (!object.members.empty()) add(name, "{" + object.members + "}", Kind::json);
  }

  void boolean(std::string_view name, std::optional<bool> value, bool falseInUrl) {
    if (value) add(name, *value ? "true" : "false", Kind::literal, *value || falseInUrl);
  }

  void custom(const CustomParams& params) {
    for (const CustomParam& param : params) {
      if (param.param().name.empty())
        refuse("custom", "a parameter has no name");
      else if (!isUtf8(param.param().name))
        refuse("custom", "a name is not UTF-8");
      else if (!param.refused().empty())
        refuse(param.param().name, param.refused());
      else
        set(param.param());
    }
  }

  Result<QueryParams> take() && {
    if (!refused_.empty()) return refused_.error();
    return std::move(params_);
  }

 private:
  void add(std::string_view name, std::string value, Kind kind, bool inUrl = true) {
    params_.push_back({std::string(name), std::move(value), kind, inUrl});
  }

  void set(const QueryParam& param) {
    for (QueryParam& known : params_) {
      if (known.name != param.name) continue;
      known = param;
      return;
    }
    params_.push_back(param);
  }

  void refuse(std::string_view name, std::string_view why) {
    refused_.add(invalidArgument(name, why));
  }

  QueryParams params_;
  Refusal refused_;
};

}  // namespace

Result<QueryParams> queryParams(const QueryParts& query) {
  ParamList list;
  if (query.fields != nullptr) list.names("fields", *query.fields);
  list.filter(query.filter);
  list.text("search", query.search);
  list.names("sort", query.sort);
  list.number("limit", query.limit, -1);
  list.number("offset", query.offset, 0);
  list.number("page", query.page, 1);
  list.object("deep", query.deep);
  list.object("alias", query.alias);
  list.object("aggregate", query.aggregate);
  list.names("groupBy", query.groupBy);
  list.text("version", query.version);
  list.boolean("versionRaw", query.versionRaw, false);
  list.boolean("backlink", query.backlink, true);
  list.text("meta", query.meta);
  list.custom(query.custom);
  return std::move(list).take();
}

namespace {

/// Adds `alias`, an object, to what the query says itself.
void addAlias(QueryParams& params, std::string_view alias) {
  for (QueryParam& param : params) {
    if (param.name != "alias" || param.kind != Kind::json) continue;
    param.value.pop_back();
    param.value += ',';
    param.value += alias.substr(1);
    return;
  }
  params.push_back({"alias", std::string(alias), Kind::json, true});
}

}  // namespace

Result<QueryParams> withFields(const FieldList& fields, Result<QueryParams> params) {
  if (!params || fields.text.empty()) return params;
  if (!fields.alias.empty()) addAlias(*params, fields.alias);
  params->insert(params->begin(), {"fields", std::string(fields.json), Kind::list, true});
  return params;
}

Result<QueryParams> queryParams(const Query<void>& query) {
  return withParts(query, [](const QueryParts& parts) { return queryParams(parts); });
}

Result<QueryParams> queryParams(const FieldList& fields, const QueryParts& query) {
  return withFields(fields, queryParams(query));
}

Result<QueryParams> withAggregate(const AggregateTexts& row, Result<QueryParams> params) {
  if (!params) return params;
  for (const QueryParam& param : *params)
    if (param.name == "aggregate" || param.name == "groupBy")
      return invalidArgument(param.name, "follows from the struct that the groups are read into");
  if (!row.aggregate.empty())
    params->push_back({"aggregate", std::string(row.aggregate), Kind::json, true});
  if (!row.groupBy.empty())
    params->push_back({"groupBy", std::string(row.groupBy), Kind::list, true});
  return params;
}

void addDeep(ObjectText& out, std::string_view name, const QueryParts& query) {
  const auto refuse = [&](std::string_view why) {
    out.refused.add(std::string(name) + ": " + std::string(why));
  };
  if (!query.alias.empty() || query.version || query.versionRaw || query.backlink || query.meta ||
      !query.custom.empty())
    return refuse("takes no alias, version, backlink, meta or custom parameter");
  const auto params = queryParams(query);
  if (!params) return refuse(params.error().what());
  ObjectText members;
  for (const QueryParam& param : *params) {
    if (!param.inUrl || param.name == "deep") continue;
    const std::string key = "_" + (param.name == "groupBy" ? std::string("group") : param.name);
    if (param.kind == Kind::text)
      addTextMember(members, key, param.value);
    else
      addMember(members, key, param.value);
  }
  addMembers(members, query.deep);
  addMember(out, name, "{" + members.members + "}");
}

}  // namespace DIRECTUS_NAMESPACE::detail
