#pragma once

#include <vector>

#include <directus/commands/system_commands.hpp>

// Messages to users in the app.
// @see https://directus.io/docs/api/notifications

namespace DIRECTUS_NAMESPACE {

/// The notifications: `GET /notifications`.
template <class Notification = nlohmann::json>
Command<detail::ListOf<Notification>> readNotifications(const Query<>& query = Query<>()) {
  return detail::readList<Notification>("/notifications", query);
}

/// One notification: `GET /notifications/{key}`.
template <class Notification = nlohmann::json>
Command<Notification> readNotification(const Key& key, const Query<>& query = Query<>()) {
  return detail::readOne<Notification>("/notifications", key, query);
}

/// A new notification: `POST /notifications`.
template <class Notification = nlohmann::json, class Item>
Command<Notification> createNotification(const Item& notification,
                                         const Query<>& query = Query<>()) {
  return detail::createOne<Notification>("/notifications", notification, query);
}

/// New notifications, all or none: `POST /notifications`.
template <class Notification = nlohmann::json, class Items>
Command<detail::ListOf<Notification>> createNotifications(const Items& notifications,
                                                          const Query<>& query = Query<>()) {
  return detail::createList<Notification>("/notifications", notifications, query);
}

/// Changes one notification: `PATCH /notifications/{key}`.
template <class Notification = nlohmann::json, class Changes = Patch<void>>
Command<Notification> updateNotification(const Key& key, const Changes& changes,
                                         const Query<>& query = Query<>()) {
  return detail::updateOne<Notification>("/notifications", key, changes, query);
}

/// Gives several notifications the same values: `PATCH /notifications`.
template <class Notification = nlohmann::json, class Changes = Patch<void>>
Command<detail::ListOf<Notification>> updateNotifications(const Keys& keys, const Changes& changes,
                                                          const Query<>& query = Query<>()) {
  return detail::updateList<Notification>("/notifications", detail::selectKeys(keys), changes,
                                          query);
}

/// Gives several notifications different values; each names its key: `PATCH /notifications`.
template <class Notification = nlohmann::json, class Items = std::vector<Patch<void>>>
Command<detail::ListOf<Notification>> updateNotificationsBatch(const Items& notifications,
                                                               const Query<>& query = Query<>()) {
  return detail::updateBatch<Notification>("/notifications", notifications, query);
}

/// Removes one notification: `DELETE /notifications/{key}`.
inline Command<void> deleteNotification(const Key& key) {
  return detail::deleteOne("/notifications", key);
}

/// Removes several notifications: `DELETE /notifications`.
inline Command<void> deleteNotifications(const Keys& keys) {
  return detail::deleteList("/notifications", keys);
}

}  // namespace DIRECTUS_NAMESPACE
