#pragma once

#include <string_view>

#include <directus/commands/system_commands.hpp>

// Relations between collections.
// @see https://directus.io/docs/api/relations
//
// Directus answers with whole relations: the members of a shape choose nothing. A relation is named
// by the collection and the field that hold its foreign key.

namespace DIRECTUS_NAMESPACE {

namespace detail {
[[nodiscard]] inline Route relationsRoute(std::string_view collection) {
  return Route("/relations").segment("collection", collection);
}
[[nodiscard]] inline Route relationRoute(std::string_view collection, std::string_view field) {
  return relationsRoute(collection).segment("field", field);
}
}  // namespace detail

/// A new relation: `POST /relations`.
template <class Relation = nlohmann::json, class Item>
Command<Relation> createRelation(const Item& relation) {
  return detail::sendDefinition<Relation>("POST", "/relations", relation);
}

/// All relations, those of Directus' own collections included: `GET /relations`.
template <class Relation = nlohmann::json>
Command<detail::ListOf<Relation>> readRelations() {
  return detail::readWhole<detail::ListOf<Relation>>("/relations");
}

/// The relations of one collection: `GET /relations/{collection}`.
template <class Relation = nlohmann::json>
Command<detail::ListOf<Relation>> readRelationByCollection(std::string_view collection) {
  return detail::readWhole<detail::ListOf<Relation>>(detail::relationsRoute(collection));
}

/// One relation: `GET /relations/{collection}/{field}`.
template <class Relation = nlohmann::json>
Command<Relation> readRelation(std::string_view collection, std::string_view field) {
  return detail::readWhole<Relation>(detail::relationRoute(collection, field));
}

/// Changes a relation: `PATCH /relations/{collection}/{field}`.
template <class Relation = nlohmann::json, class Changes = Patch<void>>
Command<Relation> updateRelation(std::string_view collection, std::string_view field,
                                 const Changes& changes, const Query<>& query = Query<>()) {
  return detail::updateDefinition<Relation>(detail::relationRoute(collection, field), changes,
                                            query);
}

/// Removes a relation; its field stays: `DELETE /relations/{collection}/{field}`.
inline Command<void> deleteRelation(std::string_view collection, std::string_view field) {
  return Command<void>(detail::removeRequest(detail::relationRoute(collection, field)));
}

}  // namespace DIRECTUS_NAMESPACE
