#pragma once

#include <vector>

#include <directus/commands/system_commands.hpp>

// Presets: how the app shows a collection, and bookmarks.
// @see https://directus.io/docs/api/presets

namespace DIRECTUS_NAMESPACE {

/// The presets: `GET /presets`.
template <class Preset = nlohmann::json>
Command<detail::ListOf<Preset>> readPresets(const Query<>& query = Query<>()) {
  return detail::readList<Preset>("/presets", query);
}

/// One preset: `GET /presets/{key}`.
template <class Preset = nlohmann::json>
Command<Preset> readPreset(const Key& key, const Query<>& query = Query<>()) {
  return detail::readOne<Preset>("/presets", key, query);
}

/// A new preset: `POST /presets`.
template <class Preset = nlohmann::json, class Item>
Command<Preset> createPreset(const Item& preset, const Query<>& query = Query<>()) {
  return detail::createOne<Preset>("/presets", preset, query);
}

/// New presets, all or none: `POST /presets`.
template <class Preset = nlohmann::json, class Items>
Command<detail::ListOf<Preset>> createPresets(const Items& presets,
                                              const Query<>& query = Query<>()) {
  return detail::createList<Preset>("/presets", presets, query);
}

/// Changes one preset: `PATCH /presets/{key}`.
template <class Preset = nlohmann::json, class Changes = Patch<void>>
Command<Preset> updatePreset(const Key& key, const Changes& changes,
                             const Query<>& query = Query<>()) {
  return detail::updateOne<Preset>("/presets", key, changes, query);
}

/// Gives several presets the same values: `PATCH /presets`.
template <class Preset = nlohmann::json, class Changes = Patch<void>>
Command<detail::ListOf<Preset>> updatePresets(const Keys& keys, const Changes& changes,
                                              const Query<>& query = Query<>()) {
  return detail::updateList<Preset>("/presets", detail::selectKeys(keys), changes, query);
}

/// Gives several presets different values; each names its key: `PATCH /presets`.
template <class Preset = nlohmann::json, class Items = std::vector<Patch<void>>>
Command<detail::ListOf<Preset>> updatePresetsBatch(const Items& presets,
                                                   const Query<>& query = Query<>()) {
  return detail::updateBatch<Preset>("/presets", presets, query);
}

/// Removes one preset: `DELETE /presets/{key}`.
inline Command<void> deletePreset(const Key& key) {
  return detail::deleteOne("/presets", key);
}

/// Removes several presets: `DELETE /presets`.
inline Command<void> deletePresets(const Keys& keys) {
  return detail::deleteList("/presets", keys);
}

}  // namespace DIRECTUS_NAMESPACE
