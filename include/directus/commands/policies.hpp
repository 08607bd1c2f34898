#pragma once

#include <vector>

#include <directus/commands/system_commands.hpp>

// Policies: sets of permissions for roles and users.
// @see https://directus.io/docs/api/policies

namespace DIRECTUS_NAMESPACE {

/// The policies: `GET /policies`.
template <class Policy = nlohmann::json>
Command<detail::ListOf<Policy>> readPolicies(const Query<>& query = Query<>()) {
  return detail::readList<Policy>("/policies", query);
}

/// One policy: `GET /policies/{key}`.
template <class Policy = nlohmann::json>
Command<Policy> readPolicy(const Key& key, const Query<>& query = Query<>()) {
  return detail::readOne<Policy>("/policies", key, query);
}

/// A new policy: `POST /policies`.
template <class Policy = nlohmann::json, class Item>
Command<Policy> createPolicy(const Item& policy, const Query<>& query = Query<>()) {
  return detail::createOne<Policy>("/policies", policy, query);
}

/// New policies, all or none: `POST /policies`.
template <class Policy = nlohmann::json, class Items>
Command<detail::ListOf<Policy>> createPolicies(const Items& policies,
                                               const Query<>& query = Query<>()) {
  return detail::createList<Policy>("/policies", policies, query);
}

/// Changes one policy: `PATCH /policies/{key}`.
template <class Policy = nlohmann::json, class Changes = Patch<void>>
Command<Policy> updatePolicy(const Key& key, const Changes& changes,
                             const Query<>& query = Query<>()) {
  return detail::updateOne<Policy>("/policies", key, changes, query);
}

/// Gives several policies the same values: `PATCH /policies`.
template <class Policy = nlohmann::json, class Changes = Patch<void>>
Command<detail::ListOf<Policy>> updatePolicies(const Keys& keys, const Changes& changes,
                                               const Query<>& query = Query<>()) {
  return detail::updateList<Policy>("/policies", detail::selectKeys(keys), changes, query);
}

/// Gives several policies different values; each names its key: `PATCH /policies`.
template <class Policy = nlohmann::json, class Items = std::vector<Patch<void>>>
Command<detail::ListOf<Policy>> updatePoliciesBatch(const Items& policies,
                                                    const Query<>& query = Query<>()) {
  return detail::updateBatch<Policy>("/policies", policies, query);
}

/// Removes one policy: `DELETE /policies/{key}`.
inline Command<void> deletePolicy(const Key& key) {
  return detail::deleteOne("/policies", key);
}

/// Removes several policies: `DELETE /policies`.
inline Command<void> deletePolicies(const Keys& keys) {
  return detail::deleteList("/policies", keys);
}

/// The permissions that all policies of the current user give together.
struct PolicyGlobals {
  bool app_access = false;
  bool admin_access = false;
  bool enforce_tfa = false;
};

/// Whether the current user may use the app, may do everything, and must have a second factor:
/// `GET /policies/me/globals`.
template <class Globals = nlohmann::json>
Command<Globals> readPolicyGlobals() {
  return detail::readWhole<Globals>("/policies/me/globals");
}

}  // namespace DIRECTUS_NAMESPACE
