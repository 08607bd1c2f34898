#pragma once

#include <string_view>
#include <vector>

#include <directus/commands/system_commands.hpp>

// Permissions: what a policy allows to do with a collection.
// @see https://directus.io/docs/api/permissions

namespace DIRECTUS_NAMESPACE {

/// The permissions: `GET /permissions`.
template <class Permission = nlohmann::json>
Command<detail::ListOf<Permission>> readPermissions(const Query<>& query = Query<>()) {
  return detail::readList<Permission>("/permissions", query);
}

/// One permission: `GET /permissions/{key}`.
template <class Permission = nlohmann::json>
Command<Permission> readPermission(const Key& key, const Query<>& query = Query<>()) {
  return detail::readOne<Permission>("/permissions", key, query);
}

/// A new permission: `POST /permissions`.
template <class Permission = nlohmann::json, class Item>
Command<Permission> createPermission(const Item& permission, const Query<>& query = Query<>()) {
  return detail::createOne<Permission>("/permissions", permission, query);
}

/// New permissions, all or none: `POST /permissions`.
template <class Permission = nlohmann::json, class Items>
Command<detail::ListOf<Permission>> createPermissions(const Items& permissions,
                                                      const Query<>& query = Query<>()) {
  return detail::createList<Permission>("/permissions", permissions, query);
}

/// Changes one permission: `PATCH /permissions/{key}`.
template <class Permission = nlohmann::json, class Changes = Patch<void>>
Command<Permission> updatePermission(const Key& key, const Changes& changes,
                                     const Query<>& query = Query<>()) {
  return detail::updateOne<Permission>("/permissions", key, changes, query);
}

/// Gives several permissions the same values: `PATCH /permissions`.
template <class Permission = nlohmann::json, class Changes = Patch<void>>
Command<detail::ListOf<Permission>> updatePermissions(const Keys& keys, const Changes& changes,
                                                      const Query<>& query = Query<>()) {
  return detail::updateList<Permission>("/permissions", detail::selectKeys(keys), changes, query);
}

/// Gives several permissions different values; each names its key: `PATCH /permissions`.
template <class Permission = nlohmann::json, class Items = std::vector<Patch<void>>>
Command<detail::ListOf<Permission>> updatePermissionsBatch(const Items& permissions,
                                                           const Query<>& query = Query<>()) {
  return detail::updateBatch<Permission>("/permissions", permissions, query);
}

/// Removes one permission: `DELETE /permissions/{key}`.
inline Command<void> deletePermission(const Key& key) {
  return detail::deleteOne("/permissions", key);
}

/// Removes several permissions: `DELETE /permissions`.
inline Command<void> deletePermissions(const Keys& keys) {
  return detail::deleteList("/permissions", keys);
}

/// What the current user may do with a collection, or with one item of it:
/// `GET /permissions/me/{collection}/{key}`.
template <class Permissions = nlohmann::json>
Command<Permissions> readItemPermissions(std::string_view collection) {
  return detail::readWhole<Permissions>(
      detail::Route("/permissions/me").segment("collection", collection));
}
template <class Permissions = nlohmann::json>
Command<Permissions> readItemPermissions(std::string_view collection, const Key& key) {
  return detail::readWhole<Permissions>(
      detail::Route("/permissions/me").segment("collection", collection).segment("key", key));
}

/// What the current user may do, by collection: `GET /permissions/me`.
template <class Permissions = nlohmann::json>
Command<Permissions> readUserPermissions() {
  return detail::readWhole<Permissions>("/permissions/me");
}

}  // namespace DIRECTUS_NAMESPACE
