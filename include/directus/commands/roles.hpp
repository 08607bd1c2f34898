#pragma once

#include <vector>

#include <directus/commands/system_commands.hpp>

// Roles: groups of users.
// @see https://directus.io/docs/api/roles

namespace DIRECTUS_NAMESPACE {

/// The roles: `GET /roles`.
template <class Role = nlohmann::json>
Command<detail::ListOf<Role>> readRoles(const Query<>& query = Query<>()) {
  return detail::readList<Role>("/roles", query);
}

/// One role: `GET /roles/{key}`.
template <class Role = nlohmann::json>
Command<Role> readRole(const Key& key, const Query<>& query = Query<>()) {
  return detail::readOne<Role>("/roles", key, query);
}

/// A new role: `POST /roles`.
template <class Role = nlohmann::json, class Item>
Command<Role> createRole(const Item& role, const Query<>& query = Query<>()) {
  return detail::createOne<Role>("/roles", role, query);
}

/// New roles, all or none: `POST /roles`.
template <class Role = nlohmann::json, class Items>
Command<detail::ListOf<Role>> createRoles(const Items& roles, const Query<>& query = Query<>()) {
  return detail::createList<Role>("/roles", roles, query);
}

/// Changes one role: `PATCH /roles/{key}`.
template <class Role = nlohmann::json, class Changes = Patch<void>>
Command<Role> updateRole(const Key& key, const Changes& changes, const Query<>& query = Query<>()) {
  return detail::updateOne<Role>("/roles", key, changes, query);
}

/// Gives several roles the same values: `PATCH /roles`.
template <class Role = nlohmann::json, class Changes = Patch<void>>
Command<detail::ListOf<Role>> updateRoles(const Keys& keys, const Changes& changes,
                                          const Query<>& query = Query<>()) {
  return detail::updateList<Role>("/roles", detail::selectKeys(keys), changes, query);
}

/// Gives several roles different values; each names its key: `PATCH /roles`.
template <class Role = nlohmann::json, class Items = std::vector<Patch<void>>>
Command<detail::ListOf<Role>> updateRolesBatch(const Items& roles,
                                               const Query<>& query = Query<>()) {
  return detail::updateBatch<Role>("/roles", roles, query);
}

/// Removes one role: `DELETE /roles/{key}`.
inline Command<void> deleteRole(const Key& key) {
  return detail::deleteOne("/roles", key);
}

/// Removes several roles: `DELETE /roles`.
inline Command<void> deleteRoles(const Keys& keys) {
  return detail::deleteList("/roles", keys);
}

/// The roles of the current user, those that they belong to included: `GET /roles/me`.
template <class Role = nlohmann::json>
Command<detail::ListOf<Role>> readRolesMe(const Query<>& query = Query<>()) {
  return Command<detail::ListOf<Role>>(
      detail::readRequest("/roles/me", detail::paramsOf<Role>(query)));
}

}  // namespace DIRECTUS_NAMESPACE
