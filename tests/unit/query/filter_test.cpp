#include <limits>
#include <list>

#include <directus/core/json.hpp>
#include <directus/query/filter.hpp>

#include "support/catch.hpp"

using namespace directus;

namespace {

std::string text(const Filter<>& filter) {
  return filter.refused.empty() ? detail::filterJson(filter) : "refused: " + filter.refused;
}

}  // namespace

TEST_CASE("a path becomes nested objects") {
  CHECK(text(field<"author.name"> == "Ada") == R"({"author":{"name":{"_eq":"Ada"}}})");
}

TEST_CASE("a function stays one name, dots in its parentheses included") {
  CHECK(text(field<"author.count(posts)"> > 2) == R"j({"author":{"count(posts)":{"_gt":2}}})j");
  CHECK(text(field<"json(meta, a.b)"> == 1) == R"j({"json(meta, a.b)":{"_eq":1}})j");
}

TEST_CASE("a value may come before the field") {
  CHECK(text(1 == field<"a">) == R"({"a":{"_eq":1}})");
  CHECK(text(1 != field<"a">) == R"({"a":{"_neq":1}})");
  CHECK(text(1 < field<"a">) == R"({"a":{"_gt":1}})");
  CHECK(text(1 <= field<"a">) == R"({"a":{"_gte":1}})");
  CHECK(text(1 > field<"a">) == R"({"a":{"_lt":1}})");
  CHECK(text(1 >= field<"a">) == R"({"a":{"_lte":1}})");
}

TEST_CASE("comparing with nothing asks for null") {
  CHECK(text(field<"a"> == std::nullopt) == R"({"a":{"_null":true}})");
  CHECK(text(field<"a"> != nullptr) == R"({"a":{"_nnull":true}})");
  CHECK(text(field<"a"> == std::optional<int>()) == R"({"a":{"_null":true}})");
  CHECK(text(field<"a"> != std::optional<int>(3)) == R"({"a":{"_neq":3}})");
}

TEST_CASE("a chain of && is one group, as is a chain of ||") {
  const auto a = field<"a"> == 1;
  const auto b = field<"b"> == 2;
  const auto c = field<"c"> == 3;
  CHECK(text(a && b && c) == R"({"_and":[{"a":{"_eq":1}},{"b":{"_eq":2}},{"c":{"_eq":3}}]})");
  CHECK(text(a && (b && c)) == text(a && b && c));
  CHECK(text(a || b || c) == R"({"_or":[{"a":{"_eq":1}},{"b":{"_eq":2}},{"c":{"_eq":3}}]})");
}

TEST_CASE("groups of different kinds are nested") {
  CHECK(text(field<"a"> == 1 && (field<"b"> == 2 || field<"c"> == 3)) ==
        R"({"_and":[{"a":{"_eq":1}},{"_or":[{"b":{"_eq":2}},{"c":{"_eq":3}}]}]})");
}

TEST_CASE("a filter can be put together at run time, starting from nothing") {
  Filter<> filter;
  filter = filter && field<"a"> == 1;
  filter = filter && field<"b"> == 2;
  CHECK(text(filter) == R"({"_and":[{"a":{"_eq":1}},{"b":{"_eq":2}}]})");
  CHECK(text(Filter<>() || Filter<>()).empty());
}

TEST_CASE("a raw filter combines with conditions") {
  CHECK(text(Filter<>(Json{{"a", {{"_eq", 1}}}}) && field<"b"> == 2) ==
        R"({"_and":[{"a":{"_eq":1}},{"b":{"_eq":2}}]})");
  CHECK(text(Filter<>(Json::object()) && field<"b"> == 2) == R"({"b":{"_eq":2}})");
}

TEST_CASE("a raw filter that is not an object is refused") {
  CHECK(text(Json::array({1})) == "refused: is not a JSON object");
  CHECK(text(JsonText::parse("{")) == "refused: is not JSON");
}

TEST_CASE("lists come from braces, vectors and any range") {
  CHECK(text(field<"a">.in({1, 2})) == R"({"a":{"_in":[1,2]}})");
  CHECK(text(field<"a">.nin({"x", "y"})) == R"({"a":{"_nin":["x","y"]}})");
  CHECK(text(field<"a">.in(std::list<std::string>{"x"})) == R"({"a":{"_in":["x"]}})");
  CHECK(text(field<"a">.in(std::vector<long>())) == R"({"a":{"_in":[]}})");
}

TEST_CASE("the ends of a range may be of different types") {
  CHECK(text(field<"a">.between("$NOW(-1 month)", 5)) ==
        R"j({"a":{"_between":["$NOW(-1 month)",5]}})j");
}

TEST_CASE("related items are filtered by fields of their own") {
  CHECK(text(field<"comments">.some(field<"author.name"> == "x" && field<"id"> > 1)) ==
        R"({"comments":{"_some":{"_and":[{"author":{"name":{"_eq":"x"}}},{"id":{"_gt":1}}]}}})");
  CHECK(text(field<"tags">.none(field<"id">.isNull())) ==
        R"({"tags":{"_none":{"id":{"_null":true}}}})");
}

TEST_CASE("every operator has the name that Directus knows") {
  const auto f = field<"a">;
  CHECK(
      text(f.startsWith("x") && f.nstartsWith("x") && f.istartsWith("x") && f.nistartsWith("x")) ==
      R"({"_and":[{"a":{"_starts_with":"x"}},{"a":{"_nstarts_with":"x"}},)"
      R"({"a":{"_istarts_with":"x"}},{"a":{"_nistarts_with":"x"}}]})");
  CHECK(text(f.endsWith("x") && f.nendsWith("x") && f.iendsWith("x") && f.niendsWith("x")) ==
        R"({"_and":[{"a":{"_ends_with":"x"}},{"a":{"_nends_with":"x"}},)"
        R"({"a":{"_iends_with":"x"}},{"a":{"_niends_with":"x"}}]})");
  CHECK(text(f.contains("x") && f.ncontains("x") && f.icontains("x") && f.nicontains("x")) ==
        R"({"_and":[{"a":{"_contains":"x"}},{"a":{"_ncontains":"x"}},)"
        R"({"a":{"_icontains":"x"}},{"a":{"_nicontains":"x"}}]})");
  CHECK(text(f.isNotNull() && f.empty() && f.nempty() && f.regex("^x") && f.nbetween(1, 2)) ==
        R"({"_and":[{"a":{"_nnull":true}},{"a":{"_empty":true}},{"a":{"_nempty":true}},)"
        R"({"a":{"_regex":"^x"}},{"a":{"_nbetween":[1,2]}}]})");
  const auto geo = JsonText::parse(R"({"type":"Point"})");
  CHECK(
      text(f.intersects(geo) && f.nintersects(geo)) ==
      R"({"_and":[{"a":{"_intersects":{"type":"Point"}}},{"a":{"_nintersects":{"type":"Point"}}}]})");
  CHECK(text(f.intersectsBbox(geo) && f.nintersectsBbox(geo)) ==
        R"({"_and":[{"a":{"_intersects_bbox":{"type":"Point"}}},)"
        R"({"a":{"_nintersects_bbox":{"type":"Point"}}}]})");
}

TEST_CASE("numbers are written as JavaScript writes them") {
  CHECK(text(field<"a">.in({1e21, 1e20, 1e-7, 0.000001, 0.1, -2.5, 2.0, -0.0, 123.456e5})) ==
        R"({"a":{"_in":[1e+21,100000000000000000000,1e-7,0.000001,0.1,-2.5,2,0,12345600]}})");
}

TEST_CASE("integers that JavaScript would round are written as text") {
  CHECK(text(field<"a"> == std::numeric_limits<std::uint64_t>::max()) ==
        R"({"a":{"_eq":"18446744073709551615"}})");
  CHECK(text(field<"a"> == std::numeric_limits<std::int64_t>::min()) ==
        R"({"a":{"_eq":"-9223372036854775808"}})");
}

TEST_CASE("a value that cannot be sent is refused and its field named") {
  CHECK(text(field<"x.y"> == std::numeric_limits<double>::infinity()) ==
        "refused: x.y: is a number that is not finite");
  CHECK(text(field<"ok"> == 1 && field<"a"> == "\xff") ==
        "refused: a: holds text that is not UTF-8");
  CHECK(text(field<"c">.some(field<"a"> == "\xff")) ==
        "refused: c: a: holds text that is not UTF-8");
  CHECK(text(field<"a"> == JsonText::parse("{")) == "refused: a: is not JSON");
}
