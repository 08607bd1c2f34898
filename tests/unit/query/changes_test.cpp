#include <directus/commands/items.hpp>
#include <directus/commands/users.hpp>
#include <directus/core/json.hpp>
#include <directus/query/changes.hpp>
#include <directus/values/date_time.hpp>
#include <directus/values/hash.hpp>
#include <directus/values/uuid.hpp>

#include "support/catch.hpp"

using namespace directus;

namespace {

struct Author {
  int id{};
  std::string name{};
  std::optional<std::string> bio{};
};
struct Article {
  int id{};
  std::string title{};
  std::optional<int> views{};
  Ref<Author> author{};
  Refs<Author> editors{};
  std::optional<Date> due{};
  Date day{};
  JsonText meta{};
  Uuid external{};
  std::optional<Hash> secret{};
  std::optional<int> count{};

  static constexpr auto fieldNames() { return renamed<&Article::count>("count(editors)"); }
};
struct Schema {
  std::vector<Article> articles;
};

template <class Model>
std::string text(const Patch<Model>& patch) {
  const auto json = patch.text();
  return json ? *json : std::string("refused: ") + json.error().what();
}

}  // namespace

TEST_CASE("changes send what differs, and null for what lost its value") {
  const Article before{.id = 7, .title = "Old", .views = 3, .author = 1};
  Article after = before;
  CHECK(changes(before, after).empty());
  after.title = "New";
  after.views = std::nullopt;
  after.author = std::nullopt;
  CHECK(text(changes(before, after)) == R"({"title":"New","views":null,"author":null})");
}

TEST_CASE("changes never send the key, and refuse two items") {
  const Article before{.id = 7, .title = "Old"};
  CHECK(text(changes(before, Article{.id = 0, .title = "New"})) == R"({"title":"New"})");
  CHECK(text(changes(before, Article{.id = 8})) == "refused: id: before and after are two items");
}

TEST_CASE("changes name the member that cannot be sent") {
  Article after{.id = 7};
  after.title = "\xff";
  CHECK(text(changes(Article{.id = 7}, after)) == "refused: title: not UTF-8");
}

TEST_CASE("a whole item sets every member, null where there is no value, but not the key") {
  CHECK(text(wholeItem(Article{.id = 7, .title = "New"})) ==
        R"({"title":"New","views":null,"author":null,"editors":[],"due":null,"day":null,)"
        R"("meta":null,"external":null})");
}

TEST_CASE("a whole item leaves a hash alone unless there is a new one") {
  Article article{.id = 7};
  article.secret = Hash::parse("**********").value();
  CHECK(text(wholeItem(article)).find("secret") == std::string::npos);
  CHECK(text(changes(Article{.id = 7}, article)) == "{}");
  article.secret = Hash("new");
  CHECK(text(changes(Article{.id = 7}, article)) == R"({"secret":"new"})");
}

TEST_CASE("what is only read is never written back") {
  CHECK(text(wholeItem(Article{.id = 7, .count = 3})).find("count") == std::string::npos);
}

TEST_CASE("a related item with a key is written whole, a new one without what it lacks") {
  CHECK(
      text(changes(Article{.id = 7}, Article{.id = 7, .author = Author{.id = 2, .name = "Ada"}})) ==
      R"({"author":{"id":2,"name":"Ada","bio":null}})");
  CHECK(text(changes(Article{.id = 7}, Article{.id = 7, .author = Author{.name = "Ada"}})) ==
        R"({"author":{"name":"Ada"}})");
}

TEST_CASE("a shape of the model is written as far as it goes") {
  struct Card {
    int id{};
    std::string title{};
  };
  CHECK(updateItem<&Schema::articles>(7, wholeItem(Card{.id = 7, .title = "x"})).request().body ==
        R"({"title":"x"})");
  CHECK(updateUser("k", wholeItem(Card{.id = 7, .title = "x"})).request().body ==
        R"({"title":"x"})");
}

TEST_CASE("several items are created from a list in braces") {
  struct NewArticle {
    std::string title{};
  };
  const std::string expected = R"([{"title":"a"},{"title":"b"}])";
  CHECK(createItems<&Schema::articles>({NewArticle{"a"}, NewArticle{"b"}}).request().body ==
        expected);
  CHECK(createItems<&Schema::articles>(std::vector<NewArticle>{{"a"}, {"b"}}).request().body ==
        expected);
}

TEST_CASE("an item that cannot be created is named by its place") {
  struct NewArticle {
    std::string title{};
  };
  CHECK(createItems<&Schema::articles>({NewArticle{"a"}, NewArticle{"\xff"}})
            .request()
            .refused.why() == "[1].title: not UTF-8");
}

TEST_CASE("a batch takes structs with their keys, and clears what has no value") {
  struct Card {
    int id{};
    std::optional<int> views{};
  };
  CHECK(updateItemsBatch<&Schema::articles>({Card{.id = 1, .views = 5}, Card{.id = 2}})
            .request()
            .body == R"([{"id":1,"views":5},{"id":2,"views":null}])");
}

TEST_CASE("a struct without a key is refused in a batch, by its place") {
  struct Card {
    int id{};
    std::optional<int> views{};
  };
  CHECK(updateItemsBatch<&Schema::articles>({Card{.id = 1}, Card{}}).request().refused.why() ==
        "[1]: id: not set: it says which item is meant");
}
