#include <directus/core/json.hpp>
#include <directus/query/filter.hpp>

#include "graphql/filter.hpp"
#include "support/catch.hpp"
#include "support/contains_text.hpp"
#include "unit/graphql/blog.hpp"

using directus_test::containsText;

namespace {

detail::Refusal refused;

std::string spelled(const Filter<Article>& filter) {
  refused = {};
  return detail::graphqlFilter(detail::filterJson(filter), detail::typeInfo<Article>(), refused);
}

}  // namespace

TEST_CASE("a condition on a field is spelled as by REST") {
  CHECK(spelled(field<"title"> == "x") == R"({"title":{"_eq":"x"}})");
  CHECK(spelled(field<"title"> == "x" && field<"views"> > 1) ==
        R"({"_and":[{"title":{"_eq":"x"}},{"views":{"_gt":1}}]})");
}

TEST_CASE("a relation is compared by the key behind it") {
  CHECK(spelled(field<"author"> == 3) == R"({"author":{"id":{"_eq":3}}})");
  CHECK(spelled(field<"author">.isNull()) == R"({"author":{"id":{"_null":true}}})");
  CHECK(spelled(field<"tags">.some(field<"tags_slug"> == "cpp")) ==
        R"({"tags":{"_some":{"tags_slug":{"slug":{"_eq":"cpp"}}}}})");
}

TEST_CASE("a condition behind a relation stays where it is") {
  CHECK(spelled(field<"author.name"> == "Ada") == R"({"author":{"name":{"_eq":"Ada"}}})");
  CHECK(spelled(field<"comments">.none(field<"article.author"> == 1)) ==
        R"({"comments":{"_none":{"article":{"author":{"id":{"_eq":1}}}}}})");
}

TEST_CASE("a function in a filter is a field of its own") {
  CHECK(spelled(field<"year(pub_date)"> == 2024) == R"({"pub_date_func":{"year":{"_eq":2024}}})");
  CHECK(spelled(field<"author.count(articles)"> > 1) ==
        R"({"author":{"articles_func":{"count":{"_gt":1}}}})");
}

TEST_CASE("several functions in one object stand apart, since Directus reads one of each field") {
  CHECK(
      spelled(Json::parse(R"json({"year(pub_date)":{"_eq":1},"month(pub_date)":{"_eq":2}})json")) ==
      R"({"_and":[{"pub_date_func":{"month":{"_eq":2}}},{"pub_date_func":{"year":{"_eq":1}}}]})");
}

TEST_CASE("the collection of a many-to-any relation is a part of the name") {
  CHECK(spelled(field<"blocks.item:block_image.image"> == "f") ==
        R"({"blocks":{"item__block_image":{"image":{"id":{"_eq":"f"}}}}})");
}

TEST_CASE("a key and a field behind a relation may be asked at once") {
  CHECK(spelled(Json::parse(R"({"author":{"_nnull":true,"name":{"_eq":"x"}}})")) ==
        R"({"author":{"id":{"_nnull":true},"_and":[{"name":{"_eq":"x"}}]}})");
}

TEST_CASE("a raw filter keeps what the model does not know") {
  CHECK(spelled(Json::parse(R"({"_or":[{"unknown":{"x":{"_eq":[1,"}"]}}}]})")) ==
        R"({"_or":[{"unknown":{"x":{"_eq":[1,"}"]}}}]})");
}

TEST_CASE("a function with more than a field cannot be filtered by") {
  (void)spelled(Json::parse(R"json({"json(data,k)":{"_eq":1}})json"));
  CHECK_THAT(refused.why(), containsText("json(data,k)"));
}
