#pragma once

#include <string_view>
#include <vector>

#include <directus/commands/system_commands.hpp>

// Collections: the tables of the database and how the app shows them.
// @see https://directus.io/docs/api/collections
//
// Directus answers with whole collections: the members of a shape choose nothing.

namespace DIRECTUS_NAMESPACE {

namespace detail {
[[nodiscard]] inline Route collectionRoute(std::string_view collection) {
  return Route("/collections").segment("collection", collection);
}
}  // namespace detail

/// A new collection, with its fields: `POST /collections`. Without a `schema` it has no table: with
/// `"schema": null` and a `meta`, `{"collection":"blog","meta":{},"schema":null}`, it is a folder
/// of others; Directus refuses one without either.
template <class Collection = nlohmann::json, class Item>
Command<Collection> createCollection(const Item& collection, const Query<>& query = Query<>()) {
  return detail::sendDefinition<Collection>("POST", "/collections", collection, query);
}

/// The collections, Directus' own included: `GET /collections`.
template <class Collection = nlohmann::json>
Command<detail::ListOf<Collection>> readCollections() {
  return detail::readWhole<detail::ListOf<Collection>>("/collections");
}

/// One collection: `GET /collections/{collection}`.
template <class Collection = nlohmann::json>
Command<Collection> readCollection(std::string_view collection) {
  return detail::readWhole<Collection>(detail::collectionRoute(collection));
}

/// Changes how a collection is shown: `PATCH /collections/{collection}`.
template <class Collection = nlohmann::json, class Changes = Patch<void>>
Command<Collection> updateCollection(std::string_view collection, const Changes& changes,
                                     const Query<>& query = Query<>()) {
  return detail::updateDefinition<Collection>(detail::collectionRoute(collection), changes, query);
}

/// Changes several collections; each is named by its `collection`: `PATCH /collections`.
template <class Collection = nlohmann::json, class Items = std::vector<Patch<void>>>
Command<detail::ListOf<Collection>> updateCollectionsBatch(const Items& collections,
                                                           const Query<>& query = Query<>()) {
  return detail::sendDefinition<detail::ListOf<Collection>>("PATCH", "/collections", collections,
                                                            query);
}

/// Removes a collection and all its items: `DELETE /collections/{collection}`.
inline Command<void> deleteCollection(std::string_view collection) {
  return Command<void>(detail::removeRequest(detail::collectionRoute(collection)));
}

}  // namespace DIRECTUS_NAMESPACE
