#pragma once

#include <vector>

#include <directus/commands/system_commands.hpp>

// Panels: what dashboards show.
// @see https://directus.io/docs/api/panels

namespace DIRECTUS_NAMESPACE {

/// The panels: `GET /panels`.
template <class Panel = nlohmann::json>
Command<detail::ListOf<Panel>> readPanels(const Query<>& query = Query<>()) {
  return detail::readList<Panel>("/panels", query);
}

/// One panel: `GET /panels/{key}`.
template <class Panel = nlohmann::json>
Command<Panel> readPanel(const Key& key, const Query<>& query = Query<>()) {
  return detail::readOne<Panel>("/panels", key, query);
}

/// A new panel: `POST /panels`.
template <class Panel = nlohmann::json, class Item>
Command<Panel> createPanel(const Item& panel, const Query<>& query = Query<>()) {
  return detail::createOne<Panel>("/panels", panel, query);
}

/// New panels, all or none: `POST /panels`.
template <class Panel = nlohmann::json, class Items>
Command<detail::ListOf<Panel>> createPanels(const Items& panels, const Query<>& query = Query<>()) {
  return detail::createList<Panel>("/panels", panels, query);
}

/// Changes one panel: `PATCH /panels/{key}`.
template <class Panel = nlohmann::json, class Changes = Patch<void>>
Command<Panel> updatePanel(const Key& key, const Changes& changes,
                           const Query<>& query = Query<>()) {
  return detail::updateOne<Panel>("/panels", key, changes, query);
}

/// Gives several panels the same values: `PATCH /panels`.
template <class Panel = nlohmann::json, class Changes = Patch<void>>
Command<detail::ListOf<Panel>> updatePanels(const Keys& keys, const Changes& changes,
                                            const Query<>& query = Query<>()) {
  return detail::updateList<Panel>("/panels", detail::selectKeys(keys), changes, query);
}

/// Gives several panels different values; each names its key: `PATCH /panels`.
template <class Panel = nlohmann::json, class Items = std::vector<Patch<void>>>
Command<detail::ListOf<Panel>> updatePanelsBatch(const Items& panels,
                                                 const Query<>& query = Query<>()) {
  return detail::updateBatch<Panel>("/panels", panels, query);
}

/// Removes one panel: `DELETE /panels/{key}`.
inline Command<void> deletePanel(const Key& key) {
  return detail::deleteOne("/panels", key);
}

/// Removes several panels: `DELETE /panels`.
inline Command<void> deletePanels(const Keys& keys) {
  return detail::deleteList("/panels", keys);
}

}  // namespace DIRECTUS_NAMESPACE
