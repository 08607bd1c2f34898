#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include <directus/commands/items_request.hpp>
#include <directus/commands/typed_arguments.hpp>
#include <directus/core/json_text.hpp>
#include <directus/query/patch.hpp>
#include <directus/query/query.hpp>
#include <directus/schema/schema.hpp>

// Each command has two forms. Dynamic: the collection's name, JSON in and out. Typed: the
// schema's member, `readItems<&Schema::articles, Card>(query)`; the shape (`Card`) says which
// fields come back and is the model itself where it is left out.

namespace DIRECTUS_NAMESPACE {

/// The items of a collection: `GET /items/{collection}`.
/// @see https://directus.io/docs/api/items#list-items
[[nodiscard]] inline Command<nlohmann::json> readItems(std::string_view collection,
                                                       const Query<>& query = Query<>()) {
  return Command<nlohmann::json>(detail::readListRequest(collection, detail::queryParams(query)));
}
template <auto Collection, class Shape = ModelOf<Collection>>
[[nodiscard]] TypedCommand<std::vector<Shape>> readItems(
    const Query<ModelOf<Collection>>& query = Query<ModelOf<Collection>>()) {
  detail::requireList<Collection>();
  return TypedCommand<std::vector<Shape>>(detail::readListRequest(
      collectionName<Collection>(), detail::shapedParams<Shape, ModelOf<Collection>>(query)));
}

/// One item: `GET /items/{collection}/{key}`.
///
/// Directus answers 403 `FORBIDDEN` for an item that is not there.
/// @see https://directus.io/docs/api/items#retrieve-an-item
[[nodiscard]] inline Command<nlohmann::json> readItem(std::string_view collection, const Key& key,
                                                      const Query<>& query = Query<>()) {
  return Command<nlohmann::json>(
      detail::readItemRequest(collection, key, detail::queryParams(query)));
}
template <auto Collection, class Shape = ModelOf<Collection>>
[[nodiscard]] TypedCommand<Shape> readItem(
    const Key& key, const Query<ModelOf<Collection>>& query = Query<ModelOf<Collection>>()) {
  detail::requireList<Collection>();
  return TypedCommand<Shape>(detail::readItemRequest(
      collectionName<Collection>(), key, detail::shapedParams<Shape, ModelOf<Collection>>(query)));
}

/// A new item: `POST /items/{collection}`. From a struct, members without a value (`std::nullopt`,
/// a `Ref` to nothing, `Date()`) are left to the server, and so is a key `id` that is still 0, ""
/// or `Uuid()`. To send the key 0, make the member a `std::optional`.
///
/// Errors: besides those of every request, `decode` that says *executed* where the new item may not
/// be read back; `createItem<&Schema::leads, std::optional<Lead>>(lead)` has room for nothing.
/// @see https://directus.io/docs/api/items#create-an-item
[[nodiscard]] inline Command<nlohmann::json> createItem(std::string_view collection,
                                                        const JsonText& item,
                                                        const Query<>& query = Query<>()) {
  return Command<nlohmann::json>(detail::writeRequest(
      "POST", collection, detail::bodyText("item", item), detail::queryParams(query)));
}
template <auto Collection, class Shape = ModelOf<Collection>, class Item = ModelOf<Collection>>
[[nodiscard]] TypedCommand<Shape> createItem(
    const Item& item, const Query<ModelOf<Collection>>& query = Query<ModelOf<Collection>>()) {
  detail::requireList<Collection>();
  return TypedCommand<Shape>(detail::writeRequest(
      "POST", collectionName<Collection>(), detail::bodyOfItem<ModelOf<Collection>>(item),
      detail::shapedParams<Shape, ModelOf<Collection>>(query)));
}

namespace detail {
template <auto Collection, class Shape>
TypedCommand<std::vector<Shape>> createTyped(const Result<std::string>& body,
                                             const Query<ModelOf<Collection>>& query) {
  requireList<Collection>();
  return TypedCommand<std::vector<Shape>>(writeRequest(
      "POST", collectionName<Collection>(), body, shapedParams<Shape, ModelOf<Collection>>(query)));
}
template <auto Collection, class Shape>
TypedCommand<std::vector<Shape>> updateTyped(const Result<std::string>& body,
                                             const Query<ModelOf<Collection>>& query) {
  requireList<Collection>();
  return TypedCommand<std::vector<Shape>>(
      writeRequest("PATCH", collectionName<Collection>(), body,
                   shapedParams<Shape, ModelOf<Collection>>(query)));
}
}  // namespace detail

/// New items in one request, all or none: `POST /items/{collection}`. An empty list where they may
/// not be read back.
/// @see https://directus.io/docs/api/items#create-multiple-items
[[nodiscard]] inline Command<nlohmann::json> createItems(std::string_view collection,
                                                         const JsonText& items,
                                                         const Query<>& query = Query<>()) {
  return Command<nlohmann::json>(detail::writeRequest(
      "POST", collection, detail::bodyText("items", items), detail::queryParams(query)));
}
template <auto Collection, class Shape = ModelOf<Collection>, class Item = ModelOf<Collection>>
[[nodiscard]] TypedCommand<std::vector<Shape>> createItems(
    const std::vector<Item>& items,
    const Query<ModelOf<Collection>>& query = Query<ModelOf<Collection>>()) {
  return detail::createTyped<Collection, Shape>(
      detail::bodyOfItems<ModelOf<Collection>>(items.data(), items.size()), query);
}
template <auto Collection, class Shape = ModelOf<Collection>, class Item = ModelOf<Collection>>
[[nodiscard]] TypedCommand<std::vector<Shape>> createItems(
    std::initializer_list<Item> items,
    const Query<ModelOf<Collection>>& query = Query<ModelOf<Collection>>()) {
  return detail::createTyped<Collection, Shape>(
      detail::bodyOfItems<ModelOf<Collection>>(items.begin(), items.size()), query);
}
/// Only to say what is taken instead.
template <auto Collection, class Shape = ModelOf<Collection>, class Given>
  requires(!detail::isList<Given>)
[[nodiscard]] TypedCommand<std::vector<Shape>> createItems(
    const Given&, const Query<ModelOf<Collection>>& query = Query<ModelOf<Collection>>()) {
  detail::requireItemList<Given>();
  return detail::createTyped<Collection, Shape>(std::string(), query);
}

/// Changes one item: `PATCH /items/{collection}/{key}`.
///
/// Directus answers 204 where the item may not be read back and, to an administrator, for an item
/// that is not there: a `decode` error that says so, since no item came back.
/// @see https://directus.io/docs/api/items#update-an-item
[[nodiscard]] inline Command<nlohmann::json> updateItem(std::string_view collection, const Key& key,
                                                        const JsonText& item,
                                                        const Query<>& query = Query<>()) {
  return Command<nlohmann::json>(detail::updateItemRequest(
      collection, key, detail::bodyText("item", item), detail::queryParams(query)));
}
template <auto Collection, class Shape = ModelOf<Collection>>
[[nodiscard]] TypedCommand<Shape> updateItem(
    const Key& key, const Patch<ModelOf<Collection>>& patch,
    const Query<ModelOf<Collection>>& query = Query<ModelOf<Collection>>()) {
  detail::requireList<Collection>();
  return TypedCommand<Shape>(
      detail::updateItemRequest(collectionName<Collection>(), key, detail::bodyOf(patch),
                                detail::shapedParams<Shape, ModelOf<Collection>>(query)));
}

/// Gives several items the same values: `PATCH /items/{collection}`. They are named by their keys,
/// by a query, or all of them by `everyItem()`; a query that selects nothing in particular is
/// refused. An empty list where they may not be read back.
/// @see https://directus.io/docs/api/items#update-multiple-items
[[nodiscard]] inline Command<nlohmann::json> updateItems(std::string_view collection,
                                                         const Keys& keys, const JsonText& data,
                                                         const Query<>& query = Query<>()) {
  return Command<nlohmann::json>(detail::updateItemsRequest(collection, detail::selectKeys(keys),
                                                            detail::bodyText("data", data),
                                                            detail::queryParams(query)));
}
[[nodiscard]] inline Command<nlohmann::json> updateItems(std::string_view collection,
                                                         const Query<>& which, const JsonText& data,
                                                         const Query<>& query = Query<>()) {
  return Command<nlohmann::json>(
      detail::updateItemsRequest(collection, detail::selectByQuery(which),
                                 detail::bodyText("data", data), detail::queryParams(query)));
}
[[nodiscard]] inline Command<nlohmann::json> updateItems(std::string_view collection, EveryItem,
                                                         const JsonText& data,
                                                         const Query<>& query = Query<>()) {
  return Command<nlohmann::json>(detail::updateItemsRequest(collection, detail::selectEveryItem(),
                                                            detail::bodyText("data", data),
                                                            detail::queryParams(query)));
}
template <auto Collection, class Shape = ModelOf<Collection>>
[[nodiscard]] TypedCommand<std::vector<Shape>> updateItems(
    const Keys& keys, const Patch<ModelOf<Collection>>& patch,
    const Query<ModelOf<Collection>>& query = Query<ModelOf<Collection>>()) {
  return TypedCommand<std::vector<Shape>>(detail::updateItemsRequest(
      collectionName<Collection>(), detail::selectKeys(keys), detail::bodyOf(patch),
      detail::shapedParams<Shape, ModelOf<Collection>>(query)));
}
template <auto Collection, class Shape = ModelOf<Collection>>
[[nodiscard]] TypedCommand<std::vector<Shape>> updateItems(
    const Query<ModelOf<Collection>>& which, const Patch<ModelOf<Collection>>& patch,
    const Query<ModelOf<Collection>>& query = Query<ModelOf<Collection>>()) {
  return TypedCommand<std::vector<Shape>>(detail::updateItemsRequest(
      collectionName<Collection>(), detail::selectByQuery(which), detail::bodyOf(patch),
      detail::shapedParams<Shape, ModelOf<Collection>>(query)));
}
template <auto Collection, class Shape = ModelOf<Collection>>
[[nodiscard]] TypedCommand<std::vector<Shape>> updateItems(
    EveryItem, const Patch<ModelOf<Collection>>& patch,
    const Query<ModelOf<Collection>>& query = Query<ModelOf<Collection>>()) {
  return TypedCommand<std::vector<Shape>>(detail::updateItemsRequest(
      collectionName<Collection>(), detail::selectEveryItem(), detail::bodyOf(patch),
      detail::shapedParams<Shape, ModelOf<Collection>>(query)));
}

/// Gives several items different values; each names its key: `PATCH /items/{collection}`.
/// @see https://directus.io/docs/api/items#update-multiple-items
[[nodiscard]] inline Command<nlohmann::json> updateItemsBatch(std::string_view collection,
                                                              const JsonText& items,
                                                              const Query<>& query = Query<>()) {
  return Command<nlohmann::json>(detail::writeRequest(
      "PATCH", collection, detail::listText("items", items), detail::queryParams(query)));
}
/// A struct is written whole, as `wholeItem` does it, but with its key `id`.
template <auto Collection, class Shape = ModelOf<Collection>>
[[nodiscard]] TypedCommand<std::vector<Shape>> updateItemsBatch(
    const std::vector<Patch<ModelOf<Collection>>>& patches,
    const Query<ModelOf<Collection>>& query = Query<ModelOf<Collection>>()) {
  return detail::updateTyped<Collection, Shape>(detail::bodyOf(patches), query);
}
template <auto Collection, class Shape = ModelOf<Collection>, detail::ItemStruct Item>
[[nodiscard]] TypedCommand<std::vector<Shape>> updateItemsBatch(
    const std::vector<Item>& items,
    const Query<ModelOf<Collection>>& query = Query<ModelOf<Collection>>()) {
  return detail::updateTyped<Collection, Shape>(
      detail::bodyOfWholeItems<ModelOf<Collection>>(items.data(), items.size()), query);
}
template <auto Collection, class Shape = ModelOf<Collection>, detail::ItemStruct Item>
[[nodiscard]] TypedCommand<std::vector<Shape>> updateItemsBatch(
    std::initializer_list<Item> items,
    const Query<ModelOf<Collection>>& query = Query<ModelOf<Collection>>()) {
  return detail::updateTyped<Collection, Shape>(
      detail::bodyOfWholeItems<ModelOf<Collection>>(items.begin(), items.size()), query);
}
/// Only to say what is taken instead.
template <auto Collection, class Shape = ModelOf<Collection>, class Given>
  requires(!detail::isList<Given>)
[[nodiscard]] TypedCommand<std::vector<Shape>> updateItemsBatch(
    const Given&, const Query<ModelOf<Collection>>& query = Query<ModelOf<Collection>>()) {
  detail::requirePatchList<Given>();
  return detail::updateTyped<Collection, Shape>(std::string(), query);
}

/// Removes one item: `DELETE /items/{collection}/{key}`.
/// @see https://directus.io/docs/api/items#delete-an-item
[[nodiscard]] inline Command<void> deleteItem(std::string_view collection, const Key& key) {
  return Command<void>(detail::deleteItemRequest(collection, key));
}
template <auto Collection>
[[nodiscard]] Command<void> deleteItem(const Key& key) {
  detail::requireList<Collection>();
  return deleteItem(collectionName<Collection>(), key);
}

/// Removes several items, named by their keys, by a query, or all of them by `everyItem()`; a
/// query that selects nothing is refused: `DELETE /items/{collection}`.
/// @see https://directus.io/docs/api/items#delete-multiple-items
[[nodiscard]] inline Command<void> deleteItems(std::string_view collection, const Keys& keys) {
  return Command<void>(detail::deleteItemsRequest(collection, detail::selectKeys(keys)));
}
[[nodiscard]] inline Command<void> deleteItems(std::string_view collection, const Query<>& which) {
  return Command<void>(detail::deleteItemsRequest(collection, detail::selectByQuery(which)));
}
[[nodiscard]] inline Command<void> deleteItems(std::string_view collection, EveryItem) {
  return Command<void>(detail::deleteItemsRequest(collection, detail::selectEveryItem()));
}
template <auto Collection>
[[nodiscard]] Command<void> deleteItems(const Keys& keys) {
  detail::requireList<Collection>();
  return deleteItems(collectionName<Collection>(), keys);
}
template <auto Collection>
[[nodiscard]] Command<void> deleteItems(const Query<ModelOf<Collection>>& which) {
  detail::requireList<Collection>();
  return Command<void>(
      detail::deleteItemsRequest(collectionName<Collection>(), detail::selectByQuery(which)));
}
template <auto Collection>
[[nodiscard]] Command<void> deleteItems(EveryItem) {
  detail::requireList<Collection>();
  return deleteItems(collectionName<Collection>(), everyItem());
}

}  // namespace DIRECTUS_NAMESPACE
