#include <directus/commands/items_request.hpp>

#include <algorithm>

#include <directus/core/json_text.hpp>

#include "commands/core_collections.hpp"

namespace directus::inline v0::detail {

namespace {

constexpr std::string_view corePrefix = "directus_";

/// Keeps the first reason only: the others may follow from it.
void refuse(CommandRequest& request, const Error& error) {
  if (request.refused.empty()) request.refused = error.what();
}

void setPath(CommandRequest& request, std::string_view collection) {
  if (isCoreCollection(collection))
    return refuse(request, invalidArgument("collection",
                                           std::string(collection) + " has commands of its own"));
  request.path = "/items";
  if (auto added = appendSegment(request.path, "collection", collection); !added)
    refuse(request, added.error());
}

void setPath(CommandRequest& request, std::string_view collection, const Key& key) {
  setPath(request, collection);
  if (auto added = appendSegment(request.path, "key", key.text()); !added)
    refuse(request, added.error());
}

void setQuery(CommandRequest& request, Result<QueryParams> query) {
  if (!query) return refuse(request, query.error());
  request.params = std::move(*query);
}

void setBody(CommandRequest& request, const Result<std::string>& body) {
  if (!body) return refuse(request, body.error());
  request.body = *body;
}

void appendKey(std::string& out, const Key& key) {
  if (key.isNumber())
    out += key.text();
  else
    appendJsonString(out, key.text());
}

/// A value that selects nothing in particular: absent, `{}`, `[]` or `""`.
bool selects(const QueryParam& param) {
  return (param.name == "filter" || param.name == "search") && param.value.size() > 0 &&
         param.value != "{}" && param.value != "[]";
}

}  // namespace

CommandRequest readListRequest(std::string_view collection, Result<QueryParams> query) {
  CommandRequest request;
  setPath(request, collection);
  setQuery(request, std::move(query));
  request.searchable = true;
  return request;
}

CommandRequest readItemRequest(std::string_view collection, const Key& key,
                               Result<QueryParams> query) {
  CommandRequest request;
  setPath(request, collection, key);
  setQuery(request, std::move(query));
  return request;
}

CommandRequest aggregateRequest(std::string_view collection, Result<QueryParams> query) {
  CommandRequest request;
  if (isCoreCollection(collection)) {
    request.path = '/' + std::string(collection.substr(corePrefix.size()));
  } else {
    setPath(request, collection);
  }
  setQuery(request, std::move(query));
  const bool aggregates = std::any_of(request.params.begin(), request.params.end(),
                                      [](const QueryParam& p) { return p.name == "aggregate"; });
  // Without it the server would answer with the items themselves.
  if (!aggregates) refuse(request, invalidArgument("aggregate", "empty"));
  request.searchable = true;
  return request;
}

CommandRequest writeRequest(std::string_view method, std::string_view collection,
                            Result<std::string> body, Result<QueryParams> query) {
  CommandRequest request;
  request.method = method;
  setPath(request, collection);
  setBody(request, body);
  setQuery(request, std::move(query));
  return request;
}

CommandRequest updateItemRequest(std::string_view collection, const Key& key,
                                 Result<std::string> body, Result<QueryParams> query) {
  CommandRequest request;
  request.method = "PATCH";
  request.ofOneItem = true;
  setPath(request, collection, key);
  setBody(request, body);
  setQuery(request, std::move(query));
  return request;
}

CommandRequest deleteItemRequest(std::string_view collection, const Key& key) {
  CommandRequest request;
  request.method = "DELETE";
  request.ofOneItem = true;
  setPath(request, collection, key);
  return request;
}

Result<std::string> selectKeys(const Keys& keys) {
  if (keys.empty()) return invalidArgument("keysOrQuery", "no key given");
  std::string json = R"("keys":[)";
  for (const Key& key : keys) {
    if (json.back() != '[') json += ',';
    appendKey(json, key);
  }
  return json + ']';
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

CommandRequest updateItemsRequest(std::string_view collection, const Result<std::string>& selection,
                                  const Result<std::string>& data, Result<QueryParams> query) {
  auto body = selection;
  if (body && !data) body = data;
  if (body) body = '{' + *body + R"(,"data":)" + *data + '}';
  return writeRequest("PATCH", collection, std::move(body), std::move(query));
}

CommandRequest deleteItemsRequest(std::string_view collection,
                                  const Result<std::string>& selection) {
  auto body = selection;
  if (body) body = '{' + *body + '}';
  return writeRequest("DELETE", collection, std::move(body), QueryParams());
}

}  // namespace directus::inline v0::detail
