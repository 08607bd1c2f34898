// Typed queries: the same structs by REST and by GraphQL.
#include "graphql.hpp"
#include "support/catch.hpp"
#include "support/contains_text.hpp"

using namespace directus;
using blog_graphql::client;
using blog_graphql::Globals;
using blog_graphql::Schema;
using directus_test::containsText;

namespace {

const std::string cover = "5eed0000-0000-4000-8000-0000000000c0";

struct Name {
  std::string name{};
  bool operator==(const Name&) const = default;
};
struct Card {
  int id{};
  std::string title{};
  std::optional<Name> author{};
  bool operator==(const Card&) const = default;
};
struct Screen {
  std::vector<Card> articles{};
  Globals globals{};
  std::vector<Name> writers{};
  Card first{};

  static constexpr auto fieldNames() {
    return renamed<&Screen::writers, &Screen::first>("writers:authors", "first:articles_by_id");
  }
};

}  // namespace

TEST_CASE("a screen of several collections comes in one request, as REST gives each of them",
          "[graphql]") {
  const auto directus = client();
  const Query<blog::Article> query{
      .filter = field<"status"> == "published" && field<"author.name">.contains("Ada"),
      .sort = {-field<"id">},
      .limit = 3};
  const Screen screen =
      directus
          .query<Screen>({{field<"articles">, query},
                          {field<"writers">, {.filter = field<"id"> <= 5, .sort = {field<"name">}}},
                          {field<"first">, 1}})
          .get();
  CHECK(screen.articles == directus.request(readItems<&Schema::articles, Card>(query)).get());
  CHECK(screen.globals.site_name == "Early Computing");
  REQUIRE(screen.writers.size() == 5);
  CHECK(screen.writers[0].name == "Ada Lovelace");
  CHECK(screen.first.title == "Notes on the Analytical Engine");
}

namespace {

struct Label {
  std::string slug{};
  std::optional<std::string> label{};
};
struct TagLink {
  Label tags_slug{};
};
struct CommentText {
  int id{};
  std::string text{};
};
struct LanguageName {
  std::string name{};
};
struct Translation {
  std::optional<std::string> title{};
  LanguageName languages_code{};
};
struct Title {
  std::optional<std::string> title{};
};
struct TextBlock {
  int id{};
  std::string text{};
};
struct ImageBlock {
  int id{};
  std::string caption{};
  Title image{};
};
struct Block {
  int id{};
  Any<In<"block_text", TextBlock>, In<"block_image", ImageBlock>> item{};
};
struct Whole {
  int id{};
  Name author{};
  Title cover{};
  std::optional<Title> user_created{};
  std::vector<CommentText> comments{};
  std::vector<TagLink> tags{};
  std::vector<Block> blocks{};
  std::vector<Translation> translations{};
};
struct Parent {
  std::string name{};
};
struct Tree {
  std::string name{};
  std::optional<Parent> parent{};
  std::vector<Parent> children{};
};
struct Relations {
  std::vector<Whole> articles{};
  std::vector<Tree> categories{};
};

}  // namespace

TEST_CASE("every kind of relation is read by GraphQL", "[graphql]") {
  const auto screen = client()
                          .query<Relations>({{field<"articles">, {.filter = field<"id"> == 1}},
                                             {field<"categories">, {.sort = {field<"name">}}}})
                          .get();
  REQUIRE(screen.articles.size() == 1);
  const Whole& article = screen.articles[0];
  CHECK(article.author.name == "Ada Lovelace");
  CHECK(article.cover.title == "Cover");
  REQUIRE(article.comments.size() == 2);
  CHECK(article.comments[0].text == "c1");
  REQUIRE(article.tags.size() == 2);
  CHECK(article.tags[0].tags_slug.label == "CPP");
  REQUIRE(article.blocks.size() == 2);
  REQUIRE(article.blocks[0].item.getIf<TextBlock>() != nullptr);
  CHECK(article.blocks[0].item.getIf<TextBlock>()->text == "block");
  REQUIRE(article.blocks[1].item.getIf<ImageBlock>() != nullptr);
  CHECK(article.blocks[1].item.getIf<ImageBlock>()->image.title == "Cover");
  REQUIRE(article.translations.size() == 2);
  CHECK(article.translations[1].languages_code.name == "Deutsch");
  REQUIRE(screen.categories.size() == 3);
  CHECK(screen.categories[1].parent->name == "Science");
  CHECK(screen.categories[1].children.at(0).name == "Logic");
  CHECK_FALSE(screen.categories[2].parent);
}

namespace {

struct Keys {
  int id{};
  std::optional<int> author{};
  Ref<DirectusFile> cover{};
  std::vector<int> comments{};
};
struct TagKey {
  std::string tags_slug{};
};
struct ItemKey {
  std::string item{};
};
struct KeyScreen {
  std::vector<Keys> articles{};
  std::vector<TagKey> articles_tags{};
  std::vector<ItemKey> articles_blocks{};
};

}  // namespace

TEST_CASE("relations are read as their keys", "[graphql]") {
  const auto screen =
      client()
          .query<KeyScreen>(
              {{field<"articles">, {.filter = field<"id">.in({1, 14}), .sort = {field<"id">}}},
               {field<"articles_tags">, {.filter = field<"articles_id"> == 1}},
               {field<"articles_blocks">, {.filter = field<"articles_id"> == 1}}})
          .get();
  REQUIRE(screen.articles.size() == 2);
  CHECK(screen.articles[0].author == 1);
  CHECK(screen.articles[0].cover.key<std::string>() == cover);
  CHECK(screen.articles[0].comments == std::vector{1, 2});
  CHECK_FALSE(screen.articles[1].author);
  CHECK(screen.articles[1].cover.isNull());
  REQUIRE(screen.articles_tags.size() == 2);
  CHECK(screen.articles_tags[0].tags_slug == "cpp");
  REQUIRE(screen.articles_blocks.size() == 2);
  CHECK(screen.articles_blocks[0].item == "1");
}

namespace {

struct Dated {
  int id{};
  std::optional<int> year{};
  int comments{};
  std::vector<CommentText> latest{};

  static constexpr auto fieldNames() {
    return renamed<&Dated::year, &Dated::comments, &Dated::latest>(
        "year(pub_date)", "count(comments)", "latest:comments");
  }
};
struct DatedScreen {
  std::vector<Dated> articles{};
};

}  // namespace

TEST_CASE("functions and aliases are read as by REST", "[graphql]") {
  const auto articles =
      client()
          .query<DatedScreen>(
              {{field<"articles">,
                {.filter = field<"year(pub_date)"> == 2024 && field<"count(comments)"> > 0,
                 .sort = {-field<"year(pub_date)">},
                 .deep = {{"latest", field<"comments">, {.sort = {-field<"id">}, .limit = 1}}}}}})
          .get()
          .articles;
  REQUIRE(articles.size() == 1);
  CHECK(articles[0].year == 2024);
  CHECK(articles[0].comments == 2);
  REQUIRE(articles[0].latest.size() == 1);
  CHECK(articles[0].latest[0].text == "c2");
}

TEST_CASE("filters reach through every kind of relation", "[graphql]") {
  const auto ids = [](const Query<blog::Article>& query) {
    Query<blog::Article> sorted = query;
    sorted.sort = {field<"id">};
    std::vector<int> found;
    for (const Card& card :
         client().query<Screen>({{field<"articles">, sorted}, {field<"first">, 1}}).get().articles)
      found.push_back(card.id);
    return found;
  };
  CHECK(ids({.filter = field<"author"> == 2}) == std::vector{3, 4, 11});
  CHECK(ids({.filter = field<"cover"> == cover}) == std::vector{1});
  CHECK(ids({.filter = field<"author">.isNull() && field<"id"> <= 14}) == std::vector{14});
  CHECK(ids({.filter = field<"tags">.some(field<"tags_slug"> == "sdk")}) == std::vector{1, 11});
  CHECK(ids({.filter = field<"comments">.some(field<"text">.contains("think"))}).empty());
  CHECK(ids({.filter = field<"comments.text"> == "c1"}) == std::vector{1});
  CHECK(ids({.filter = field<"blocks.item:block_text.text"> == "block"}) == std::vector{1});
  CHECK(ids({.filter = field<"translations.languages_code"> == "de-DE"}) == std::vector{1, 9});
  CHECK(ids({.filter = field<"tags">.some(field<"articles_id.author.name">.startsWith("Grace"))}) ==
        std::vector{11});
}

namespace {

struct Sums {
  std::int64_t views{};
};
struct PerStatus {
  std::string status{};
  int count{};
  Sums sum{};
  bool operator==(const PerStatus& other) const {
    return status == other.status && count == other.count && sum.views == other.sum.views;
  }
};
struct Counted {
  std::vector<PerStatus> articles_aggregated{};
};

}  // namespace

TEST_CASE("groups are counted as by REST, into the same rows", "[graphql]") {
  const Query<blog::Article> query{.filter = field<"id"> <= 14, .sort = {field<"status">}};
  const auto rows =
      client().query<Counted>({{field<"articles_aggregated">, query}}).get().articles_aggregated;
  CHECK(rows.size() == 3);
  CHECK(rows == client().request(aggregate<&Schema::articles, PerStatus>(query)).get());
}

namespace {

struct Mail {
  std::optional<std::string> email{};
};
struct RoleName {
  std::string name{};
};
struct People {
  std::vector<Mail> users{};
  Mail users_me{};
  std::vector<RoleName> roles_me{};
};

}  // namespace

TEST_CASE("the system's collections are read in their scope", "[graphql]") {
  const auto people =
      client()
          .query<People, GraphqlScope::system>(
              {{field<"users">, {.filter = field<"email"> == "editor@example.com"}}})
          .get();
  REQUIRE(people.users.size() == 1);
  CHECK(people.users_me.email == "admin@example.com");
  CHECK(people.roles_me.at(0).name == "Administrator");
}

TEST_CASE("what a token may not read is a sentence of the server's", "[graphql]") {
  const auto result = client("nobody-token").query<DatedScreen>().result();
  REQUIRE_FALSE(result);
  CHECK(result.error().code() == ErrorCode::graphqlValidation);
  CHECK(result.error().errors()[0].reason == "Cannot query field \"articles\" on type \"Query\".");
  CHECK_THAT(result.error().what(), containsText("POST /graphql") && containsText("Cannot query"));
}

namespace {

struct Found {
  std::optional<Card> articles_by_id{};
  Globals globals{};
};

}  // namespace

TEST_CASE("a part that failed is an error which holds the rest", "[graphql]") {
  const auto result = client().query<Found>({{field<"articles_by_id">, 99999}}).result();
  REQUIRE_FALSE(result);
  CHECK(result.error().kind() == ErrorKind::api);
  CHECK(result.error().code() == ErrorCode::forbidden);
  CHECK(Json::parse(result.error().data())["globals"]["site_name"] == "Early Computing");
}

TEST_CASE("a result for both holds what came and what failed", "[graphql]") {
  const auto both = client().query<GraphqlResult<Found>>({{field<"articles_by_id">, 99999}}).get();
  REQUIRE(both.data);
  CHECK_FALSE(both.data->articles_by_id);
  CHECK(both.data->globals.site_name == "Early Computing");
  REQUIRE(both.errors.size() == 1);
  CHECK(both.errors[0].code == ErrorCode::forbidden);
}
