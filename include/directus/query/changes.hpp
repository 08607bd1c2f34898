#pragma once

#include <directus/query/patch.hpp>

// Updates from whole structs.

namespace DIRECTUS_NAMESPACE {

namespace detail {
template <class T>
constexpr bool isItem = ItemStruct<T>;
}  // namespace detail

/// What differs between two states of an item, for `updateItem`: read it, change a copy, send the
/// difference.
///
/// ```
/// Article edited = article;
/// edited.views = std::nullopt;
/// const auto patch = changes(article, edited);
/// if (!patch.empty()) client.request(updateItem<&Schema::articles>(article.id, patch)).get();
/// ```
/// A member that lost its value is set to null. A list is sent whole: it replaces the one that is
/// there. The key `id` is not sent; two items with different ones are refused when the patch is
/// sent (`invalidArgument`).
template <class Item>
[[nodiscard]] Patch<Item> changes(const Item& before, const Item& after) {
  static_assert(detail::isItem<Item>, "directus: changes(before, after) takes two structs");
  if constexpr (detail::isItem<Item>)
    return detail::PatchAccess::make<Item>(
        detail::encodeChanges(detail::typeInfo<Item, 0>(), &before, &after));
}

/// All of an item, for `updateItem`: every member is set, one without a value (`std::nullopt`, a
/// `Ref` to nothing, `Date()`) to null. The key `id` is not sent, nor is a `Hash` that came from
/// the server. Related items that have a key are written whole, too; one without is made anew.
///
/// What somebody else changed since the item was read is overwritten: `changes` is kinder.
template <class Item>
[[nodiscard]] Patch<Item> wholeItem(const Item& item) {
  static_assert(detail::isItem<Item>, "directus: wholeItem(item) takes a struct");
  if constexpr (detail::isItem<Item>)
    return detail::PatchAccess::make<Item>(
        detail::encodeWhole(detail::typeInfo<Item, 0>(), &item, detail::OwnKey::leftOut));
}

}  // namespace DIRECTUS_NAMESPACE
