#include "server.hpp"
#include "support/catch.hpp"

using namespace directus;

TEST_CASE("an item is created, read, changed and removed") {
  const auto client = server::admin();
  const Json created =
      client.request(createItem("articles", Json{{"title", "Dynamic"}, {"views", 4}})).get();
  const int id = created.at("id");
  CHECK(created.at("status") == "draft");

  CHECK(client.request(updateItem("articles", id, Json{{"status", "published"}}))
            .get()
            .at("status") == "published");
  CHECK(client.request(readItem("articles", id, {.fields = {"title", "views"}})).get() ==
        Json{{"title", "Dynamic"}, {"views", 4}});
  client.request(deleteItem("articles", id)).get();
  CHECK(client.request(readItem("articles", id)).result().error().code() == ErrorCode::forbidden);
}

TEST_CASE("items are created, changed in a batch, by keys and by a query, and removed") {
  const server::Scratch scratch("bulk_items");
  const auto client = server::admin();
  const Json three =
      client
          .request(createItems(
              "bulk_items",
              Json::parse(R"([{"name":"a","n":1},{"name":"b","n":2},{"name":"c","n":3}])")))
          .get();
  CHECK(three.size() == 3);

  client
      .request(updateItemsBatch("bulk_items",
                                Json::parse(R"([{"id":1,"name":"A"},{"id":2,"name":"B"}])")))
      .get();
  client.request(updateItems("bulk_items", {1, 3}, Json{{"n", 10}})).get();
  client
      .request(
          updateItems("bulk_items", Query<>{.filter = field<"n"> < 10}, Json{{"name", "small"}}))
      .get();
  CHECK(
      client.request(readItems("bulk_items", {.sort = {"id"}})).get() ==
      Json::parse(
          R"([{"id":1,"name":"A","n":10},{"id":2,"name":"small","n":2},{"id":3,"name":"c","n":10}])"));

  client.request(deleteItems("bulk_items", {1})).get();
  client.request(deleteItems("bulk_items", Query<>{.filter = field<"n"> == 2})).get();
  CHECK(client.request(readItems("bulk_items", {.fields = {"id"}})).get() ==
        Json::parse(R"([{"id":3}])"));
}

TEST_CASE("everyItem reaches more items than the default limit") {
  const server::Scratch scratch("every_item");
  const auto client = server::admin();
  Json many = Json::array();
  for (int n = 0; n < 150; ++n) many.push_back({{"n", n}});
  client.request(createItems("every_item", many, {.fields = {"id"}, .limit = -1})).get();

  client.request(updateItems("every_item", everyItem(), Json{{"name", "all"}})).get();
  const Page<Json> named =
      client
          .request(
              readItems("every_item", {.filter = field<"name"> == "all", .limit = 1}).withMeta())
          .get();
  CHECK(named.filterCount == 150);

  client.request(deleteItems("every_item", everyItem())).get();
  CHECK(client.request(readItems("every_item")).get().empty());
}

TEST_CASE("a singleton is read and changed") {
  const auto client = server::admin();
  const Json before = client.request(readSingleton("site")).get();
  client.request(updateSingleton("site", Json{{"name", "Renamed"}})).get();
  CHECK(client.request(readSingleton("site", {.fields = {"name"}})).get() ==
        Json{{"name", "Renamed"}});
  client.request(updateSingleton("site", Json{{"name", before.at("name")}})).get();
}

TEST_CASE("a page says how many items there are") {
  const Page<Json> page =
      server::admin()
          .request(readItems("authors", {.filter = field<"name">.startsWith("A"), .limit = 1})
                       .withMeta())
          .get();
  CHECK(page.items.size() == 1);
  CHECK(page.totalCount == 5);
  CHECK(page.filterCount == 2);
}

TEST_CASE("text comes back as it was sent") {
  const server::Scratch scratch("text_items");
  const auto client = server::admin();
  const std::string text = "A&B = \"c\" + 50% /é日本😀\n\t\\";
  const Json created = client.request(createItem("text_items", Json{{"name", text}})).get();
  CHECK(created.at("name") == text);
  CHECK(client.request(readItems("text_items", {.filter = field<"name"> == text})).get().size() ==
        1);
}
