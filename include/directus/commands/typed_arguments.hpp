#pragma once

#include <string>
#include <utility>
#include <vector>

#include <directus/codec/encode.hpp>
#include <directus/core/json_text.hpp>
#include <directus/core/url.hpp>
#include <directus/query/alterations.hpp>
#include <directus/query/fields.hpp>
#include <directus/query/patch.hpp>
#include <directus/query/query.hpp>
#include <directus/schema/schema.hpp>

// What the typed commands of every resource share: from structs, patches and queries to what
// goes into a request.

namespace DIRECTUS_NAMESPACE::detail {

template <auto Collection>
constexpr void requireList() {
  static_assert(!isSingleton<Collection>,
                "directus: this collection is a singleton: use readSingleton or updateSingleton");
}

template <auto Collection>
constexpr void requireSingleton() {
  static_assert(
      isSingleton<Collection>,
      "directus: this collection is a list, not a singleton: use readItems or updateItem");
}

/// The query's parameters behind `fields`, which follow from the shape.
template <class Shape, class Model>
Result<QueryParams> shapedParams(const Query<Model>& query) {
  checkShape<Shape, Model>();
  return withParts(query,
                   [](const QueryParts& parts) { return queryParams(fieldsOf<Shape>(), parts); });
}

/// A dynamic body; refused under `name` when it is not JSON.
[[nodiscard]] inline Result<std::string> bodyText(std::string_view name, const JsonText& json) {
  if (!json.valid() || json.empty()) return invalidArgument(name, "not JSON");
  return json.text();
}

/// The same of a list. Directus takes an object in its place for a selection and what to make of
/// it, and would change all that this selects.
[[nodiscard]] inline Result<std::string> listText(std::string_view name, const JsonText& json) {
  auto text = bodyText(name, json);
  if (text && text->find('[') != text->find_first_not_of(" \t\r\n"))
    return invalidArgument(name, "not a list");
  return text;
}

template <class T>
constexpr bool isList = false;
template <class T, class Allocator>
constexpr bool isList<std::vector<T, Allocator>> = true;
// The type is a template argument of what is asserted, so that compilers print it.
template <class T>
constexpr bool isNoPatch = !isPatch<T>;
template <class T>
constexpr bool isNoList = !isList<T>;
template <class T>
constexpr bool isNoJson = !JsonValue<T>;
template <class T>
constexpr bool isItemStruct = ItemStruct<T>;

/// Refuses, with a sentence, what creating does not take.
template <class T>
constexpr bool requireItem() {
  static_assert(isNoPatch<T>,
                "directus: creating takes a struct, such as NewArticle{.title = \"New\"}, whose "
                "members without a value are left to the server; a Patch is for updates");
  static_assert(isNoList<T>, "directus: this creates one item: use createItems for several");
  static_assert(isNoJson<T>,
                "directus: a typed command takes a struct: JSON goes into the form by name, as in "
                "createItem(\"articles\", json)");
  if constexpr (isNoPatch<T> && isNoList<T> && isNoJson<T>)
    static_assert(isItemStruct<T>,
                  "directus: an item is a struct whose members are fields of the model");
  return ItemStruct<T>;
}

/// A struct as JSON.
template <class Model, class Item>
Result<std::string> bodyOfItem(const Item& item) {
  if constexpr (requireItem<Item>()) {
    checkItem<Item, Model>();
    return encode(typeInfo<Item, 0>(), &item);
  } else {
    return std::string();
  }
}

/// Several of them as a JSON list.
template <class Model, class Item>
Result<std::string> bodyOfItems(const Item* items, std::size_t count) {
  std::string json = "[";
  if constexpr (requireItem<Item>()) {
    checkItem<Item, Model>();
    for (std::size_t i = 0; i < count; ++i) {
      if (i > 0) json += ',';
      auto written = encodeTo(json, typeInfo<Item, 0>(), &items[i], '[' + std::to_string(i) + ']');
      if (!written) return written.error();
    }
  }
  return json += ']';
}

/// Items that exist, each with its key, as a JSON list.
template <class Model, class Item>
Result<std::string> bodyOfWholeItems(const Item* items, std::size_t count) {
  checkItem<Item, Model>();
  std::string json = "[";
  for (std::size_t i = 0; i < count; ++i) {
    auto one = encodeWhole(typeInfo<Item, 0>(), &items[i], OwnKey::sent);
    if (!one) return invalidArgument('[' + std::to_string(i) + ']', one.error().what());
    if (i > 0) json += ',';
    json += *one;
  }
  return json += ']';
}

template <class T>
constexpr bool isListOfItems = isList<T>;

/// Refuses, with a sentence, what is not a list of items.
template <class T>
constexpr void requireItemList() {
  static_assert(isNoJson<T>,
                "directus: a typed command takes structs: JSON goes into the form by name, as in "
                "createItems(\"articles\", json)");
  if constexpr (isNoJson<T>)
    static_assert(isListOfItems<T>,
                  "directus: this takes several items: a std::vector of structs, or {a, b}");
}

/// Refuses, with a sentence, what several updates do not take.
template <class T>
constexpr void requirePatchList() {
  static_assert(isNoJson<T>,
                "directus: a typed command takes structs or patches: JSON goes into the form by "
                "name, as in updateItemsBatch(\"articles\", json)");
  if constexpr (isNoJson<T>)
    static_assert(isListOfItems<T>,
                  "directus: this takes several updates: a std::vector of patches or structs, "
                  "each with its key, or {a, b}");
}

template <class Model>
Result<std::string> bodyOf(const Patch<Model>& patch) {
  return patch.text();
}

template <class Model>
Result<std::string> bodyOf(const std::vector<Patch<Model>>& patches) {
  std::string json = "[";
  for (std::size_t i = 0; i < patches.size(); ++i) {
    if (i > 0) json += ',';
    auto one = bodyOf(patches[i]);
    if (!one) return invalidArgument('[' + std::to_string(i) + ']', one.error().what());
    json += *one;
  }
  return json + ']';
}

}  // namespace DIRECTUS_NAMESPACE::detail
