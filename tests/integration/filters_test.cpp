// Every operator is understood by a real Directus and picks what its name says.
#include <map>
#include <set>

#include "server.hpp"
#include "support/catch.hpp"

using namespace directus;

namespace {

struct Comment {
  int id{};
  std::optional<std::string> text;
};
struct Author {
  int id{};
  std::string name;
};
struct Article {
  int id{};
  std::string title;
  std::string status;
  std::optional<int> views;
  std::optional<double> rating;
  std::optional<std::string> body;
  std::optional<std::string> pub_date;
  Ref<Author> author;
  std::vector<Comment> comments;
};
struct Schema {
  std::vector<Article> articles;
  std::vector<Author> authors;
};
struct Id {
  int id{};
};

std::set<int> ids(Filter<Article> filter) {
  // Only what the seed made: other tests add and remove articles.
  const Filter<Article> seeded = field<"id"> <= 14;
  std::set<int> found;
  for (const Id& item : server::admin<Schema>()
                            .request(readItems<&Schema::articles, Id>(
                                {.filter = seeded && std::move(filter), .limit = -1}))
                            .get())
    found.insert(item.id);
  return found;
}

using Ids = std::set<int>;

}  // namespace

TEST_CASE("comparisons") {
  CHECK(ids(field<"views"> == 50) == Ids{5});
  CHECK(ids(field<"views"> > 30) == Ids{5, 6});
  CHECK(ids(30 <= field<"views">) == Ids{4, 5, 6});
  CHECK(ids(field<"views"> < 1 && field<"status"> != "draft") == Ids{7});
  CHECK(ids(field<"views">.between(3, 7)) == Ids{2, 3, 9});
  CHECK(ids(field<"views">.nbetween(1, 49)) == Ids{5, 7, 8, 10, 14});
  CHECK(ids(field<"status">.in({"archived"})) == Ids{6});
  CHECK(ids(field<"status">.nin({"published", "draft"})) == Ids{6});
}

TEST_CASE("text") {
  CHECK(ids(field<"title">.contains("machine")) == Ids{2, 5, 8});
  CHECK(ids(field<"title">.startsWith("On ")) == Ids{6});
  CHECK(ids(field<"title">.istartsWith("on ")) == Ids{6});
  CHECK(ids(field<"title">.endsWith("think?")) == Ids{5});
  CHECK(ids(field<"title">.iendsWith("THINK?")) == Ids{5});
  CHECK(ids(field<"title">.icontains("COMPUTABLE")) == Ids{6});
  CHECK(ids(field<"title">.ncontains("machine")).count(5) == 0);
  CHECK(ids(field<"title">.nstartsWith("On ")).count(6) == 0);
  CHECK(ids(field<"title">.nendsWith("think?")).count(5) == 0);
}

TEST_CASE("null and empty") {
  CHECK(ids(field<"author"> == std::nullopt) == Ids{14});
  CHECK(ids(field<"author">.isNull()) == Ids{14});
  CHECK(ids(field<"author"> != std::nullopt).count(14) == 0);
  CHECK(ids(field<"rating">.isNotNull()) == Ids{1, 3, 5});
  CHECK(ids(field<"body">.nempty()) == Ids{1, 7});
  CHECK(ids(field<"body">.empty()).size() == 12);
}

TEST_CASE("logic") {
  CHECK(ids(field<"views"> == 50 || field<"views"> == 36) == Ids{5, 6});
  CHECK(ids((field<"views"> == 50 || field<"views"> == 36) && field<"status"> == "archived") ==
        Ids{6});
}

TEST_CASE("relations") {
  CHECK(ids(field<"author.name">.startsWith("Émilie")) == Ids{9, 10});
  CHECK(ids(field<"author"> == 3) == Ids{5, 6, 12});
  CHECK(ids(field<"comments">.some(field<"text"> == "c1")) == Ids{1});
  CHECK(ids(field<"comments">.none(field<"text">.isNotNull()) && field<"id"> < 6) == Ids{2, 4});
}

TEST_CASE("functions") {
  CHECK(ids(field<"count(comments)"> == 2) == Ids{1});
  CHECK(ids(field<"year(pub_date)"> == 2024) == Ids{1, 2});
  CHECK(ids(field<"pub_date"> < Variable("$NOW")) == Ids{1, 2});
}

TEST_CASE("a raw filter is taken as it is") {
  CHECK(ids(Json{{"views", {{"_eq", 50}}}}) == Ids{5});
}
