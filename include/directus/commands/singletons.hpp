#pragma once

#include <string_view>

#include <nlohmann/json_fwd.hpp>

#include <directus/commands/items_request.hpp>
#include <directus/commands/typed_arguments.hpp>
#include <directus/core/json_text.hpp>
#include <directus/query/patch.hpp>
#include <directus/query/query.hpp>
#include <directus/schema/schema.hpp>

namespace DIRECTUS_NAMESPACE {

/// The one item of a singleton: `GET /items/{collection}`. Of one that nobody has saved Directus
/// knows the defaults only: members of the struct that do not come keep their initialisers.
/// @see https://directus.io/docs/api/items#retrieve-a-singleton
[[nodiscard]] inline Command<nlohmann::json> readSingleton(std::string_view collection,
                                                           const Query<>& query = Query<>()) {
  return Command<nlohmann::json>(detail::readListRequest(collection, detail::queryParams(query)));
}
template <auto Collection, class Shape = ModelOf<Collection>>
[[nodiscard]] TypedCommand<Shape> readSingleton(
    const Query<ModelOf<Collection>>& query = Query<ModelOf<Collection>>()) {
  detail::requireSingleton<Collection>();
  return TypedCommand<Shape>(detail::readSingletonRequest(
      collectionName<Collection>(), detail::shapedParams<Shape, ModelOf<Collection>>(query)));
}

/// Changes a singleton: `PATCH /items/{collection}`.
/// @see https://directus.io/docs/api/items#update-a-singleton
[[nodiscard]] inline Command<nlohmann::json> updateSingleton(std::string_view collection,
                                                             const JsonText& item,
                                                             const Query<>& query = Query<>()) {
  return Command<nlohmann::json>(detail::writeRequest(
      "PATCH", collection, detail::bodyText("item", item), detail::queryParams(query)));
}
template <auto Collection, class Shape = ModelOf<Collection>>
[[nodiscard]] TypedCommand<Shape> updateSingleton(
    const Patch<ModelOf<Collection>>& patch,
    const Query<ModelOf<Collection>>& query = Query<ModelOf<Collection>>()) {
  detail::requireSingleton<Collection>();
  return TypedCommand<Shape>(
      detail::writeRequest("PATCH", collectionName<Collection>(), detail::bodyOf(patch),
                           detail::shapedParams<Shape, ModelOf<Collection>>(query)));
}

}  // namespace DIRECTUS_NAMESPACE
