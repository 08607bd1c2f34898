#include <directus/core/json.hpp>
#include <directus/query/query.hpp>

#include "support/catch.hpp"

using namespace directus;

namespace {

struct Author {
  int id{};
  std::string name{};
};
struct Comment {
  int id{};
  std::string body{};
  bool approved{};
  Ref<Author> author{};
};
struct Article {
  int id{};
  std::string title{};
  std::string status{};
  std::optional<std::string> body{};
  double rating{};
  Ref<Author> author{};
  std::vector<Comment> comments{};
};

std::string inUrl(const Result<QueryParams>& params) {
  if (!params) return std::string("refused: ") + params.error().what();
  std::string text;
  for (const QueryParam& param : *params)
    if (param.inUrl) text += (text.empty() ? "" : " ") + param.name + "=" + param.value;
  return text;
}
std::string typed(const Query<Article>& query) {
  return inUrl(detail::queryParams(query));
}
std::string dynamic(const Query<>& query) {
  return inUrl(detail::queryParams(query));
}
std::string body(const Query<>& query) {
  return detail::queryAsJson(detail::queryParams(query).value());
}

}  // namespace

TEST_CASE("an empty query has no parameters") {
  CHECK(typed({}).empty());
  CHECK(dynamic({}).empty());
}

TEST_CASE("a typed query is written with designators and checked paths") {
  CHECK(
      typed({.filter = field<"status"> == "published" && field<"author.name">.contains("Ada"),
             .sort = {-field<"id">, field<"author.name">},
             .limit = 10}) ==
      R"(filter={"_and":[{"status":{"_eq":"published"}},{"author":{"name":{"_contains":"Ada"}}}]} )"
      R"(sort=["-id","author.name"] limit=10)");
}

TEST_CASE("a dynamic query is written as in the JS SDK") {
  CHECK(dynamic({.fields = {"id", "author.name"},
                 .sort = {"-id"},
                 .limit = 5,
                 .meta = "*",
                 .custom = {{"export", "csv"}, {"tries", 3}}}) ==
        R"(fields=["id","author.name"] sort=["-id"] limit=5 meta=* export=csv tries=3)");
}

TEST_CASE("two names in braces are two names, not a pair of iterators") {
  CHECK(dynamic({.sort = {"-id", "title"}}) == R"(sort=["-id","title"])");
  CHECK(dynamic({.fields = {"id", "title"}}) == R"(fields=["id","title"])");
}

TEST_CASE("one text is sent as it is") {
  CHECK(dynamic({.sort = "-id,title"}) == "sort=-id,title");
  CHECK(dynamic({.groupBy = "author"}) == "groupBy=author");
}

TEST_CASE("nested fields may stand among names") {
  CHECK(dynamic({.fields = {"id", Json{{"author", Json::array({"id", "name"})}}}}) ==
        R"(fields=["id","author.id","author.name"])");
}

TEST_CASE("values that mean nothing stay out of the URL but not out of a body") {
  const Query<> query{.filter = Json::object(),
                      .search = "",
                      .limit = -2,
                      .offset = -1,
                      .page = 0,
                      .versionRaw = false,
                      .custom = {{"blank", ""}}};
  CHECK(dynamic(query).empty());
  CHECK(body(query) == R"({"filter":{},"search":"","limit":-2,"offset":-1,"page":0,)"
                       R"("versionRaw":false,"blank":""})");
}

TEST_CASE("a backlink of false is sent") {
  CHECK(dynamic({.backlink = false}) == "backlink=false");
}

TEST_CASE("deep holds queries on the related model") {
  CHECK(typed({.deep = {{field<"comments">,
                         {.filter = field<"approved"> == true,
                          .sort = {-field<"id">},
                          .limit = 5,
                          .deep = {{field<"author">, {.limit = 1}}}}}}}) ==
        R"(deep={"comments":{"_filter":{"approved":{"_eq":true}},"_sort":["-id"],"_limit":5,)"
        R"("author":{"_limit":1}}})");
}

TEST_CASE("deep can be about an alias") {
  CHECK(typed({.deep = {{"best", field<"comments">, {.limit = 3}}},
               .alias = {{"best", field<"comments">}}}) ==
        R"(deep={"best":{"_limit":3}} alias={"best":"comments"})");
}

TEST_CASE("deep of a dynamic query takes names") {
  CHECK(dynamic({.deep = {{"comments", {.fields = {"id"}, .limit = 3}}}}) ==
        R"(deep={"comments":{"_fields":["id"],"_limit":3}})");
}

TEST_CASE("deep has no place for parameters of a whole request") {
  CHECK(dynamic({.deep = {{"comments", {.meta = "*"}}}}).starts_with("refused: deep: comments: "));
}

TEST_CASE("typed aggregates name fields or everything") {
  CHECK(typed({.aggregate = {.count = {"*"}, .avg = {field<"rating">, field<"id">}},
               .groupBy = {field<"author">}}) ==
        R"(aggregate={"count":["*"],"avg":["rating","id"]} groupBy=["author"])");
}

TEST_CASE("dynamic aggregates are pairs or JSON") {
  CHECK(dynamic({.aggregate = {{"count", "*"}, {"sum", {"views", "likes"}}}}) ==
        R"(aggregate={"count":"*","sum":["views","likes"]})");
  CHECK(dynamic({.aggregate = Json{{"count", "*"}}}) == R"(aggregate={"count":"*"})");
}

TEST_CASE("the result of an aggregate can be sorted by") {
  CHECK(typed({.sort = {-field<"avg.rating">}}) == R"(sort=["-avg.rating"])");
}

TEST_CASE("functions are checked by their argument") {
  CHECK(typed({.filter = field<"count(comments)"> > 2, .groupBy = {field<"year(body)">}}) ==
        R"j(filter={"count(comments)":{"_gt":2}} groupBy=["year(body)"])j");
}

TEST_CASE("a custom parameter keeps its kind") {
  CHECK(dynamic({.custom = {{"none", nullptr},
                            {"yes", true},
                            {"ratio", 0.5},
                            {"json", Json{{"a", 1}}},
                            {"text", Json("plain")},
                            {"number", Json(2.0)}}}) ==
        R"(none=null yes=true ratio=0.5 json={"a":1} text=plain number=2)");
}

TEST_CASE("a custom parameter replaces a member of the same name") {
  CHECK(dynamic({.limit = 5, .custom = {{"limit", 7}}}) == "limit=7");
}

TEST_CASE("a bad value is refused and named") {
  CHECK(dynamic({.search = "\xff"}) == "refused: search: holds text that is not UTF-8");
  CHECK(dynamic({.deep = Json::array()}) == "refused: deep: is not a JSON object");
  CHECK(dynamic({.sort = {"\xff"}}) == "refused: sort: holds a name that is not UTF-8");
  CHECK(dynamic({.custom = {{"x", JsonText::parse("{")}}}) == "refused: x: is not JSON");
  CHECK(dynamic({.fields = Json{{"author", "name"}}}) ==
        "refused: fields: nested fields of author must be a list");
}

TEST_CASE("a relation is compared by its key, a number also with a variable") {
  CHECK(typed({.filter = field<"author"> == "$CURRENT_USER" && field<"id"> != "$NOW"}) ==
        R"(filter={"_and":[{"author":{"_eq":"$CURRENT_USER"}},{"id":{"_neq":"$NOW"}}]})");
}

TEST_CASE("the fields of a shape come first") {
  const auto params = detail::withFields(detail::fieldsOf<std::vector<Author>>(),
                                         detail::queryParams(Query<>{.limit = 1}));
  CHECK(inUrl(params) == R"(fields=["id","name"] limit=1)");
}
