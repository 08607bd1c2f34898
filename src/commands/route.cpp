#include <directus/commands/route.hpp>

#include <algorithm>

#include <directus/core/json_text.hpp>

namespace DIRECTUS_NAMESPACE::detail {

namespace {

void setQuery(CommandRequest& request, Result<QueryParams> query) {
  if (!query) return request.refused.add(query.error());
  request.params = std::move(*query);
}

/// A value that selects nothing in particular: absent, `{}`, `[]` or `""`.
bool selects(const QueryParam& param) {
  return (param.name == "filter" || param.name == "search") && !param.value.empty() &&
         param.value != "{}" && param.value != "[]";
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
  CommandRequest request;
  request.method = method;
  request.path = path_;
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
  request.ofOneItem = true;
  return request;
}

CommandRequest removeRequest(const Route& route) {
  CommandRequest request = route.request("DELETE");
  request.ofOneItem = true;
  return request;
}

Result<std::string> keysJson(const Keys& keys) {
  if (keys.empty()) return invalidArgument("keys", "no key given");
  std::string json = "[";
  for (const Key& key : keys) {
    if (json.size() > 1) json += ',';
    json += key.json();
  }
  return json + ']';
}

Result<std::string> selectKeys(const Keys& keys) {
  auto json = keysJson(keys);
  if (json) *json = R"("keys":)" + *json;
  return json;
}

Result<std::string> selectByQuery(const Result<QueryParams>& query) {
  if (!query) return query.error();
  if (std::none_of(query->begin(), query->end(), selects))
    return invalidArgument("keysOrQuery",
                           "a query without filter and search means every item: say everyItem()");
  return R"("query":)" + queryAsJson(*query);
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
