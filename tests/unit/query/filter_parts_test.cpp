#include "query/filter_parts.hpp"

#include "support/catch.hpp"

using namespace directus;
using detail::filterParts;

TEST_CASE("a filter whose every part is empty is nothing") {
  for (const char* filter : {"{}",
                             " { } ",
                             "[]",
                             R"({"_and":[]})",
                             R"({"_or":[]})",
                             R"({"_and":[{}]})",
                             R"({"_or":[{},{}]})",
                             R"({"_and":[{"_or":[]},{},[]]})",
                             R"({"status":{}})",
                             R"({"author":{}})",
                             R"({"author":{"name":{}}})",
                             R"({"author":{"_and":[]}})",
                             R"({"comments":{"_some":{}}})",
                             R"({"comments":{"_none":{"_or":[{}]}}})",
                             R"({"author":[]})",
                             R"({"author":[{}]})",
                             R"({"id":{"_or":[]}})",
                             R"x({"year(date)":{}})x",
                             R"({"a":{},"b":{"c":{}},"_and":[]})",
                             R"({"data":{"_json":{}}})",
                             R"({"_and":null})",
                             "null",
                             R"x({"$FOLLOW(comments,article)":{}})x"}) {
    CAPTURE(filter);
    CHECK(filterParts(filter).text.empty());
  }
}

TEST_CASE("a filter without empty parts stays as it was written") {
  for (const char* filter :
       {R"({ "a" : { "_eq" : "}{][,\"" } })", R"({"a":{"_in":[]}})", R"({"a":{"_eq":null}})",
        R"({"_and":[{"a":{"_null":true}},{"b":{"_gt":-1.5e3}}]})", R"({"a":5})",
        R"({"_or":[{"a":{"_eq":"x"}}]})", R"({"a":{"_eq":{}}})", "5", "", "no JSON", R"({"a":)"}) {
    CAPTURE(filter);
    CHECK(filterParts(filter).text == filter);
    CHECK_FALSE(filterParts(filter).hadOpenOr);
  }
}

TEST_CASE(
    "empty parts are left out of a filter, the values of the others stay as they were written") {
  CHECK(filterParts(R"({"_and":[{}, {"a": {"_eq": [ 1 ]}} ]})").text ==
        R"({"_and":[{"a":{"_eq":[ 1 ]}}]})");
  CHECK(filterParts(R"({"a":{},"b":{"_eq":"x"},"c":{"d":{}}})").text == R"({"b":{"_eq":"x"}})");
  CHECK(filterParts(R"({"b":{"_eq":[1,{"x":[]}]},"c":[]})").text ==
        R"({"b":{"_eq":[1,{"x":[]}]}})");
  CHECK(filterParts(R"({"comments":{"_some":{"_and":[{},{"by":{"_eq":1}}]}}})").text ==
        R"({"comments":{"_some":{"_and":[{"by":{"_eq":1}}]}}})");
}

TEST_CASE("an _or that is open on one side is found, however it is written") {
  for (const char* filter : {R"({"_or":[{},{"a":{"_eq":1}}]})", R"({"\u005for":[{"a":5},{}]})",
                             R"({"_and":[{"_or":[{"a":{"_eq":1}},{"_and":[]}]}]})"}) {
    CAPTURE(filter);
    CHECK(filterParts(filter).hadOpenOr);
  }
  CHECK_FALSE(filterParts(R"({"a\\u00u\"":[{"b":1},{}]})").hadOpenOr);
  CHECK(filterParts(R"({"_or":[{},{"a":{"_eq":1}}]})").text == R"({"_or":[{"a":{"_eq":1}}]})");
  CHECK_FALSE(filterParts(R"({"_and":[{},{"a":{"_eq":1}}]})").hadOpenOr);
}
