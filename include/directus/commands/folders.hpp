#pragma once

#include <vector>

#include <directus/commands/system_commands.hpp>

// Folders that hold files or flows.
// @see https://directus.io/docs/api/folders

namespace DIRECTUS_NAMESPACE {

/// The folders: `GET /folders`.
template <class Folder = nlohmann::json>
Command<detail::ListOf<Folder>> readFolders(const Query<>& query = Query<>()) {
  return detail::readList<Folder>("/folders", query);
}

/// One folder: `GET /folders/{key}`.
template <class Folder = nlohmann::json>
Command<Folder> readFolder(const Key& key, const Query<>& query = Query<>()) {
  return detail::readOne<Folder>("/folders", key, query);
}

/// A new folder: `POST /folders`.
template <class Folder = nlohmann::json, class Item>
Command<Folder> createFolder(const Item& folder, const Query<>& query = Query<>()) {
  return detail::createOne<Folder>("/folders", folder, query);
}

/// New folders, all or none: `POST /folders`.
template <class Folder = nlohmann::json, class Items>
Command<detail::ListOf<Folder>> createFolders(const Items& folders,
                                              const Query<>& query = Query<>()) {
  return detail::createList<Folder>("/folders", folders, query);
}

/// Changes one folder: `PATCH /folders/{key}`.
template <class Folder = nlohmann::json, class Changes = Patch<void>>
Command<Folder> updateFolder(const Key& key, const Changes& changes,
                             const Query<>& query = Query<>()) {
  return detail::updateOne<Folder>("/folders", key, changes, query);
}

/// Gives several folders the same values: `PATCH /folders`.
template <class Folder = nlohmann::json, class Changes = Patch<void>>
Command<detail::ListOf<Folder>> updateFolders(const Keys& keys, const Changes& changes,
                                              const Query<>& query = Query<>()) {
  return detail::updateList<Folder>("/folders", detail::selectKeys(keys), changes, query);
}

/// Gives several folders different values; each names its key: `PATCH /folders`.
template <class Folder = nlohmann::json, class Items = std::vector<Patch<void>>>
Command<detail::ListOf<Folder>> updateFoldersBatch(const Items& folders,
                                                   const Query<>& query = Query<>()) {
  return detail::updateBatch<Folder>("/folders", folders, query);
}

/// Removes one folder: `DELETE /folders/{key}`.
inline Command<void> deleteFolder(const Key& key) {
  return detail::deleteOne("/folders", key);
}

/// Removes several folders: `DELETE /folders`.
inline Command<void> deleteFolders(const Keys& keys) {
  return detail::deleteList("/folders", keys);
}

}  // namespace DIRECTUS_NAMESPACE
