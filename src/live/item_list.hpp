#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include <directus/live/live_change.hpp>

// The items of a live query as bytes, and what has changed from one list to another. Pure.

namespace DIRECTUS_NAMESPACE::detail {

/// An item as it came: two of them are the same when their bytes are.
struct ListItem {
  std::string key{};  ///< distinguishes it from the others of its list
  std::string json{};

  friend bool operator==(const ListItem&, const ListItem&) = default;
};

using ItemList = std::vector<ListItem>;
using SharedList = std::shared_ptr<const ItemList>;

/// Gives each item a key of its own: one that has no key, or that of an item before it, is known by
/// its bytes, and by how many of the same there are.
void distinguish(ItemList& items);

/// How one list becomes another: see `ListSteps`.
[[nodiscard]] ListSteps stepsBetween(const ItemList& before, const ItemList& after);

}  // namespace DIRECTUS_NAMESPACE::detail
