#include <directus/commands/route.hpp>

#include <algorithm>

#include <directus/core/json_text.hpp>

#include "query/filter_parts.hpp"

namespace DIRECTUS_NAMESPACE::detail {

namespace {

void setQuery(CommandRequest& request, Result<QueryParams> query) {
  if (!query) return request.refused.add(query.error());
  request.params = std::move(*query);
}

/// Directus takes an `_or` with an empty side for every item, while a read drops that side:
/// nobody can know which of the two is meant.
Error openOr() {
  return invalidArgument("filter", "one side of an _or selects every item: leave it out");
}

/// Takes out of a filter what selects nothing in particular. Errors: an `_or` that is open.
Result<void> tidyFilter(QueryParam& param) {
  if (param.name != "filter") return {};
  FilterParts parts = filterParts(param.value);
  if (parts.hadOpenOr) return openOr();
  param.value = parts.text.empty() ? "{}" : std::move(parts.text);
  return {};
}

bool selects(const QueryParam& param) {
  if (param.name == "filter") return param.value != "{}" && param.value != "null";
  return param.name == "search" && param.value.find_first_not_of(" \t\r\n") != std::string::npos;
}

}  // namespace

Result<void> appendArgument(std::string& path, PathArguments& arguments, std::string_view name,
                            std::string_view value) {
  const std::size_t begin = path.size() + 1;  // behind its slash
  auto added = appendSegment(path, name, value);
  for (PathArgument& argument : arguments) {
    if (!argument.name.empty()) continue;
    argument = {.name = name, .begin = begin, .end = path.size()};
    break;
  }
  return added;
}

Route& Route::segment(std::string_view name, const Key& argument) {
  if (auto added = appendArgument(path_, arguments_, name, argument.text()); !added)
    refuse(added.error());
  return *this;
}

CommandRequest Route::request(std::string_view method) const {
  CommandRequest request(std::string(method), path_);
  request.arguments = arguments_;
  request.refused = refused_;
  return request;
}

CommandRequest readRequest(const Route& route, Result<QueryParams> query) {
  CommandRequest request = route.request("GET");
  setQuery(request, std::move(query));
  return request;
}

CommandRequest listRequest(const Route& route, Result<QueryParams> query) {
  CommandRequest request = readRequest(route, std::move(query));
  request.searchable = true;
  return request;
}

CommandRequest sendRequest(std::string_view method, const Route& route,
                           const Result<std::string>& body, Result<QueryParams> query) {
  CommandRequest request = route.request(method);
  if (body)
    request.body = *body;
  else
    request.refused.add(body.error());
  setQuery(request, std::move(query));
  return request;
}

CommandRequest updateRequest(const Route& route, const Result<std::string>& body,
                             Result<QueryParams> query) {
  CommandRequest request = sendRequest("PATCH", route, body, std::move(query));
  request.effect = Effect::oneItem;
  return request;
}

CommandRequest removeRequest(const Route& route) {
  CommandRequest request = route.request("DELETE");
  request.effect = Effect::oneItem;
  return request;
}

Result<std::string> keyJson(std::string_view name, const Key& key) {
  if (auto fits = checkArgument(name, key.text()); !fits) return fits.error();
  return key.json();
}

Result<std::string> keysJson(const Keys& keys) {
  if (keys.empty()) return invalidArgument("keys", "no key given");
  std::string json = "[";
  for (const Key& key : keys) {
    if (json.size() > 1) json += ',';
    auto one = keyJson("keys", key);
    if (!one) return one;
    json += *one;
  }
  return json + ']';
}

Result<std::string> selectKeys(const Keys& keys) {
  auto json = keysJson(keys);
  if (json) *json = R"("keys":)" + *json;
  return json;
}

Result<std::string> selectByQuery(const QueryParts& query) {
  // `queryParams` drops the empty parts, so that an open `_or` does not show in them any more.
  if (query.filter.refused.empty() && filterParts(filterJson(query.filter)).hadOpenOr)
    return openOr();
  auto params = queryParams(query);
  if (!params) return params.error();
  for (QueryParam& param : *params)
    if (auto tidied = tidyFilter(param); !tidied) return tidied.error();
  if (std::none_of(params->begin(), params->end(), selects))
    return invalidArgument("keysOrQuery",
                           "a query whose filter and search select nothing in particular means "
                           "every item: say everyItem()");
  return R"("query":)" + queryAsJson(*params);
}

Result<std::string> selectEveryItem() {
  return std::string(R"("query":{"limit":-1})");
}

CommandRequest removeSelectedRequest(const Route& route, const Result<std::string>& selection) {
  auto body = selection;
  if (body) body = '{' + *body + '}';
  return sendRequest("DELETE", route, body, QueryParams());
}

Result<std::string> changesOf(const Result<std::string>& selection,
                              const Result<std::string>& data) {
  if (!selection) return selection;
  if (!data) return data;
  return '{' + *selection + R"(,"data":)" + *data + '}';
}

}  // namespace DIRECTUS_NAMESPACE::detail
