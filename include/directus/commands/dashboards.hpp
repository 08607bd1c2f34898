#pragma once

#include <vector>

#include <directus/commands/system_commands.hpp>

// Boards of panels in the app's insights.
// @see https://directus.io/docs/api/dashboards

namespace DIRECTUS_NAMESPACE {

/// The dashboards: `GET /dashboards`.
template <class Dashboard = nlohmann::json>
Command<detail::ListOf<Dashboard>> readDashboards(const Query<>& query = Query<>()) {
  return detail::readList<Dashboard>("/dashboards", query);
}

/// One dashboard: `GET /dashboards/{key}`.
template <class Dashboard = nlohmann::json>
Command<Dashboard> readDashboard(const Key& key, const Query<>& query = Query<>()) {
  return detail::readOne<Dashboard>("/dashboards", key, query);
}

/// A new dashboard: `POST /dashboards`.
template <class Dashboard = nlohmann::json, class Item>
Command<Dashboard> createDashboard(const Item& dashboard, const Query<>& query = Query<>()) {
  return detail::createOne<Dashboard>("/dashboards", dashboard, query);
}

/// New dashboards, all or none: `POST /dashboards`.
template <class Dashboard = nlohmann::json, class Items>
Command<detail::ListOf<Dashboard>> createDashboards(const Items& dashboards,
                                                    const Query<>& query = Query<>()) {
  return detail::createList<Dashboard>("/dashboards", dashboards, query);
}

/// Changes one dashboard: `PATCH /dashboards/{key}`.
template <class Dashboard = nlohmann::json, class Changes = Patch<void>>
Command<Dashboard> updateDashboard(const Key& key, const Changes& changes,
                                   const Query<>& query = Query<>()) {
  return detail::updateOne<Dashboard>("/dashboards", key, changes, query);
}

/// Gives several dashboards the same values: `PATCH /dashboards`.
template <class Dashboard = nlohmann::json, class Changes = Patch<void>>
Command<detail::ListOf<Dashboard>> updateDashboards(const Keys& keys, const Changes& changes,
                                                    const Query<>& query = Query<>()) {
  return detail::updateList<Dashboard>("/dashboards", detail::selectKeys(keys), changes, query);
}

/// Gives several dashboards different values; each names its key: `PATCH /dashboards`.
template <class Dashboard = nlohmann::json, class Items = std::vector<Patch<void>>>
Command<detail::ListOf<Dashboard>> updateDashboardsBatch(const Items& dashboards,
                                                         const Query<>& query = Query<>()) {
  return detail::updateBatch<Dashboard>("/dashboards", dashboards, query);
}

/// Removes one dashboard: `DELETE /dashboards/{key}`.
inline Command<void> deleteDashboard(const Key& key) {
  return detail::deleteOne("/dashboards", key);
}

/// Removes several dashboards: `DELETE /dashboards`.
inline Command<void> deleteDashboards(const Keys& keys) {
  return detail::deleteList("/dashboards", keys);
}

}  // namespace DIRECTUS_NAMESPACE
