#include <chrono>

#include <directus/core/json.hpp>
#include <directus/query/query.hpp>
#include <directus/values/chrono.hpp>
#include <directus/values/uuid.hpp>

#include "support/catch.hpp"

using namespace directus;

namespace {

enum class Status { draft, published };

struct User {
  Uuid id{};
};
struct Author {
  int id{};
  std::string name{};
};
struct Nameless {
  std::string name{};
};
struct Article {
  int id{};
  Ref<Author> author{};
  Ref<User> owner{};
  Refs<Author> editors{};
  Ref<Nameless> other{};
  Status status{};
  Timestamp created{};
  JsonText meta{};
};

std::string text(const Filter<Article>& filter) {
  return filter.refused.empty() ? detail::filterJson(filter) : "refused: " + filter.refused;
}

}  // namespace

TEST_CASE("a relation that was read is compared by its key") {
  Article article{.author = 3, .owner = "5eed0000-1234-4abc-8def-0000000000c0", .editors = {1, 2}};
  CHECK(text(field<"author"> == article.author) == R"({"author":{"_eq":3}})");
  CHECK(text(article.author == field<"author">) == R"({"author":{"_eq":3}})");
  CHECK(text(field<"author"> != article.author) == R"({"author":{"_neq":3}})");
  CHECK(text(field<"owner"> == article.owner) ==
        R"({"owner":{"_eq":"5eed0000-1234-4abc-8def-0000000000c0"}})");
  CHECK(text(field<"author">.in(article.editors)) == R"({"author":{"_in":[1,2]}})");
  CHECK(text(field<"id"> == article.author) == R"({"id":{"_eq":3}})");
}

TEST_CASE("a relation to nothing asks for null") {
  CHECK(text(field<"author"> == Ref<Author>()) == R"({"author":{"_null":true}})");
  CHECK(text(field<"author"> != Ref<Author>()) == R"({"author":{"_nnull":true}})");
}

TEST_CASE("a relation with its object is compared by the key of the object") {
  CHECK(text(field<"author"> == Ref<Author>(Author{.id = 4})) == R"({"author":{"_eq":4}})");
  CHECK(text(field<"other"> == Ref<Nameless>(Nameless{})) ==
        "refused: other: is an object whose struct has no member `id`: compare with its key");
}

TEST_CASE("a relation takes a key of any kind, and nothing") {
  const Uuid uuid = Uuid::parse("5eed0000-1234-4abc-8def-0000000000c0").value();
  Ref<User> owner = uuid;
  CHECK(owner == uuid);
  CHECK(owner.key<Uuid>() == uuid);
  CHECK(owner.keyText() == uuid.toString());
  owner = std::nullopt;
  CHECK(owner.isNull());
  CHECK(owner == std::nullopt);
}

TEST_CASE("the key of a text relation says how it is asked for") {
  const Ref<User> owner = "abc";
  try {
    (void)owner.key();
    FAIL("a text was given as a number");
  } catch (const Error& error) {
    CHECK(std::string(error.what()) ==
          "Ref::key: its key is text: ask for key<std::string>(), key<Uuid>() or keyText()");
  }
  CHECK_THROWS_AS(owner.key<Uuid>(), Error);
}

TEST_CASE("choices compare with the enum, and dates with dates, time points and variables") {
  const std::chrono::sys_days day = std::chrono::year(2024) / 2 / 29;
  CHECK(text(field<"status"> == Status::published) == R"({"status":{"_eq":"published"}})");
  CHECK(text(field<"created"> > Timestamp{0}) ==
        R"({"created":{"_gt":"1970-01-01T00:00:00.000Z"}})");
  CHECK(text(field<"created"> > day) == R"({"created":{"_gt":"2024-02-29T00:00:00.000Z"}})");
  CHECK(text(field<"created"> < std::chrono::year_month_day(day)) ==
        R"({"created":{"_lt":"2024-02-29"}})");
  CHECK(text(field<"created"> > Variable("$NOW(-1 day)")) ==
        R"j({"created":{"_gt":"$NOW(-1 day)"}})j");
}

TEST_CASE("a text that is not a variable is refused") {
  CHECK(text(field<"created"> > Variable("yesterday")) ==
        "refused: created: is not a valid variable of Directus ($NOW, $CURRENT_USER, …)");
}

TEST_CASE("values within JSON are compared by their path") {
  CHECK(text(field<"meta">.json("size.width") > 3) ==
        R"({"meta":{"_json":{"size.width":{"_gt":3}}}})");
  CHECK(text(field<"meta">.json("tags[0]") == "red" && field<"meta">.json("x").isNull()) ==
        R"({"_and":[{"meta":{"_json":{"tags[0]":{"_eq":"red"}}}},)"
        R"({"meta":{"_json":{"x":{"_null":true}}}}]})");
  CHECK(text(field<"meta">.json("a").in({1, 2})) == R"({"meta":{"_json":{"a":{"_in":[1,2]}}}})");
  CHECK(text(field<"meta">.json("a").between(1, 2)) ==
        R"({"meta":{"_json":{"a":{"_between":[1,2]}}}})");
  CHECK(text(field<"meta">.json("a") != nullptr) == R"({"meta":{"_json":{"a":{"_nnull":true}}}})");
  CHECK(text(field<"meta">.json("a").icontains("x")) ==
        R"({"meta":{"_json":{"a":{"_icontains":"x"}}}})");
  CHECK(text(field<"meta">.json("") == 1) == "refused: meta: the path of a value in JSON is empty");
}

TEST_CASE("the direction of a sort may be chosen at run time") {
  const auto sorted = [](bool up) {
    return Sort<Article>({up ? field<"status"> : -field<"status">}).names;
  };
  CHECK(sorted(true) == std::vector<std::string>{"status"});
  CHECK(sorted(false) == std::vector<std::string>{"-status"});
}
