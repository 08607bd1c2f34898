#pragma once

#include <cstddef>
#include <memory>
#include <vector>

#include <directus/version.hpp>

namespace DIRECTUS_NAMESPACE {

/// An item that is in another place of its list: taken out at `from`, it is put in at `to`, which
/// counts in the list without it. (The models of Qt want `to + 1` where `to` is behind `from`.)
struct MovedItem {
  std::size_t from = 0;
  std::size_t to = 0;

  friend bool operator==(const MovedItem&, const MovedItem&) = default;
};

namespace detail {

/// How one list becomes another, as a list model does it: first what is removed, then what is
/// moved, then what is added, then what has changed. Every position is that of the moment at which
/// its turn comes.
struct ListSteps {
  std::vector<std::size_t> removed{};  ///< from the end to the start, so also those of the old list
  std::vector<MovedItem> moved{};      ///< as few as there can be
  std::vector<std::size_t> added{};    ///< from the start to the end, so also those of the new list
  std::vector<std::size_t> changed{};  ///< of the new list

  [[nodiscard]] bool empty() const noexcept {
    return removed.empty() && moved.empty() && added.empty() && changed.empty();
  }
  friend bool operator==(const ListSteps&, const ListSteps&) = default;
};

}  // namespace detail

/// What became of the items of a live query since the change before this one.
///
/// A model of rows, such as those of Qt and GTK, applies the positions one by one in this order:
/// `removed`, `moved`, `added`, `changed`.
template <class T>
struct LiveChange {
  std::shared_ptr<const std::vector<T>> items{};   ///< as they are now; never changes
  std::shared_ptr<const std::vector<T>> before{};  ///< as they were
  std::vector<std::size_t> removed{};  ///< positions in `before`, from the end to the start
  std::vector<MovedItem> moved{};      ///< once the removed ones are gone
  std::vector<std::size_t> added{};    ///< positions in `items`, from the start to the end
  std::vector<std::size_t> changed{};  ///< positions in `items`: same key, other content
};

}  // namespace DIRECTUS_NAMESPACE
