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

/// A struct as JSON.
template <class Model, class Item>
Result<std::string> bodyOfItem(const Item& item) {
  checkItem<Item, Model>();
  return encode(typeInfo<Item>(), &item);
}

/// Several of them as a JSON list.
template <class Model, class Item>
Result<std::string> bodyOfItems(const std::vector<Item>& items) {
  checkItem<Item, Model>();
  return encode(typeInfo<std::vector<Item>>(), &items);
}

template <class Model>
Result<std::string> bodyOf(const Patch<Model>& patch) {
  return patch.text();
}

template <class Model>
Result<std::string> bodyOf(const std::vector<Patch<Model>>& patches) {
  std::string json = "[";
  for (const Patch<Model>& patch : patches) {
    if (json.size() > 1) json += ',';
    auto one = bodyOf(patch);
    if (!one) return one;
    json += *one;
  }
  return json + ']';
}

}  // namespace DIRECTUS_NAMESPACE::detail
