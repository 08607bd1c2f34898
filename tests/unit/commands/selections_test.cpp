// Commands that delete or change what a query selects: a query that selects nothing in particular
// would reach everything.
#include <directus/directus.hpp>
#include <directus/testing/fake_transport.hpp>

#include "support/catch.hpp"

using namespace directus;

namespace {

struct Lead {
  int id{};
  std::string name{};
  Ref<Lead> parent{};
  Refs<Lead> children{};
};
struct Schema {
  std::vector<Lead> leads;
};

struct Peer {
  std::shared_ptr<testing::FakeTransport> fake = std::make_shared<testing::FakeTransport>();

  [[nodiscard]] auto client() const {
    return createDirectus<Schema>("https://example.com", {.transport = fake}).with(rest());
  }

  template <class T>
  void refuses(const Command<T>& command) const {
    const auto result = client().request(command).result();
    REQUIRE_FALSE(result.has_value());
    CHECK(result.error().kind() == ErrorKind::invalidArgument);
    CHECK(fake->requests().empty());
  }
};

std::vector<Json> emptyFilters() {
  return {Json::object(),
          Json{{"_and", Json::array()}},
          Json{{"_or", Json::array()}},
          Json{{"_and", {Json::object()}}},
          Json{{"_or", {Json::object(), Json::object()}}},
          Json{{"name", Json::object()}},
          Json{{"parent", Json::object()}},
          Json{{"parent", {{"name", Json::object()}}}},
          Json{{"parent", {{"_and", Json::array()}}}},
          Json{{"parent", Json::array()}},
          Json{{"children", {{"_some", Json::object()}}}},
          Json{{"children", {{"_none", {{"name", Json::object()}}}}}},
          Json{{"_and", {{{"_or", Json::array()}}, {{"name", Json::object()}}}}},
          Json{{"_and", {Json::object(), Json::object()}}},
          Json{{"_and", nullptr}},
          Json{{"_or", nullptr}},
          Json{{"_or", Json::array({nullptr})}},
          Json{{"children", {{"_some", nullptr}}}},
          Json{{"parent", {{"children", {{"_none", Json::array()}}}}}},
          Json{{"name", {{"_json", Json::object()}}}}};
}

}  // namespace

TEST_CASE("a filter that selects nothing in particular neither deletes nor updates", "[B71]") {
  const Peer peer;
  for (const Json& filter : emptyFilters()) {
    CAPTURE(filter);
    const Query<> which{.filter = filter};
    peer.refuses(deleteItems("leads", which));
    peer.refuses(updateItems("leads", which, Json{{"name", "x"}}));
    peer.refuses(deleteComments(which));
    peer.refuses(updateComments(which, Json{{"comment", "x"}}));
  }
}

TEST_CASE("a typed filter made of such JSON neither deletes nor updates", "[B71]") {
  const Peer peer;
  for (const Json& filter : emptyFilters()) {
    CAPTURE(filter);
    const Query<Lead> which{.filter = filter};
    peer.refuses(deleteItems<&Schema::leads>(which));
    peer.refuses(updateItems<&Schema::leads>(which, {field<"name"> = "x"}));
  }
}

TEST_CASE("a search of white space, and a filter as a parameter of its own, select nothing",
          "[B71]") {
  const Peer peer;
  peer.refuses(deleteItems("leads", {.search = "  "}));
  peer.refuses(deleteItems("leads", {.custom = {{"filter", Json{{"_and", Json::array()}}}}}));
  peer.refuses(deleteItems("leads", {.limit = 10}));
  peer.refuses(deleteItems("leads", {.custom = {{"filter", nullptr}}}));
  peer.refuses(deleteItems("leads", {.sort = {"-id"}, .limit = 1, .offset = 1}));
}

TEST_CASE("an _or with a side that selects everything is refused where it would destroy", "[B71]") {
  const Peer peer;
  const Json filter{{"_or", {Json::object(), {{"name", {{"_eq", "x"}}}}}}};
  peer.refuses(deleteItems("leads", {.filter = filter}));
  peer.refuses(updateItems<&Schema::leads>(Query<Lead>{.filter = filter}, {field<"name"> = "y"}));
  peer.refuses(deleteItems("leads", {.custom = {{"filter", filter}}}));
}

TEST_CASE("a batch that is not a list is refused: Directus would take it for a selection",
          "[B71]") {
  const Peer peer;
  const Json selection{{"query", Json::object()}, {"data", {{"name", "x"}}}};
  peer.refuses(updateItemsBatch("leads", selection));
  peer.refuses(updateUsersBatch(selection));
  peer.refuses(updateCommentsBatch(Json::object()));
}

TEST_CASE("what a filter selects in particular is sent without its empty parts") {
  const Peer peer;
  peer.fake->reply(204);
  const Json filter{{"_and", {Json::object(), {{"name", {{"_eq", "x"}}}}}}};
  peer.client().request(deleteItems("leads", {.filter = filter})).get();
  CHECK(Json::parse(peer.fake->requests().at(0).body) ==
        Json::parse(R"({"query":{"filter":{"_and":[{"name":{"_eq":"x"}}]}}})"));
}

TEST_CASE("a field that is to be null is a condition") {
  const Peer peer;
  peer.fake->reply(204);
  peer.client().request(deleteItems("leads", {.filter = Json{{"parent", nullptr}}})).get();
  CHECK(Json::parse(peer.fake->requests().at(0).body) ==
        Json::parse(R"({"query":{"filter":{"parent":null}}})"));
}

TEST_CASE("a search selects, whatever the filter beside it leaves out") {
  const Peer peer;
  peer.fake->reply(204);
  peer.client()
      .request(deleteItems("leads", {.filter = Json{{"_or", Json::array()}}, .search = "x"}))
      .get();
  CHECK(Json::parse(peer.fake->requests().at(0).body) ==
        Json::parse(R"({"query":{"filter":{},"search":"x"}})"));
}

TEST_CASE("a read drops the empty parts of its filter") {
  const Peer peer;
  const auto urlOf = [&](const Json& filter) {
    peer.fake->reply(200, R"({"data":[]})");
    (void)peer.client().request(readItems("leads", {.filter = filter})).get();
    return peer.fake->requests().back().url;
  };
  for (const Json& filter : emptyFilters())
    CHECK(urlOf(filter) == "https://example.com/items/leads");
  CHECK(urlOf(Json{{"_or", {Json::object(), {{"n", {{"_eq", 1}}}}}}}) ==
        urlOf(Json{{"_or", {{{"n", {{"_eq", 1}}}}}}}));
}
