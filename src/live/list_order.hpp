#pragma once

#include <optional>
#include <string>
#include <vector>

#include "live/item_list.hpp"

// Where rows belong that were read by themselves. Pure.

namespace DIRECTUS_NAMESPACE::detail {

/// One field that a list is sorted by.
struct SortField {
  std::string name{};
  bool isDescending = false;
};

/// What is known of the order and the size of a list.
struct ListOrder {
  std::vector<SortField> fields{};    ///< plain fields of the items; empty: unknown
  std::optional<std::size_t> most{};  ///< items that the server gives; unknown where empty
};

/// The list after the rows called `touched` were read again, of which `read` are still in it.
///
/// Nothing where only the server knows: which of two texts comes first, what comes behind a full
/// list. Then the whole has to be read.
[[nodiscard]] std::optional<ItemList> putInPlace(const ItemList& list,
                                                 const std::vector<std::string>& touched,
                                                 const ItemList& read, const ListOrder& order);

}  // namespace DIRECTUS_NAMESPACE::detail
