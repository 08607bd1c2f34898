#include <directus/codec/decode.hpp>

#include "support/catch.hpp"

using namespace directus;

namespace {
detail::ErrorBody parse(std::string_view body) {
  detail::Decoder decoder;
  return detail::parseErrorBody(decoder, {.text = body, .status = 400});
}
}  // namespace

TEST_CASE("all that Directus says of an error is kept") {
  const auto body =
      parse(R"({"errors":[{"message":"Value for \"slug\" has to be unique.","extensions":
      {"collection":"articles","field":"slug","reason":"twice","code":"RECORD_NOT_UNIQUE"}}]})");
  REQUIRE(body.errors.size() == 1);
  const ApiError& error = body.errors[0];
  CHECK(error.message == "Value for \"slug\" has to be unique.");
  CHECK(error.code == ErrorCode::recordNotUnique);
  CHECK(error.codeText == "RECORD_NOT_UNIQUE");
  CHECK(error.collection == "articles");
  CHECK(error.field == "slug");
  CHECK(error.reason == "twice");
  CHECK(error.extensions.front() == '{');
  CHECK(error.extensions.back() == '}');
}

TEST_CASE("the first complaint of GraphQL about a query is the reason") {
  const auto body = parse(
      R"({"errors":[{"message":"GraphQL validation error.","extensions":{"errors":
      [5,{"locations":[]},{"message":"Cannot query field \"x\"."},{"message":"y"}],
      "code":"GRAPHQL_VALIDATION"}}]})");
  REQUIRE(body.errors.size() == 1);
  CHECK(body.errors[0].code == ErrorCode::graphqlValidation);
  CHECK(body.errors[0].reason == "Cannot query field \"x\".");
}

TEST_CASE("several errors keep their order") {
  const auto body = parse(R"({"errors":[{"message":"First.","extensions":{"code":"A"}},
                                        {"message":"Second.","extensions":{"code":"B"}}]})");
  REQUIRE(body.errors.size() == 2);
  CHECK(body.errors[1].codeText == "B");
  CHECK(body.errors[1].code == ErrorCode::unknown);
}

TEST_CASE("data beside errors is kept as text") {
  CHECK(parse(R"({"data":{"a":1},"errors":[]})").data == R"({"a":1})");
}

TEST_CASE("null values on SQLite are not fields") {
  const auto body = parse(R"({"errors":[{"message":"x","extensions":
      {"code":"INVALID_FOREIGN_KEY","collection":null,"field":null}}]})");
  CHECK_FALSE(body.errors.at(0).field);
}

TEST_CASE("errors of another form are taken as far as they go") {
  CHECK(parse(R"({"errors":[{"message":"x"}]})").errors.at(0).message == "x");
  CHECK(parse(R"({"errors":[{"extensions":{"code":"A"}}]})").errors.at(0).codeText == "A");
  CHECK(parse(R"({"errors":[{"message":5,"extensions":"A"}]})").errors.at(0).message.empty());
  CHECK(parse(R"({"errors":{"message":"x"}})").errors.at(0).message == "x");
  CHECK(parse(R"({"errors":"x"})").errors.at(0).message == "x");
  CHECK(parse(R"({"errors":["x",5,null,[1]]})").errors.size() == 1);
  CHECK(parse(R"({"errors":5})").hasErrors);
}

TEST_CASE("a body that is not a Directus error has no errors") {
  for (const char* body :
       {"", " ", "oops", "<h1>Bad Gateway</h1>", "null", "5", "[]", "{}", "\"x\"",
        R"({"message":"nope"})", R"({"errors":null})", R"({"errors":[{"message":"x"})",
        R"({"errors":[{"message":"x"}]}})", "\xff"}) {
    CAPTURE(body);
    CHECK(parse(body).errors.empty());
    CHECK_FALSE(parse(body).hasErrors);
  }
}

TEST_CASE("the path of a nested value that failed validation is kept, positions as digits") {
  const auto body = parse(
      R"({"errors":[{"message":"Validation failed","extensions":{"code":"FAILED_VALIDATION",
      "field":"name","path":["comments",2,"author","name"]}},{"message":"no path"}]})");
  REQUIRE(body.errors.size() == 2);
  CHECK(body.errors[0].path == std::vector<std::string>{"comments", "2", "author", "name"});
  CHECK(body.errors[1].path.empty());
}

TEST_CASE("a path that is not a list is left out, and the rest of the error is kept") {
  const auto body = parse(
      R"({"errors":[{"message":"m","extensions":{"code":"FAILED_VALIDATION","path":"name"}}]})");
  REQUIRE(body.errors.size() == 1);
  CHECK(body.errors[0].path.empty());
  CHECK(body.errors[0].code == ErrorCode::failedValidation);
}
