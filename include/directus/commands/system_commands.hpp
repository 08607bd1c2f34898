#pragma once

#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include <directus/commands/route.hpp>
#include <directus/commands/typed_arguments.hpp>
#include <directus/query/patch.hpp>
#include <directus/query/query.hpp>

// What the commands of Directus' own resources (users, files, flows, …) are made of. Each of them
// comes in three forms, by its first template argument: none for `Json`, a ready model
// (`readUsers<DirectusUser>()`), or a shape of the caller's own, whose members are the fields that
// are asked for (`readUsers<Name>()`).
//
// What is written is JSON (`Json`, `JsonText`); or a struct, whose empty optionals are left out, to
// create; or a `Patch` to update: `updateUser(key, {field<"title"> = "Dr."})`.

namespace DIRECTUS_NAMESPACE::detail {

template <class T>
constexpr bool isDynamic = std::is_same_v<T, nlohmann::json>;

/// What a list of `T` is read into: `Json` holds the list itself.
template <class T>
using ListOf = std::conditional_t<isDynamic<T>, T, std::vector<T>>;

template <class T>
Result<QueryParams> paramsOf(const Query<>& query) {
  if constexpr (isDynamic<T>)
    return queryParams(query);
  else
    return shapedParams<T, void>(query);
}

template <class Model>
constexpr bool isPatch<std::vector<Patch<Model>>> = true;

template <class T>
concept DynamicBody = std::is_convertible_v<const T&, JsonText>;

/// What creating sends; refused under `name` when it is not JSON.
template <class Body>
Result<std::string> newBody(std::string_view name, const Body& body) {
  if constexpr (DynamicBody<Body>)
    return bodyText(name, body);
  else if constexpr (isPatch<Body>)
    return bodyOf(body);
  else
    return encode(typeInfo<Body, 0>(), &body);
}

/// What updating sends.
template <class Body>
Result<std::string> changedBody(std::string_view name, const Body& body) {
  static_assert(DynamicBody<Body> || isPatch<Body>,
                "directus: an update takes a Patch, such as {field<\"title\"> = \"New\"}, "
                "changes(before, after) or wholeItem(item), or JSON: a struct cannot say which "
                "members stay as they are");
  return newBody(name, body);
}

template <class T>
Command<ListOf<T>> readList(const Route& route, const Query<>& query) {
  return Command<ListOf<T>>(listRequest(route, paramsOf<T>(query)));
}

template <class T>
Command<T> readOne(const Route& route, const Query<>& query) {
  return Command<T>(readRequest(route, paramsOf<T>(query)));
}
template <class T>
Command<T> readOne(Route route, const Key& key, const Query<>& query) {
  return readOne<T>(route.segment("key", key), query);
}

template <class T, class Item>
Command<T> createOne(const Route& route, const Item& item, const Query<>& query) {
  return Command<T>(sendRequest("POST", route, newBody("item", item), paramsOf<T>(query)));
}

template <class T, class Items>
Command<ListOf<T>> createList(const Route& route, const Items& items, const Query<>& query) {
  return Command<ListOf<T>>(
      sendRequest("POST", route, newBody("items", items), paramsOf<T>(query)));
}

template <class T, class Changes>
Command<T> updateOne(const Route& route, const Changes& changes, const Query<>& query) {
  return Command<T>(updateRequest(route, changedBody("item", changes), paramsOf<T>(query)));
}
template <class T, class Changes>
Command<T> updateOne(Route route, const Key& key, const Changes& changes, const Query<>& query) {
  return updateOne<T>(route.segment("key", key), changes, query);
}

// Definitions (collections, fields, relations) and replies without items come whole: a shape
// chooses no fields.

template <class T>
Command<T> readWhole(const Route& route, const Query<>& query = Query<>()) {
  return Command<T>(readRequest(route, queryParams(query)));
}

template <class T, class Body>
Command<T> sendDefinition(std::string_view method, const Route& route, const Body& body,
                          const Query<>& query = Query<>()) {
  return Command<T>(sendRequest(method, route, newBody("item", body), queryParams(query)));
}

template <class T, class Changes>
Command<T> updateDefinition(const Route& route, const Changes& changes,
                            const Query<>& query = Query<>()) {
  return Command<T>(updateRequest(route, changedBody("item", changes), queryParams(query)));
}

/// Gives several items the same values.
template <class T, class Changes>
Command<ListOf<T>> updateList(const Route& route, const Result<std::string>& selection,
                              const Changes& changes, const Query<>& query) {
  return Command<ListOf<T>>(sendRequest(
      "PATCH", route, changesOf(selection, changedBody("item", changes)), paramsOf<T>(query)));
}

/// Gives several items different values; each names its key.
template <class T, class Items>
Command<ListOf<T>> updateBatch(const Route& route, const Items& items, const Query<>& query) {
  const auto body = [&] {
    if constexpr (DynamicBody<Items>)
      return listText("items", items);
    else
      return changedBody("items", items);
  }();
  return Command<ListOf<T>>(sendRequest("PATCH", route, body, paramsOf<T>(query)));
}

[[nodiscard]] inline Command<void> deleteOne(Route route, const Key& key) {
  return Command<void>(removeRequest(route.segment("key", key)));
}

[[nodiscard]] inline Command<void> deleteList(const Route& route, const Keys& keys) {
  return Command<void>(sendRequest("DELETE", route, keysJson(keys), QueryParams()));
}
[[nodiscard]] inline Command<void> deleteSelected(const Route& route,
                                                  const Result<std::string>& selection) {
  return Command<void>(removeSelectedRequest(route, selection));
}

}  // namespace DIRECTUS_NAMESPACE::detail
