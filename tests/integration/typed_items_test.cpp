#include "server.hpp"
#include "support/catch.hpp"

using namespace directus;

namespace {

struct Author {
  int id{};
  std::string name;
  std::optional<std::string> email;
};
struct Comment {
  int id{};
  std::optional<std::string> text;
};
struct Article {
  int id{};
  std::string title;
  std::string status;
  std::optional<std::string> body;
  std::optional<int> views;
  std::optional<double> rating;
  std::optional<std::int64_t> big;
  std::optional<bool> published;
  std::optional<Json> data;
  std::optional<std::vector<std::string>> labels;
  Ref<Author> author;
  std::vector<Comment> comments;
};
struct Globals {
  std::string site_name;
  std::optional<std::string> tagline;
};
struct Schema {
  std::vector<Article> articles;
  std::vector<Author> authors;
  Globals globals;
};

struct CommentText {
  std::string text;
};
struct Name {
  std::string name;
};
struct Full {
  int id{};
  std::string title;
  std::optional<double> rating;
  std::optional<bool> published;
  std::optional<Json> data;
  std::optional<std::vector<std::string>> labels;
  std::optional<Name> author;
  std::vector<CommentText> comments;
};
struct Card {
  int id{};
  std::string title;
  std::string status;
};
struct NewArticle {
  std::string title{};
  std::optional<std::string> body{};
  std::optional<int> author{};
};

auto client() {
  return server::admin<Schema>();
}

}  // namespace

TEST_CASE("a shape brings back what it names, relations included") {
  const Full first = client().request(readItem<&Schema::articles, Full>(1)).get();
  CHECK(first.title == "Notes on the Analytical Engine");
  CHECK(first.rating == 4.5);
  CHECK(first.published == true);
  CHECK(first.data->at("k").at(1) == 2);
  CHECK(first.labels == std::vector<std::string>{"a", "b"});
  CHECK(first.author->name == "Ada Lovelace");
  REQUIRE(first.comments.size() == 2);
  CHECK(first.comments[1].text == "c2");
}

TEST_CASE("null is nullopt") {
  const Full last = client().request(readItem<&Schema::articles, Full>(14)).get();
  CHECK_FALSE(last.author.has_value());
  CHECK_FALSE(last.rating.has_value());
  CHECK(last.comments.empty());
}

TEST_CASE("without a shape the model comes back, its relations by key") {
  struct Plain {
    std::vector<Author> authors;
  };
  const auto authors =
      server::admin<Plain>().request(readItems<&Plain::authors>({.sort = {field<"id">}})).get();
  REQUIRE(authors.size() == 5);
  CHECK(authors[1].name == "Grace Hopper");
  CHECK_FALSE(authors[4].email.has_value());
}

TEST_CASE("a typed filter, sort and limit choose the items") {
  const auto cards =
      client()
          .request(readItems<&Schema::articles, Card>(
              {.filter = field<"status"> == "published" && field<"author.name">.contains("Ada"),
               .sort = {-field<"views">},
               .limit = 2}))
          .get();
  REQUIRE(cards.size() == 2);
  CHECK(cards[0].title == "Sketch, with notes A to G");
  CHECK(cards[1].title == "Notes on the Analytical Engine");
}

TEST_CASE("an item is created from a struct and changed by a patch") {
  const auto admin = client();
  const Card created =
      admin.request(createItem<&Schema::articles, Card>(NewArticle{.title = "Typed", .author = 2}))
          .get();
  CHECK(created.status == "draft");

  const Card updated =
      admin
          .request(updateItem<&Schema::articles, Card>(
              created.id, {field<"status"> = "published", field<"body"> = std::nullopt}))
          .get();
  CHECK(updated.status == "published");
  CHECK(updated.title == "Typed");
  admin.request(deleteItem<&Schema::articles>(created.id)).get();
}

TEST_CASE("several items are created, patched and removed") {
  const auto admin = client();
  const auto created = admin
                           .request(createItems<&Schema::articles, Card>(
                               std::vector<NewArticle>{{.title = "One"}, {.title = "Two"}}))
                           .get();
  REQUIRE(created.size() == 2);
  const auto archived = admin
                            .request(updateItems<&Schema::articles, Card>(
                                {created[0].id, created[1].id}, {field<"status"> = "archived"}))
                            .get();
  CHECK(archived.at(1).status == "archived");
  const auto renamed = admin
                           .request(updateItemsBatch<&Schema::articles, Card>(
                               {{field<"id"> = created[0].id, field<"title"> = "Uno"},
                                {field<"id"> = created[1].id, field<"title"> = "Due"}}))
                           .get();
  CHECK(renamed.at(1).title == "Due");
  admin
      .request(deleteItems<&Schema::articles>(
          {.filter = field<"status"> == "archived" && field<"title">.in({"Uno", "Due"})}))
      .get();
  CHECK(admin.request(readItem<&Schema::articles, Card>(created[0].id)).result().error().status() ==
        403);
}

TEST_CASE("a typed singleton is read and patched") {
  const auto admin = client();
  const Globals before = admin.request(readSingleton<&Schema::globals>()).get();
  CHECK(before.site_name == "Early Computing");
  const Globals after =
      admin.request(updateSingleton<&Schema::globals>({field<"tagline"> = "changed"})).get();
  CHECK(after.tagline == "changed");
  admin.request(updateSingleton<&Schema::globals>({field<"tagline"> = before.tagline})).get();
}

TEST_CASE("a typed page says how many items there are") {
  const Page<Card> page =
      client().request(readItems<&Schema::articles, Card>({.limit = 3}).withMeta()).get();
  CHECK(page.items.size() == 3);
  CHECK(page.totalCount >= 14);
}

TEST_CASE("a shape that the reply does not fit names the path") {
  struct Wrong {
    int id{};
    std::string rating;  // null for most articles
  };
  struct Loose {
    std::vector<Wrong> articles;
  };
  const auto result = server::admin<Loose>()
                          .request(readItems<&Loose::articles>({.filter = field<"id"> == 4}))
                          .result();
  CHECK(result.error().kind() == ErrorKind::decode);
  CHECK(std::string(result.error().what()).find("data[0].rating") != std::string::npos);
}
