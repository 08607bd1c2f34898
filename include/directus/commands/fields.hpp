#pragma once

#include <string_view>
#include <vector>

#include <directus/commands/system_commands.hpp>

// Fields: the columns of a collection and how the app shows them.
// @see https://directus.io/docs/api/fields
//
// Directus answers with whole fields: the members of a shape choose nothing.

namespace DIRECTUS_NAMESPACE {

namespace detail {
[[nodiscard]] inline Route fieldsRoute(std::string_view collection) {
  return Route("/fields").segment("collection", collection);
}
[[nodiscard]] inline Route fieldRoute(std::string_view collection, std::string_view field) {
  return fieldsRoute(collection).segment("field", field);
}
}  // namespace detail

/// A new field of a collection: `POST /fields/{collection}`.
template <class Field = nlohmann::json, class Item>
Command<Field> createField(std::string_view collection, const Item& field,
                           const Query<>& query = Query<>()) {
  return detail::sendDefinition<Field>("POST", detail::fieldsRoute(collection), field, query);
}

/// The fields of all collections: `GET /fields`.
template <class Field = nlohmann::json>
Command<detail::ListOf<Field>> readFields() {
  return detail::readWhole<detail::ListOf<Field>>("/fields");
}

/// The fields of one collection: `GET /fields/{collection}`.
template <class Field = nlohmann::json>
Command<detail::ListOf<Field>> readFieldsByCollection(std::string_view collection) {
  return detail::readWhole<detail::ListOf<Field>>(detail::fieldsRoute(collection));
}

/// One field: `GET /fields/{collection}/{field}`.
template <class Field = nlohmann::json>
Command<Field> readField(std::string_view collection, std::string_view field) {
  return detail::readWhole<Field>(detail::fieldRoute(collection, field));
}

/// Changes one field: `PATCH /fields/{collection}/{field}`.
template <class Field = nlohmann::json, class Changes = Patch<void>>
Command<Field> updateField(std::string_view collection, std::string_view field,
                           const Changes& changes, const Query<>& query = Query<>()) {
  return detail::updateDefinition<Field>(detail::fieldRoute(collection, field), changes, query);
}

/// Changes several fields of a collection; each is named by its `field`:
/// `PATCH /fields/{collection}`.
template <class Field = nlohmann::json, class Items = std::vector<Patch<void>>>
Command<detail::ListOf<Field>> updateFields(std::string_view collection, const Items& fields,
                                            const Query<>& query = Query<>()) {
  return detail::sendDefinition<detail::ListOf<Field>>("PATCH", detail::fieldsRoute(collection),
                                                       fields, query);
}

/// Removes a field and what is in it: `DELETE /fields/{collection}/{field}`.
inline Command<void> deleteField(std::string_view collection, std::string_view field) {
  return Command<void>(detail::removeRequest(detail::fieldRoute(collection, field)));
}

}  // namespace DIRECTUS_NAMESPACE
