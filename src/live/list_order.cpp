#include "live/list_order.hpp"

#include <algorithm>
#include <compare>
#include <cstdint>
#include <unordered_map>
#include <unordered_set>

#include "codec/json_parts.hpp"
#include "core/integer.hpp"

namespace DIRECTUS_NAMESPACE::detail {

namespace {

/// Where an item stands, as far as the fields that it is sorted by say.
using Rank = std::vector<std::string>;

/// Nothing when the item does not have all of them.
std::optional<Rank> rankOf(const ListItem& item, const ListOrder& order) {
  Rank rank;
  rank.reserve(order.fields.size());
  for (const SortField& field : order.fields) {
    std::string value = memberText(item.json, field.name);
    if (value.empty()) return std::nullopt;
    rank.push_back(std::move(value));
  }
  return rank.empty() ? std::nullopt : std::optional(std::move(rank));
}

std::optional<std::int64_t> integerOf(const std::string& json) {
  const Integer read = readInteger(json);
  std::int64_t value = 0;
  if (read.kind != Integer::Kind::whole || !read.fits(value)) return std::nullopt;
  return value;
}

/// Nothing where only the database knows: it has its own order of texts and of null, and between
/// equals.
std::optional<bool> isBefore(const Rank& a, const Rank& b, const ListOrder& order) {
  for (std::size_t i = 0; i < order.fields.size(); ++i) {
    const auto one = integerOf(a[i]);
    const auto other = integerOf(b[i]);
    if (!one || !other) {
      if (a[i] == b[i]) continue;
      return std::nullopt;
    }
    if (*one != *other) return (*one < *other) != order.fields[i].isDescending;
  }
  return std::nullopt;
}

/// The place for `item` in a list that is in order.
std::optional<std::size_t> placeFor(const ItemList& list, const ListItem& item,
                                    const ListOrder& order) {
  const auto rank = rankOf(item, order);
  if (!rank) return std::nullopt;
  std::size_t begin = 0;
  std::size_t end = list.size();
  while (begin < end) {
    const std::size_t middle = begin + (end - begin) / 2;
    const auto there = rankOf(list[middle], order);
    const auto isBehind = there ? isBefore(*there, *rank, order) : std::nullopt;
    if (!isBehind) return std::nullopt;
    (*isBehind ? begin : end) = *isBehind ? middle + 1 : middle;
  }
  return begin;
}

/// Whether the row that was at `index` is still there: its rank is the same, and nobody else's.
bool staysInPlace(const ItemList& list, std::size_t index, const ListItem& now,
                  const ListOrder& order) {
  if (list[index].json == now.json) return true;
  const auto rank = rankOf(list[index], order);
  if (!rank || rank != rankOf(now, order)) return false;
  // Among equals a database may put a row that was written somewhere else.
  const auto isEqual = [&](std::size_t other) { return rankOf(list[other], order) == rank; };
  return !(index > 0 && isEqual(index - 1)) && !(index + 1 < list.size() && isEqual(index + 1));
}

}  // namespace

std::optional<ItemList> putInPlace(const ItemList& list, const std::vector<std::string>& touched,
                                   const ItemList& read, const ListOrder& order) {
  const std::unordered_set<std::string_view> asked(touched.begin(), touched.end());
  std::unordered_map<std::string_view, const ListItem*> rows;
  for (const ListItem& row : read)
    if (!asked.contains(row.key) || !rows.emplace(row.key, &row).second) return std::nullopt;

  ItemList result;
  result.reserve(list.size() + read.size());
  std::vector<const ListItem*> homeless;
  std::size_t removed = 0;
  for (std::size_t i = 0; i < list.size(); ++i) {
    const ListItem& item = list[i];
    const auto row = rows.find(item.key);
    if (!asked.contains(item.key)) {
      result.push_back(item);
    } else if (row == rows.end()) {
      ++removed;
    } else {
      if (staysInPlace(list, i, *row->second, order))
        result.push_back(*row->second);
      else
        homeless.push_back(row->second);
      rows.erase(row);
    }
  }
  // Behind a full list there may be more, which now moves up.
  if (removed > 0 && (!order.most || list.size() >= *order.most)) return std::nullopt;
  if (!rows.empty() && (!order.most || list.size() - removed + rows.size() > *order.most))
    return std::nullopt;
  for (const auto& [key, row] : rows) homeless.push_back(row);
  for (const ListItem* row : homeless) {
    const auto place = placeFor(result, *row, order);
    if (!place) return std::nullopt;
    result.insert(result.begin() + static_cast<std::ptrdiff_t>(*place), *row);
  }
  return result;
}

}  // namespace DIRECTUS_NAMESPACE::detail
