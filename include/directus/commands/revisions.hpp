#pragma once

#include <directus/commands/system_commands.hpp>

// Revisions: what items were like before.
// @see https://directus.io/docs/api/revisions

namespace DIRECTUS_NAMESPACE {

/// The revisions: `GET /revisions`.
template <class Revision = nlohmann::json>
Command<detail::ListOf<Revision>> readRevisions(const Query<>& query = Query<>()) {
  return detail::readList<Revision>("/revisions", query);
}

/// One revision: `GET /revisions/{key}`.
template <class Revision = nlohmann::json>
Command<Revision> readRevision(const Key& key, const Query<>& query = Query<>()) {
  return detail::readOne<Revision>("/revisions", key, query);
}

}  // namespace DIRECTUS_NAMESPACE
