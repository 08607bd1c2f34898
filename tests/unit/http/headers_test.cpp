#include <directus/http/headers.hpp>

#include "support/catch.hpp"

using namespace directus;

TEST_CASE("setting a header replaces every field of that name, whatever its case") {
  Headers headers{{"X-A", "1"}, {"x-a", "2"}, {"X-B", "3"}};
  headers.set("X-a", "4");
  CHECK(headers == Headers{{"X-A", "4"}, {"X-B", "3"}});
}

TEST_CASE("merging sets each header of the other") {
  Headers headers{{"X-A", "1"}, {"X-B", "2"}};
  headers.merge({{"x-b", "3"}, {"X-C", "4"}});
  CHECK(headers == Headers{{"X-A", "1"}, {"X-B", "3"}, {"X-C", "4"}});
}

TEST_CASE("a removed header is not found") {
  Headers headers{{"X-A", "1"}, {"x-a", "2"}};
  headers.remove("X-A");
  CHECK_FALSE(headers.find("X-A"));
  CHECK(headers.empty());
}

TEST_CASE("the header of a reply is found by its name and trimmed") {
  ResponseHeaders headers;
  headers.appendLine("Content-Type:  text/plain \r\n");
  headers.appendLine("ETag:x");
  headers.appendLine("\r\n");
  CHECK(headers.find("content-type") == "text/plain");
  CHECK(headers.find("etag") == "x");
}

TEST_CASE("the beginning of a header's name is not its name") {
  const ResponseHeaders headers{{"X-Long", "1"}, {"X-Empty", ""}};
  CHECK_FALSE(headers.find("X-Lon"));
  CHECK_FALSE(headers.find("X-Long2"));
  CHECK_FALSE(headers.find(""));
  CHECK(headers.find("X-Empty") == "");
}

TEST_CASE("all values of a reply's header are given in their order") {
  const ResponseHeaders headers{{"Set-Cookie", "a=1"}, {"X", "-"}, {"set-cookie", "b=2"}};
  CHECK(headers.findAll("SET-COOKIE") == std::vector<std::string_view>{"a=1", "b=2"});
}

TEST_CASE("a line without a colon is not a header") {
  ResponseHeaders headers;
  headers.appendLine("garbage\r\n");
  headers.appendLine("X-A: 1\r\n");
  CHECK_FALSE(headers.find("garbage"));
  CHECK(headers.find("X-A") == "1");
}
