#include <directus/commands/items.hpp>
#include <directus/core/json.hpp>
#include <directus/graphql/request.hpp>

#include "support/catch.hpp"
#include "support/contains_text.hpp"
#include "unit/graphql/blog.hpp"

using directus_test::containsText;

namespace {

struct One {
  std::optional<Card> card;
};

/// The body of a mutation of one command.
template <class T>
Json bodyOf(const Command<T>& command) {
  const detail::GraphqlChange changes[] = {
      {&command.request(), std::is_void_v<T> ? nullptr : &detail::typeInfo<Card>()}};
  const auto request = detail::graphqlRequest(
      detail::typeInfo<One>(),
      {changes, 1, detail::CollectionTable<Schema>::list, detail::AllModels<Schema>::list});
  if (!request.refused.empty()) return request.refused.why();
  CHECK(request.effect == detail::Effect::any);
  return Json::parse(request.body);
}

template <class T>
std::string refusalOf(const Command<T>& command) {
  const Json body = bodyOf(command);
  return body.is_string() ? body.get<std::string>() : "";
}

}  // namespace

TEST_CASE("an item is created by GraphQL from what creating by REST sends") {
  const Json body = bodyOf(createItem<&Schema::articles, Card>(
      Article{.title = "x", .price = Decimal("1.50"), .author = 3}));
  CHECK(body.at("query") ==
        "mutation($data1: create_articles_input!) { card: create_articles_item(data: $data1) { id "
        "title author { name } } }");
  CHECK(body.at("variables").at("data1").at("author") == Json{{"id", 3}});
  CHECK(body.dump().find(R"("price":1.5)") != std::string::npos);
}

TEST_CASE("several items are created, changed and removed by GraphQL") {
  CHECK(bodyOf(createItems<&Schema::authors>(std::vector<Author>{{.name = "a"}, {.name = "b"}}))
            .at("query")
            .get<std::string>()
            .starts_with("mutation($data1: [create_authors_input!]) { card: "
                         "create_authors_items(data: $data1)"));
  const Json update =
      bodyOf(updateItems<&Schema::articles, Card>(Keys{1, 2}, {field<"status"> = "archived"}));
  CHECK(update.at("query").get<std::string>().starts_with(
      "mutation($ids1: [ID]!, $data2: update_articles_input!) { card: update_articles_items(ids: "
      "$ids1, data: $data2) { id"));
  CHECK(update.at("variables") == Json::parse(R"({"ids1":[1,2],"data2":{"status":"archived"}})"));
  CHECK(bodyOf(deleteItems<&Schema::articles>(Keys{1, 2})) ==
        Json::parse(
            R"({"query":"mutation($ids1: [ID]!) { _1: delete_articles_items(ids: $ids1) { ids } }",
                        "variables":{"ids1":[1,2]}})"));
}

TEST_CASE("one item is changed and removed by its key, whatever is in it") {
  const Json update = bodyOf(updateItem<&Schema::tags>("a/b c%", {field<"label"> = std::nullopt}));
  CHECK(update.at("query").get<std::string>().starts_with(
      "mutation($id1: ID!, $data2: update_tags_input!) { card: update_tags_item(id: $id1, data: "
      "$data2)"));
  CHECK(update.at("variables") == Json::parse(R"({"id1":"a/b c%","data2":{"label":null}})"));
  CHECK(bodyOf(deleteItem<&Schema::articles>(7)) ==
        Json::parse(R"({"query":"mutation($id1: ID!) { _1: delete_articles_item(id: $id1) { id } }",
                        "variables":{"id1":"7"}})"));
}

TEST_CASE("a singleton is changed by GraphQL") {
  CHECK(bodyOf(updateSingleton<&Schema::globals>({field<"tagline"> = "x"}))
            .at("query")
            .get<std::string>()
            .starts_with(
                "mutation($data1: update_globals_input!) { card: update_globals(data: $data1)"));
}

TEST_CASE("a batch is changed by GraphQL") {
  CHECK(bodyOf(updateItemsBatch<&Schema::articles, Card>({{field<"id"> = 1, field<"title"> = "x"}}))
            .at("query")
            .get<std::string>()
            .starts_with("mutation($data1: [update_articles_input!]) { card: "
                         "update_articles_batch(data: $data1)"));
}

TEST_CASE("relations in what is written are objects") {
  const Json body = bodyOf(createItem<&Schema::articles, Card>(
      Article{.title = "x", .tags = {Ref<ArticleTag>(ArticleTag{.tags_slug = "cpp"}), 5}}));
  CHECK(body.at("variables").at("data1").at("tags") ==
        Json::parse(R"([{"tags_slug":{"slug":"cpp"}},{"id":5}])"));
}

TEST_CASE("what GraphQL cannot change is refused before anything is sent") {
  CHECK_THAT(refusalOf(deleteItems<&Schema::articles>({.filter = field<"id"> > 3})),
             containsText("change 1: GraphQL changes items by their keys only"));
  CHECK_THAT(refusalOf(deleteItems<&Schema::articles>(everyItem())), containsText("change 1"));
  CHECK_THAT(refusalOf(createItem<&Schema::articles, Card>(Article{}, {.limit = 1})),
             containsText("a mutation takes no limit"));
  CHECK_THAT(refusalOf(updateItem<&Schema::articles, Card>("", {field<"title"> = "x"})),
             containsText("key: must not be empty"));
  CHECK_THAT(refusalOf(updateItem<&Schema::articles, Card>(
                 1, {field<"comments"> = Alterations<Comment>{.delete_ = {1}}})),
             containsText("comments: GraphQL takes no alterations"));
  CHECK_THAT(refusalOf(createItem<&Schema::articles_blocks>(Block{.item = BlockText{.text = "x"}})),
             containsText("item: GraphQL takes an item of a many-to-any relation by its key"));
  CHECK_THAT(refusalOf(Command<Card>(detail::readRouteRequest("/server/info"))),
             containsText("only commands of items"));
}
