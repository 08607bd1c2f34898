#include "live/item_list.hpp"

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace DIRECTUS_NAMESPACE::detail {

namespace {

constexpr std::size_t nowhere = SIZE_MAX;

using Places = std::unordered_map<std::string_view, std::size_t>;

Places placesOf(const ItemList& list) {
  Places places;
  places.reserve(list.size());
  for (std::size_t i = 0; i < list.size(); ++i) places.emplace(list[i].key, i);
  return places;
}

std::size_t placeIn(const Places& places, const std::string& key) {
  const auto found = places.find(key);
  return found != places.end() ? found->second : nowhere;
}

/// Which of `values`, all different, form a longest part that rises.
std::vector<bool> longestRising(const std::vector<std::size_t>& values) {
  std::vector<std::size_t> ends;  // of the best part of each length: where its last value is
  std::vector<std::size_t> previous(values.size(), nowhere);
  for (std::size_t i = 0; i < values.size(); ++i) {
    const auto behind =
        std::lower_bound(ends.begin(), ends.end(), values[i],
                         [&](std::size_t at, std::size_t value) { return values[at] < value; });
    if (behind != ends.begin()) previous[i] = *std::prev(behind);
    if (behind == ends.end())
      ends.push_back(i);
    else
      *behind = i;
  }
  std::vector<bool> isPart(values.size());
  for (std::size_t at = ends.empty() ? nowhere : ends.back(); at != nowhere; at = previous[at])
    isPart[at] = true;
  return isPart;
}

/// `order`: for each of the items in their new order, its place among them in the old one.
std::vector<MovedItem> movesTo(const std::vector<std::size_t>& order) {
  std::vector<MovedItem> moves;
  const std::vector<bool> stays = longestRising(order);
  if (std::find(stays.begin(), stays.end(), false) == stays.end()) return moves;
  std::vector<std::size_t> now(order.size());  // the places of old, as they stand at the moment
  for (std::size_t i = 0; i < now.size(); ++i) now[i] = i;
  for (std::size_t i = 0; i < order.size(); ++i) {
    if (stays[i]) continue;
    const auto from = std::find(now.begin(), now.end(), order[i]);
    MovedItem move{.from = static_cast<std::size_t>(from - now.begin())};
    now.erase(from);
    // Behind the item that comes before it; those before it are in order already.
    const auto to =
        i == 0 ? now.begin() : std::next(std::find(now.begin(), now.end(), order[i - 1]));
    move.to = static_cast<std::size_t>(to - now.begin());
    now.insert(to, order[i]);
    moves.push_back(move);
  }
  return moves;
}

}  // namespace

void distinguish(ItemList& items) {
  std::unordered_map<std::string, std::size_t> known;
  known.reserve(items.size());
  for (ListItem& item : items) {
    if (!item.key.empty() && known.emplace(item.key, 1).second) continue;
    // A line break is in no key, so that no bytes are taken for another item's key.
    const std::string bytes = '\n' + item.json;
    const std::size_t count = ++known[bytes];
    item.key = bytes + '\n' + std::to_string(count);
  }
}

ListSteps stepsBetween(const ItemList& before, const ItemList& after) {
  ListSteps steps;
  const Places old = placesOf(before);
  const Places now = placesOf(after);
  std::vector<std::size_t> kept(before.size(), nowhere);  // the place among those that stay
  std::size_t count = 0;
  for (std::size_t i = 0; i < before.size(); ++i)
    if (placeIn(now, before[i].key) != nowhere) kept[i] = count++;
  for (std::size_t i = before.size(); i-- > 0;)
    if (kept[i] == nowhere) steps.removed.push_back(i);

  std::vector<std::size_t> order;
  order.reserve(count);
  for (std::size_t i = 0; i < after.size(); ++i) {
    const std::size_t was = placeIn(old, after[i].key);
    if (was == nowhere) {
      steps.added.push_back(i);
      continue;
    }
    order.push_back(kept[was]);
    if (before[was].json != after[i].json) steps.changed.push_back(i);
  }
  steps.moved = movesTo(order);
  return steps;
}

}  // namespace DIRECTUS_NAMESPACE::detail
