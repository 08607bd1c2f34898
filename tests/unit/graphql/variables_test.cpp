#include <directus/graphql/request.hpp>
#include <directus/graphql/variables.hpp>

#include <directus/core/json.hpp>

#include "support/catch.hpp"
#include "support/contains_text.hpp"

using namespace directus;
using directus_test::containsText;

namespace {

detail::CommandRequest requestOf(std::string_view text, const GraphqlVariables& variables = {}) {
  return detail::graphqlRequest(text, variables, GraphqlScope::items);
}

Json variablesOf(const GraphqlVariables& variables) {
  const auto request = requestOf("{ a }", variables);
  if (!request.refused.empty()) return request.refused.why();
  return Json::parse(request.body).value("variables", Json());
}

enum class Status { draft, published };

struct Arguments {
  int id{};
  std::optional<std::string> search;
  Status status = Status::draft;
};

}  // namespace

TEST_CASE("without variables there is only the text") {
  CHECK(requestOf("{ a }").body == R"({"query":"{ a }"})");
}

TEST_CASE("variables may be pairs") {
  CHECK(variablesOf({{"id", 3},
                     {"name", "x"},
                     {"list", std::vector<int>{1, 2}},
                     {"none", std::nullopt},
                     {"status", Status::published},
                     {"data", Json{{"a", 1}}}}) ==
        Json::parse(
            R"({"id":3,"name":"x","list":[1,2],"none":null,"status":"published","data":{"a":1}})"));
}

TEST_CASE("variables may be JSON") {
  CHECK(variablesOf(Json{{"id", 1}}) == Json{{"id", 1}});
  CHECK(variablesOf(Json::object()) == Json());
}

TEST_CASE("the members of a struct may be the variables, an id of 0 among them") {
  CHECK(variablesOf(Arguments{}) == Json::parse(R"({"id":0,"status":"draft"})"));
  CHECK(variablesOf(Arguments{.id = 2, .search = "x"}) ==
        Json::parse(R"({"id":2,"search":"x","status":"draft"})"));
}

TEST_CASE("a struct in a variable is an item: an id of 0 is left out there") {
  CHECK(variablesOf({{"data", Arguments{}}}) == Json::parse(R"({"data":{"status":"draft"}})"));
}

TEST_CASE("a variable that cannot be sent refuses the query by its name") {
  CHECK_THAT(variablesOf({{"name", "\xff"}}).get<std::string>(), containsText("name: "));
  CHECK_THAT(variablesOf(Json::array()).get<std::string>(), containsText("not a JSON object"));
  CHECK_THAT(variablesOf(JsonText::parse("{")).get<std::string>(), containsText("not JSON"));
}

TEST_CASE("an empty text is refused, and one that is not UTF-8") {
  CHECK_THAT(requestOf("").refused.why(), containsText("query: empty"));
  CHECK_THAT(requestOf(" \n").refused.why(), containsText("query: empty"));
  CHECK_THAT(requestOf("{ \xff }").refused.why(), containsText("query: not UTF-8"));
}

TEST_CASE("each scope has its path") {
  CHECK(requestOf("{ a }").path == "/graphql");
  CHECK(detail::graphqlRequest("{ a }", {}, GraphqlScope::system).path == "/graphql/system");
}

TEST_CASE("a query may be sent again, a mutation may not") {
  CHECK(requestOf("{ a }").effect == detail::Effect::none);
  CHECK(requestOf("mutation { a }").effect == detail::Effect::any);
}
