#pragma once

#include <vector>

#include <directus/commands/system_commands.hpp>

// Translations: texts of the app in several languages.
// @see https://directus.io/docs/api/translations

namespace DIRECTUS_NAMESPACE {

/// The translations: `GET /translations`.
template <class Translation = nlohmann::json>
Command<detail::ListOf<Translation>> readTranslations(const Query<>& query = Query<>()) {
  return detail::readList<Translation>("/translations", query);
}

/// One translation: `GET /translations/{key}`.
template <class Translation = nlohmann::json>
Command<Translation> readTranslation(const Key& key, const Query<>& query = Query<>()) {
  return detail::readOne<Translation>("/translations", key, query);
}

/// A new translation: `POST /translations`.
template <class Translation = nlohmann::json, class Item>
Command<Translation> createTranslation(const Item& translation, const Query<>& query = Query<>()) {
  return detail::createOne<Translation>("/translations", translation, query);
}

/// New translations, all or none: `POST /translations`.
template <class Translation = nlohmann::json, class Items>
Command<detail::ListOf<Translation>> createTranslations(const Items& translations,
                                                        const Query<>& query = Query<>()) {
  return detail::createList<Translation>("/translations", translations, query);
}

/// Changes one translation: `PATCH /translations/{key}`.
template <class Translation = nlohmann::json, class Changes = Patch<void>>
Command<Translation> updateTranslation(const Key& key, const Changes& changes,
                                       const Query<>& query = Query<>()) {
  return detail::updateOne<Translation>("/translations", key, changes, query);
}

/// Gives several translations the same values: `PATCH /translations`.
template <class Translation = nlohmann::json, class Changes = Patch<void>>
Command<detail::ListOf<Translation>> updateTranslations(const Keys& keys, const Changes& changes,
                                                        const Query<>& query = Query<>()) {
  return detail::updateList<Translation>("/translations", detail::selectKeys(keys), changes, query);
}

/// Gives several translations different values; each names its key: `PATCH /translations`.
template <class Translation = nlohmann::json, class Items = std::vector<Patch<void>>>
Command<detail::ListOf<Translation>> updateTranslationsBatch(const Items& translations,
                                                             const Query<>& query = Query<>()) {
  return detail::updateBatch<Translation>("/translations", translations, query);
}

/// Removes one translation: `DELETE /translations/{key}`.
inline Command<void> deleteTranslation(const Key& key) {
  return detail::deleteOne("/translations", key);
}

/// Removes several translations: `DELETE /translations`.
inline Command<void> deleteTranslations(const Keys& keys) {
  return detail::deleteList("/translations", keys);
}

}  // namespace DIRECTUS_NAMESPACE
