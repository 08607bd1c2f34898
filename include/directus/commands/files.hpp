#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <directus/commands/system_commands.hpp>

// The records of files. Their bytes: `commands/assets.hpp`.
// @see https://directus.io/docs/api/files

namespace DIRECTUS_NAMESPACE {

/// The files: `GET /files`.
template <class File = nlohmann::json>
Command<detail::ListOf<File>> readFiles(const Query<>& query = Query<>()) {
  return detail::readList<File>("/files", query);
}

/// One file: `GET /files/{key}`.
template <class File = nlohmann::json>
Command<File> readFile(const Key& key, const Query<>& query = Query<>()) {
  return detail::readOne<File>("/files", key, query);
}

/// Changes one file: `PATCH /files/{key}`.
template <class File = nlohmann::json, class Changes = Patch<void>>
Command<File> updateFile(const Key& key, const Changes& changes, const Query<>& query = Query<>()) {
  return detail::updateOne<File>("/files", key, changes, query);
}

/// Gives several files the same values: `PATCH /files`.
template <class File = nlohmann::json, class Changes = Patch<void>>
Command<detail::ListOf<File>> updateFiles(const Keys& keys, const Changes& changes,
                                          const Query<>& query = Query<>()) {
  return detail::updateList<File>("/files", detail::selectKeys(keys), changes, query);
}

/// Gives several files different values; each names its key: `PATCH /files`.
template <class File = nlohmann::json, class Items = std::vector<Patch<void>>>
Command<detail::ListOf<File>> updateFilesBatch(const Items& files,
                                               const Query<>& query = Query<>()) {
  return detail::updateBatch<File>("/files", files, query);
}

/// Removes one file: `DELETE /files/{key}`.
inline Command<void> deleteFile(const Key& key) {
  return detail::deleteOne("/files", key);
}

/// Removes several files: `DELETE /files`.
inline Command<void> deleteFiles(const Keys& keys) {
  return detail::deleteList("/files", keys);
}

namespace detail {
[[nodiscard]] DIRECTUS_EXPORT Result<std::string> importBody(std::string_view url,
                                                             const Result<std::string>& data);
}  // namespace detail

/// Has Directus fetch a file from elsewhere: `POST /files/import`. `data` is what its record is to
/// say, such as a `title`.
///
/// Errors: 503 `SERVICE_UNAVAILABLE` where the address cannot be reached, or is forbidden by
/// `IMPORT_IP_DENY_LIST`.
template <class File = nlohmann::json, class Data = Patch<void>>
Command<File> importFile(std::string_view url, const Data& data = Data(),
                         const Query<>& query = Query<>()) {
  return Command<File>(detail::sendRequest("POST", "/files/import",
                                           detail::importBody(url, detail::newBody("data", data)),
                                           detail::paramsOf<File>(query)));
}

}  // namespace DIRECTUS_NAMESPACE
