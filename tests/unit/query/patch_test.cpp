#include <limits>

#include <directus/core/json.hpp>
#include <directus/query/patch.hpp>

#include "support/catch.hpp"

using namespace directus;

namespace {

struct Author {
  int id{};
  std::string name{};
};
struct Article {
  int id{};
  std::string title{};
  std::optional<std::string> body{};
  double rating{};
  Ref<Author> author{};
  std::vector<Author> editors{};
  std::vector<std::string> tags{};
};

std::string text(const Patch<Article>& patch) {
  const auto json = patch.text();
  return json ? *json : std::string("refused: ") + json.error().what();
}

}  // namespace

TEST_CASE("a patch names what changes, sets null, and leaves the rest") {
  CHECK(text({field<"title"> = "x", field<"body"> = std::nullopt}) ==
        R"({"title":"x","body":null})");
}

TEST_CASE("an optional sets its value or null") {
  CHECK(text({field<"title"> = std::optional<std::string>("x"),
              field<"body"> = std::optional<std::string>()}) == R"({"title":"x","body":null})");
}

TEST_CASE("a relation is set by its key, several by theirs") {
  CHECK(text({field<"author"> = 3, field<"editors"> = std::vector<int>{1, 2}}) ==
        R"({"author":3,"editors":[1,2]})");
}

TEST_CASE("related items can be written along") {
  CHECK(text({field<"author"> = Author{.id = 1, .name = "Ada"},
              field<"editors"> = std::vector<Author>{{.id = 2, .name = "Bob"}}}) ==
        R"({"author":{"id":1,"name":"Ada"},"editors":[{"id":2,"name":"Bob"}]})");
  CHECK(text({field<"author"> = Ref<Author>("uuid")}) == R"({"author":"uuid"})");
}

TEST_CASE("anything can be set as JSON") {
  CHECK(text({field<"editors"> = Json{{"delete", {1}}}}) == R"({"editors":{"delete":[1]}})");
}

TEST_CASE("a patch can be put together at run time") {
  Patch<Article> patch;
  CHECK(patch.empty());
  patch.set(field<"tags"> = std::vector<std::string>{"a"}).set(field<"rating"> = 2);
  CHECK(text(patch) == R"({"tags":["a"],"rating":2})");
}

TEST_CASE("an empty patch is an empty object") {
  CHECK(text({}) == "{}");
}

TEST_CASE("a value that cannot be sent is refused by the name of its field") {
  CHECK(text({field<"rating"> = std::numeric_limits<double>::quiet_NaN()}) ==
        "refused: rating: is a number that is not finite");
  CHECK(text({field<"title"> = "ok", field<"body"> = "\xff"}) ==
        "refused: body: holds text that is not UTF-8");
}
