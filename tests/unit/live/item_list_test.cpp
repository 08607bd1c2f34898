// What has changed from one list to another.
#include "live/item_list.hpp"

#include <algorithm>
#include <random>
#include <string_view>

#include "support/catch.hpp"

using namespace directus;
using detail::ItemList;
using detail::ListItem;
using detail::ListSteps;
using detail::stepsBetween;

namespace {

/// `"1a 2b"`: keys of one letter, each with its content.
ItemList listOf(std::string_view text) {
  ItemList list;
  for (std::size_t at = 0; at + 1 < text.size(); at += 3)
    list.push_back(
        {.key = std::string(text.substr(at, 1)), .json = std::string(text.substr(at + 1, 1))});
  return list;
}

/// What a list model does.
ItemList applied(ItemList list, const ListSteps& steps, const ItemList& after) {
  const auto at = [&list](std::size_t place) {
    return list.begin() + static_cast<std::ptrdiff_t>(place);
  };
  for (const std::size_t place : steps.removed) list.erase(at(place));
  for (const MovedItem& move : steps.moved) {
    const ListItem item = list.at(move.from);
    list.erase(at(move.from));
    list.insert(at(move.to), item);
  }
  for (const std::size_t place : steps.added) list.insert(at(place), after.at(place));
  for (const std::size_t place : steps.changed) {
    REQUIRE(list.at(place).json != after.at(place).json);
    list.at(place).json = after.at(place).json;
  }
  return list;
}

ItemList randomList(std::mt19937& random) {
  ItemList list;
  const std::size_t size = random() % 9;
  while (list.size() < size) {
    std::string key(1, static_cast<char>('a' + random() % 12));
    const bool isKnown = std::any_of(list.begin(), list.end(),
                                     [&](const ListItem& item) { return item.key == key; });
    if (!isKnown) list.push_back({.key = std::move(key), .json = std::to_string(random() % 3)});
  }
  return list;
}

}  // namespace

TEST_CASE("a list that stays as it is has no steps", "[live]") {
  CHECK(stepsBetween(listOf("1a 2b"), listOf("1a 2b")).empty());
}

TEST_CASE("removed rows come from the end to the start", "[live]") {
  CHECK(stepsBetween(listOf("1a 2b 3c"), listOf("2b")) == ListSteps{.removed = {2, 0}});
}

TEST_CASE("added rows come from the start to the end", "[live]") {
  CHECK(stepsBetween(listOf("2b"), listOf("1a 2b 3c")) == ListSteps{.added = {0, 2}});
}

TEST_CASE("an item whose bytes differ has changed", "[live]") {
  CHECK(stepsBetween(listOf("1a 2b"), listOf("1a 2x")) == ListSteps{.changed = {1}});
}

TEST_CASE("an item that goes to the end is one move", "[live]") {
  CHECK(stepsBetween(listOf("1a 2b 3c"), listOf("2b 3c 1a")) ==
        ListSteps{.moved = {{.from = 0, .to = 2}}});
}

TEST_CASE("an item that comes to the start is one move", "[live]") {
  CHECK(stepsBetween(listOf("1a 2b 3c"), listOf("3c 1a 2b")) ==
        ListSteps{.moved = {{.from = 2, .to = 0}}});
}

TEST_CASE("an item may be moved and changed at once", "[live]") {
  CHECK(stepsBetween(listOf("1a 2b 3c"), listOf("2b 3c 1x")) ==
        ListSteps{.moved = {{.from = 0, .to = 2}}, .changed = {2}});
}

TEST_CASE("the steps applied to the old list give the new one", "[live]") {
  const unsigned seed = std::random_device()();
  INFO("seed " << seed);
  std::mt19937 random(seed);
  for (int i = 0; i < 5'000; ++i) {
    const ItemList before = randomList(random);
    const ItemList after = randomList(random);
    REQUIRE(applied(before, stepsBetween(before, after), after) == after);
  }
}

TEST_CASE("a thousand items that are turned round are moved one by one", "[live]") {
  ItemList before;
  for (int i = 0; i < 1'000; ++i) before.push_back({.key = std::to_string(i), .json = "{}"});
  const ItemList after(before.rbegin(), before.rend());
  const ListSteps steps = stepsBetween(before, after);
  CHECK(steps.moved.size() == 999);
  CHECK(applied(before, steps, after) == after);
}

TEST_CASE("items without a key are known by their bytes", "[live]") {
  ItemList list{{.json = "x"}, {.json = "x"}, {.json = "y"}};
  ItemList fewer{{.json = "x"}, {.json = "y"}};
  detail::distinguish(list);
  detail::distinguish(fewer);
  CHECK(stepsBetween(list, fewer) == ListSteps{.removed = {1}});
}

TEST_CASE("two items with one key are two items", "[live]") {
  ItemList list{{.key = "1", .json = "a"}, {.key = "1", .json = "b"}};
  detail::distinguish(list);
  CHECK(list[0].key == "1");
  CHECK(list[0].key != list[1].key);
}
