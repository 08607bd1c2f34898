#pragma once

#include <string_view>
#include <vector>

#include <directus/commands/system_commands.hpp>

// Content versions: drafts of changes to an item.
// @see https://directus.io/docs/api/versions

namespace DIRECTUS_NAMESPACE {

namespace detail {
[[nodiscard]] inline Route versionRoute(const Key& id, std::string_view what) {
  return Route("/versions").segment("id", id).then(what);
}
/// `fields`: null = all.
DIRECTUS_EXPORT CommandRequest promoteContentVersionRequest(const Key& id,
                                                            std::string_view mainHash,
                                                            const NameList* fields);
}  // namespace detail

/// The versions: `GET /versions`.
template <class Version = nlohmann::json>
Command<detail::ListOf<Version>> readContentVersions(const Query<>& query = Query<>()) {
  return detail::readList<Version>("/versions", query);
}

/// One version: `GET /versions/{key}`.
template <class Version = nlohmann::json>
Command<Version> readContentVersion(const Key& key, const Query<>& query = Query<>()) {
  return detail::readOne<Version>("/versions", key, query);
}

/// A new version: `POST /versions`.
template <class Version = nlohmann::json, class Item>
Command<Version> createContentVersion(const Item& version, const Query<>& query = Query<>()) {
  return detail::createOne<Version>("/versions", version, query);
}

/// New versions, all or none: `POST /versions`.
template <class Version = nlohmann::json, class Items>
Command<detail::ListOf<Version>> createContentVersions(const Items& versions,
                                                       const Query<>& query = Query<>()) {
  return detail::createList<Version>("/versions", versions, query);
}

/// Changes one version: `PATCH /versions/{key}`.
template <class Version = nlohmann::json, class Changes = Patch<void>>
Command<Version> updateContentVersion(const Key& key, const Changes& changes,
                                      const Query<>& query = Query<>()) {
  return detail::updateOne<Version>("/versions", key, changes, query);
}

/// Gives several versions the same values: `PATCH /versions`.
template <class Version = nlohmann::json, class Changes = Patch<void>>
Command<detail::ListOf<Version>> updateContentVersions(const Keys& keys, const Changes& changes,
                                                       const Query<>& query = Query<>()) {
  return detail::updateList<Version>("/versions", detail::selectKeys(keys), changes, query);
}

/// Gives several versions different values; each names its key: `PATCH /versions`.
template <class Version = nlohmann::json, class Items = std::vector<Patch<void>>>
Command<detail::ListOf<Version>> updateContentVersionsBatch(const Items& versions,
                                                            const Query<>& query = Query<>()) {
  return detail::updateBatch<Version>("/versions", versions, query);
}

/// Removes one version: `DELETE /versions/{key}`.
inline Command<void> deleteContentVersion(const Key& key) {
  return detail::deleteOne("/versions", key);
}

/// Removes several versions: `DELETE /versions`.
inline Command<void> deleteContentVersions(const Keys& keys) {
  return detail::deleteList("/versions", keys);
}

/// Puts changes of the item into a version: `POST /versions/{id}/save`. The reply is the version's
/// state of the item.
template <class Item = nlohmann::json, class Changes = Patch<void>>
Command<Item> saveToContentVersion(const Key& id, const Changes& changes) {
  return detail::sendDefinition<Item>("POST", detail::versionRoute(id, "/save"), changes);
}

/// What a version changes: `GET /versions/{id}/compare`, such as
/// `{"outdated":false,"mainHash":…,"current":{…},"main":{…}}`.
template <class Comparison = nlohmann::json>
Command<Comparison> compareContentVersion(const Key& id) {
  return detail::readWhole<Comparison>(detail::versionRoute(id, "/compare"));
}

/// Makes the item what the version says, all of it or some fields: `POST /versions/{id}/promote`.
/// `mainHash` is what comparing gave: Directus refuses where the item was changed since. The reply
/// is the item's key.
template <class ItemKey = nlohmann::json>
Command<ItemKey> promoteContentVersion(const Key& id, std::string_view mainHash = {}) {
  return Command<ItemKey>(detail::promoteContentVersionRequest(id, mainHash, nullptr));
}
template <class ItemKey = nlohmann::json>
Command<ItemKey> promoteContentVersion(const Key& id, std::string_view mainHash,
                                       const FieldNames<>& fields) {
  return Command<ItemKey>(detail::promoteContentVersionRequest(id, mainHash, &fields));
}

}  // namespace DIRECTUS_NAMESPACE
