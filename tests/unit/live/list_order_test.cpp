// Where rows belong that were read by themselves.
#include "live/list_order.hpp"

#include "support/catch.hpp"

using namespace directus;
using detail::ItemList;
using detail::ListItem;
using detail::ListOrder;
using detail::putInPlace;

namespace {

ListItem row(int id, int rank, const std::string& title = "a") {
  return {.key = std::to_string(id),
          .json = R"({"id":)" + std::to_string(id) + R"(,"rank":)" + std::to_string(rank) +
                  R"(,"title":")" + title + "\"}"};
}

constexpr std::size_t plenty = 1'000;
const ListOrder byRank{.fields = {{.name = "rank"}}, .most = plenty};
const ListOrder byRankDown{.fields = {{.name = "rank", .isDescending = true}}, .most = plenty};
const ListOrder byTitle{.fields = {{.name = "title"}}, .most = plenty};
const ItemList list{row(1, 10), row(2, 20), row(3, 30)};

}  // namespace

TEST_CASE("a row whose rank stays is changed in its place", "[live]") {
  const ItemList read{row(2, 20, "new")};
  CHECK(putInPlace(list, {"2"}, read, byRank) ==
        ItemList{row(1, 10), row(2, 20, "new"), row(3, 30)});
}

TEST_CASE("a row with another rank goes to its new place", "[live]") {
  CHECK(putInPlace(list, {"1"}, {row(1, 25)}, byRank) ==
        ItemList{row(2, 20), row(1, 25), row(3, 30)});
}

TEST_CASE("a new row finds its place", "[live]") {
  CHECK(putInPlace(list, {"4"}, {row(4, 15)}, byRank) ==
        ItemList{row(1, 10), row(4, 15), row(2, 20), row(3, 30)});
}

TEST_CASE("a new row finds its place in a list that is sorted the other way", "[live]") {
  CHECK(putInPlace({row(3, 30), row(1, 10)}, {"4"}, {row(4, 15)}, byRankDown) ==
        ItemList{row(3, 30), row(4, 15), row(1, 10)});
}

TEST_CASE("a row that was touched and is not read any more is removed", "[live]") {
  CHECK(putInPlace(list, {"2"}, {}, byRank) == ItemList{row(1, 10), row(3, 30)});
}

TEST_CASE("a row that was never in the list and does not fit it changes nothing", "[live]") {
  CHECK(putInPlace(list, {"9"}, {}, byRank) == list);
}

TEST_CASE("a new row among texts has no place that we know", "[live]") {
  CHECK_FALSE(putInPlace(list, {"4"}, {row(4, 15, "b")}, byTitle));
}

TEST_CASE("a new row with the rank of another has no place that we know", "[live]") {
  CHECK_FALSE(putInPlace(list, {"4"}, {row(4, 20)}, byRank));
}

TEST_CASE("a row that has changed among equals has no place that we know", "[live]") {
  const ItemList equals{row(1, 10), row(2, 10)};
  CHECK_FALSE(putInPlace(equals, {"2"}, {row(2, 10, "new")}, byRank));
}

TEST_CASE("a row that came as it was stays among equals", "[live]") {
  const ItemList equals{row(1, 10), row(2, 10)};
  CHECK(putInPlace(equals, {"2"}, {row(2, 10)}, byRank) == equals);
}

TEST_CASE("a list whose order nobody knows takes no changed row", "[live]") {
  CHECK_FALSE(putInPlace(list, {"2"}, {row(2, 20, "new")}, {.most = plenty}));
}

TEST_CASE("a list that is sorted by a field that was not asked for takes no changed row",
          "[live]") {
  CHECK_FALSE(
      putInPlace(list, {"2"}, {row(2, 20, "new")}, {.fields = {{.name = "date"}}, .most = plenty}));
}

TEST_CASE("behind a full list there may be more once a row is gone", "[live]") {
  CHECK_FALSE(putInPlace(list, {"2"}, {}, {.fields = {{.name = "rank"}}, .most = 3}));
}

TEST_CASE("a full list takes no new row", "[live]") {
  CHECK_FALSE(putInPlace(list, {"4"}, {row(4, 15)}, {.fields = {{.name = "rank"}}, .most = 3}));
}

TEST_CASE("a list of unknown length gives no row away", "[live]") {
  CHECK_FALSE(putInPlace(list, {"2"}, {}, {.fields = {{.name = "rank"}}}));
}

TEST_CASE("a list of unknown length takes a changed row", "[live]") {
  CHECK(putInPlace(list, {"2"}, {row(2, 20, "new")}, {.fields = {{.name = "rank"}}}).has_value());
}

TEST_CASE("a row that nobody asked for is not trusted", "[live]") {
  CHECK_FALSE(putInPlace(list, {"2"}, {row(2, 20), row(7, 70)}, byRank));
}

TEST_CASE("a row without a rank has no place that we know", "[live]") {
  const ListItem unranked{.key = "4", .json = R"({"id":4,"rank":null})"};
  CHECK_FALSE(putInPlace(list, {"4"}, {unranked}, byRank));
}
