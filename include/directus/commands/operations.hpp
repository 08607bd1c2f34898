#pragma once

#include <vector>

#include <directus/commands/system_commands.hpp>

// Operations: the steps of flows.
// @see https://directus.io/docs/api/operations

namespace DIRECTUS_NAMESPACE {

/// The operations: `GET /operations`.
template <class Operation = nlohmann::json>
Command<detail::ListOf<Operation>> readOperations(const Query<>& query = Query<>()) {
  return detail::readList<Operation>("/operations", query);
}

/// One operation: `GET /operations/{key}`.
template <class Operation = nlohmann::json>
Command<Operation> readOperation(const Key& key, const Query<>& query = Query<>()) {
  return detail::readOne<Operation>("/operations", key, query);
}

/// A new operation: `POST /operations`.
template <class Operation = nlohmann::json, class Item>
Command<Operation> createOperation(const Item& operation, const Query<>& query = Query<>()) {
  return detail::createOne<Operation>("/operations", operation, query);
}

/// New operations, all or none: `POST /operations`.
template <class Operation = nlohmann::json, class Items>
Command<detail::ListOf<Operation>> createOperations(const Items& operations,
                                                    const Query<>& query = Query<>()) {
  return detail::createList<Operation>("/operations", operations, query);
}

/// Changes one operation: `PATCH /operations/{key}`.
template <class Operation = nlohmann::json, class Changes = Patch<void>>
Command<Operation> updateOperation(const Key& key, const Changes& changes,
                                   const Query<>& query = Query<>()) {
  return detail::updateOne<Operation>("/operations", key, changes, query);
}

/// Gives several operations the same values: `PATCH /operations`.
template <class Operation = nlohmann::json, class Changes = Patch<void>>
Command<detail::ListOf<Operation>> updateOperations(const Keys& keys, const Changes& changes,
                                                    const Query<>& query = Query<>()) {
  return detail::updateList<Operation>("/operations", detail::selectKeys(keys), changes, query);
}

/// Gives several operations different values; each names its key: `PATCH /operations`.
template <class Operation = nlohmann::json, class Items = std::vector<Patch<void>>>
Command<detail::ListOf<Operation>> updateOperationsBatch(const Items& operations,
                                                         const Query<>& query = Query<>()) {
  return detail::updateBatch<Operation>("/operations", operations, query);
}

/// Removes one operation: `DELETE /operations/{key}`.
inline Command<void> deleteOperation(const Key& key) {
  return detail::deleteOne("/operations", key);
}

/// Removes several operations: `DELETE /operations`.
inline Command<void> deleteOperations(const Keys& keys) {
  return detail::deleteList("/operations", keys);
}

}  // namespace DIRECTUS_NAMESPACE
