#include <directus/commands/items_request.hpp>

#include <algorithm>

#include "commands/core_collections.hpp"

namespace DIRECTUS_NAMESPACE::detail {

namespace {

constexpr std::string_view corePrefix = "directus_";

Route itemsRoute(std::string_view collection) {
  Route route("/items");
  if (isCoreCollection(collection))
    route.refuse(
        invalidArgument("collection", std::string(collection) + " has commands of its own"));
  else
    route.segment("collection", collection);
  return route;
}

Route itemRoute(std::string_view collection, const Key& key) {
  Route route = itemsRoute(collection);
  route.segment("key", key);
  return route;
}

Route aggregateRoute(std::string_view collection) {
  if (!isCoreCollection(collection)) return itemsRoute(collection);
  return Route("").segment("collection", collection.substr(corePrefix.size()));
}

}  // namespace

CommandRequest readListRequest(std::string_view collection, Result<QueryParams> query) {
  return listRequest(itemsRoute(collection), std::move(query));
}

CommandRequest readSingletonRequest(std::string_view collection, Result<QueryParams> query) {
  CommandRequest request = readListRequest(collection, std::move(query));
  request.leavesMissing = true;
  return request;
}

CommandRequest readItemRequest(std::string_view collection, const Key& key,
                               Result<QueryParams> query) {
  return readRequest(itemRoute(collection, key), std::move(query));
}

CommandRequest aggregateRequest(std::string_view collection, Result<QueryParams> query) {
  // Without it the server would answer with the items themselves.
  if (query && std::none_of(query->begin(), query->end(),
                            [](const QueryParam& param) { return param.name == "aggregate"; }))
    query = invalidArgument("aggregate", "empty");
  return listRequest(aggregateRoute(collection), std::move(query));
}

CommandRequest writeRequest(std::string_view method, std::string_view collection,
                            const Result<std::string>& body, Result<QueryParams> query) {
  return sendRequest(method, itemsRoute(collection), body, std::move(query));
}

CommandRequest updateItemRequest(std::string_view collection, const Key& key,
                                 const Result<std::string>& body, Result<QueryParams> query) {
  return updateRequest(itemRoute(collection, key), body, std::move(query));
}

CommandRequest deleteItemRequest(std::string_view collection, const Key& key) {
  return removeRequest(itemRoute(collection, key));
}

CommandRequest updateItemsRequest(std::string_view collection, const Result<std::string>& selection,
                                  const Result<std::string>& data, Result<QueryParams> query) {
  return writeRequest("PATCH", collection, changesOf(selection, data), std::move(query));
}

CommandRequest deleteItemsRequest(std::string_view collection,
                                  const Result<std::string>& selection) {
  return removeSelectedRequest(itemsRoute(collection), selection);
}

}  // namespace DIRECTUS_NAMESPACE::detail
