#pragma once

#include <directus/commands/system_commands.hpp>

// The settings of the project, one object.
// @see https://directus.io/docs/api/settings

namespace DIRECTUS_NAMESPACE {

/// The settings: `GET /settings`.
template <class Settings = nlohmann::json>
Command<Settings> readSettings(const Query<>& query = Query<>()) {
  return detail::readOne<Settings>("/settings", query);
}

/// Changes settings: `PATCH /settings`.
template <class Settings = nlohmann::json, class Changes = Patch<void>>
Command<Settings> updateSettings(const Changes& changes, const Query<>& query = Query<>()) {
  return detail::updateOne<Settings>("/settings", changes, query);
}

}  // namespace DIRECTUS_NAMESPACE
