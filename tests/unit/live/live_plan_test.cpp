// What a command asks for, as far as it matters to keep its answer true.
#include "live/live_plan.hpp"

#include <directus/commands/items.hpp>
#include <directus/commands/singletons.hpp>
#include <directus/commands/users.hpp>
#include <directus/models.hpp>

#include "support/catch.hpp"

using namespace directus;
using detail::LivePlan;
using detail::planOf;
using Names = std::vector<std::string>;

namespace {

struct Author {
  int id{};
  std::string name{};
};
struct Comment {
  int id{};
  std::string text{};
  Ref<Author> author{};
};
struct Article {
  int id{};
  std::string title{};
  int rank{};
  Ref<Author> author{};
  Refs<Comment> comments{};
  Ref<DirectusUser> owner{};
};
struct Globals {
  std::string name{};
};
struct Schema {
  std::vector<Article> articles;
  std::vector<Author> authors;
  std::vector<Comment> comments;
  Globals globals;
};

struct Row {
  int id{};
  std::string title{};
};
struct Name {
  std::string name{};
};
struct Card {
  int id{};
  Name author{};
};
struct Text {
  std::string text{};
};
struct Page1 {
  int id{};
  std::vector<Text> comments{};
};

constexpr const detail::SchemaModels& schema = detail::schemaModels<Schema>;

template <class T>
LivePlan plan(const Command<T>& command, LiveQueryOptions options = {}) {
  return planOf(command.request(), options, &schema).value();
}

}  // namespace

TEST_CASE("the plan of a list knows its collection", "[live]") {
  CHECK(plan(readItems<&Schema::articles, Row>()).collection == "articles");
  CHECK(plan(readItems<&Schema::articles, Row>()).itemKey.empty());
  CHECK(plan(readItems<&Schema::articles, Row>()).readsParts);
}

TEST_CASE("the plan of one item knows its key", "[live]") {
  const LivePlan item = plan(readItem<&Schema::articles, Row>("a b/c"));
  CHECK(item.collection == "articles");
  CHECK(item.itemKey == "a b/c");
  CHECK_FALSE(item.readsParts);
}

TEST_CASE("the plan of a singleton reads the whole", "[live]") {
  CHECK(plan(readSingleton<&Schema::globals>()).collection == "globals");
  CHECK_FALSE(plan(readSingleton<&Schema::globals>()).readsParts);
}

TEST_CASE("collections of the system are known by their routes", "[live]") {
  CHECK(plan(readUsers()).collection == "directus_users");
  CHECK(plan(readUsers()).readsParts);
  CHECK(plan(readMe()).collection == "directus_users");
  CHECK(plan(readMe()).itemKey.empty());
}

TEST_CASE("a list with a limit is read as a whole", "[live]") {
  CHECK_FALSE(plan(readItems<&Schema::articles, Row>({.limit = 3})).readsParts);
  CHECK_FALSE(plan(readItems<&Schema::articles, Row>({.offset = 3})).readsParts);
  CHECK_FALSE(plan(readItems<&Schema::articles, Row>({.page = 3})).readsParts);
  CHECK(plan(readItems<&Schema::articles, Row>({.limit = -1})).readsParts);
}

TEST_CASE("a list that is sorted by a relation is read as a whole", "[live]") {
  CHECK_FALSE(plan(readItems<&Schema::articles, Row>({.sort = {field<"author.name">}})).readsParts);
  CHECK(plan(readItems<&Schema::articles, Row>({.sort = {-field<"rank">}})).readsParts);
}

TEST_CASE("the order of a list is that of its sort", "[live]") {
  const LivePlan sorted = plan(readItems<&Schema::articles, Row>({.sort = {-field<"rank">}}));
  REQUIRE(sorted.hasSort);
  CHECK(sorted.order.fields.at(0).name == "rank");
  CHECK(sorted.order.fields.at(0).isDescending);
}

TEST_CASE("items whose key was not asked for are read as a whole", "[live]") {
  CHECK_FALSE(plan(readItems<&Schema::authors, Name>()).readsParts);
}

TEST_CASE("a shape that nests nothing has no related collections", "[live]") {
  CHECK(plan(readItems<&Schema::articles, Row>()).related.empty());
}

TEST_CASE("what a shape nests is related", "[live]") {
  CHECK(plan(readItems<&Schema::articles, Card>()).related == Names{"authors"});
  CHECK(plan(readItems<&Schema::articles, Page1>()).related == Names{"comments"});
}

TEST_CASE("what a filter or a sort looks at is related", "[live]") {
  CHECK(
      plan(readItems<&Schema::articles, Row>({.filter = field<"author.name"> == "Ada"})).related ==
      Names{"authors"});
  CHECK(plan(readItems<&Schema::articles, Row>(
                 {.filter = field<"comments">.some(field<"author.name"> == "Ada")}))
            .related == Names{"authors", "comments"});
  CHECK(plan(readItems<&Schema::articles, Row>({.sort = {field<"author.name">}})).related ==
        Names{"authors"});
}

TEST_CASE("the key of a related item is in the row itself", "[live]") {
  CHECK(plan(readItems<&Schema::articles, Row>({.filter = field<"author"> == 7})).related.empty());
}

TEST_CASE("the paths of a dynamic query are followed, where there is a schema", "[live]") {
  CHECK(plan(readItems("articles", {.fields = {"id", "comments.author.name"}})).related ==
        Names{"authors", "comments"});
  CHECK(plan(readItems("articles", {.fields = {"*.*"}})).related ==
        Names{"authors", "comments", "directus_users"});
  CHECK(plan(readItems("articles")).related == Names{"comments"});
}

TEST_CASE("without a schema only collections that a query names are related", "[live]") {
  const auto command = readItems("pages", {.fields = {"author.name", "blocks.item:texts.body"}});
  CHECK(planOf(command.request(), {}, nullptr).value().related == Names{"texts"});
}

TEST_CASE("collections can be named as related, each once", "[live]") {
  LiveQueryOptions options;
  options.related = {"tags", "authors", "articles"};
  CHECK(plan(readItems<&Schema::articles, Card>(), options).related == Names{"authors", "tags"});
}

TEST_CASE("touched rows are read with the query of the command", "[live]") {
  const LivePlan filtered = plan(readItems<&Schema::articles, Row>({.filter = field<"rank"> > 3}));
  const auto request = touchedRequest(filtered, {"7", "\"8\""});
  std::string filter;
  std::string limit;
  for (const QueryParam& param : request.params) {
    if (param.name == "filter") filter = param.value;
    if (param.name == "limit") limit = param.value;
  }
  CHECK(filter == R"({"_and":[{"rank":{"_gt":3}},{"id":{"_in":[7,"8"]}}]})");
  CHECK(limit == "2");
}

TEST_CASE("the caches of two queries are distinguished", "[live]") {
  const LivePlan one = plan(readItems<&Schema::articles, Row>());
  const LivePlan other = plan(readItems<&Schema::articles, Card>());
  CHECK(fingerprintOf(one, "a") == fingerprintOf(one, "a"));
  CHECK(fingerprintOf(one, "a") != fingerprintOf(one, "b"));
  CHECK(fingerprintOf(one, "a") != fingerprintOf(other, "a"));
}
