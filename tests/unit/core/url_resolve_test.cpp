#include <directus/core/url.hpp>

#include "support/catch.hpp"

using namespace directus;
using detail::BaseUrl;

namespace {

std::string resolved(std::string_view base, std::string_view path, const QueryParams& params = {}) {
  const auto url = BaseUrl::parse(base).value().resolve(path, params);
  return url ? *url : std::string("refused: ") + url.error().what();
}

std::string segment(std::string_view text) {
  std::string path = "/items";
  const auto added = detail::appendSegment(path, "key", text);
  return added ? path : std::string("refused: ") + added.error().what();
}

}  // namespace

TEST_CASE("a base path is kept in front of every path") {
  CHECK(resolved("https://h/cms/", "/items/a") == "https://h/cms/items/a");
  CHECK(resolved("https://h/cms", "items/a") == "https://h/cms/items/a");
}

TEST_CASE("a path cannot leave the origin") {
  CHECK(resolved("https://h", "//evil.example/x") == "refused: path: must not leave the base URL");
  CHECK(resolved("https://h", "\\\\evil.example/x") ==
        "refused: path: must not leave the base URL");
  CHECK(resolved("https://h", "https://evil.example") ==
        "refused: path: must not leave the base URL");
}

TEST_CASE("a path cannot climb above the base path") {
  CHECK(resolved("https://h/cms", "/../x") == "refused: path: must not climb above the base URL");
  CHECK(resolved("https://h/cms", "/a/../../x") ==
        "refused: path: must not climb above the base URL");
  CHECK(resolved("https://h/cms", "/%2e%2E/x") ==
        "refused: path: must not climb above the base URL");
  CHECK(resolved("https://h", "/..") == "refused: path: must not climb above the base URL");
}

TEST_CASE("relative segments inside a path are resolved") {
  CHECK(resolved("https://h/cms", "/a/./b/../c") == "https://h/cms/a/c");
}

TEST_CASE("dots are resolved in each of their spellings and at each place") {
  for (const std::string dot : {".", "%2e", "%2E"}) {
    CAPTURE(dot);
    CHECK(resolved("https://h/cms", "/a/" + dot + "/b") == "https://h/cms/a/b");
    CHECK(resolved("https://h/cms", "/" + dot + "/b") == "https://h/cms/b");
    CHECK(resolved("https://h/cms", "/a/" + dot) == "https://h/cms/a/");
    for (const std::string other : {".", "%2e", "%2E"}) {
      CAPTURE(other);
      const std::string dots = dot + other;
      CHECK(resolved("https://h/cms", "/a/b/" + dots + "/c") == "https://h/cms/a/c");
      CHECK(resolved("https://h/cms", "/a/b/" + dots) == "https://h/cms/a/");
      CHECK(resolved("https://h/cms", "/" + dots + "/c") ==
            "refused: path: must not climb above the base URL");
      CHECK(resolved("https://h/cms", "/a/" + dots + "/" + dots) ==
            "refused: path: must not climb above the base URL");
    }
  }
}

TEST_CASE("names that hold dots among others stay as they are") {
  for (const std::string path : {"/a/.b", "/a/..b", "/a/b.", "/a/b..", "/a/...", "/.a/b", "/a.b/c"})
    CHECK(resolved("https://h/cms", path) == "https://h/cms" + path);
}

TEST_CASE("a path with control characters is refused") {
  CHECK(resolved("https://h", "/a\r\nHost: evil") ==
        "refused: path: must not hold control characters");
  CHECK(resolved("https://h", std::string_view("/a\0b", 4)) ==
        "refused: path: must not hold control characters");
}

TEST_CASE("a parameter replaces those of its name in the path") {
  CHECK(resolved("https://h", "/x?a=1&limit=9&limit=8", {{.name = "limit", .value = "2"}}) ==
        "https://h/x?a=1&limit=2");
}

TEST_CASE("a parameter for bodies only stays out of the URL") {
  CHECK(resolved("https://h", "/x", {{.name = "versionRaw", .value = "false", .inUrl = false}}) ==
        "https://h/x");
}

TEST_CASE("a list of names is joined by commas in a URL and stays a list in a body") {
  const QueryParams params{
      {.name = "fields", .value = R"(["id","caf\u00e9","a\"b"])", .kind = QueryParam::Kind::list}};
  CHECK(resolved("https://h", "/x", params) == "https://h/x?fields=id%2Ccaf%C3%A9%2Ca%22b");
  CHECK(detail::queryAsJson(params) == R"({"fields":["id","caf\u00e9","a\"b"]})");
}

TEST_CASE("a body distinguishes numbers from text") {
  CHECK(detail::queryAsJson({{.name = "limit", .value = "5", .kind = QueryParam::Kind::literal},
                             {.name = "search", .value = "5"}}) == R"({"limit":5,"search":"5"})");
}

TEST_CASE("a key stays one segment whatever it holds") {
  CHECK(segment("../users/me") == "/items/..%2Fusers%2Fme");
  CHECK(segment("%2e%2e") == "/items/%252e%252e");
  CHECK(segment("a/b") == "/items/a%2Fb");
  CHECK(segment("a?b=1") == "/items/a%3Fb%3D1");
  CHECK(segment("a#b") == "/items/a%23b");
  CHECK(segment("..\\x") == "/items/..%5Cx");
  CHECK(segment("a\r\nb") == "/items/a%0D%0Ab");
  CHECK(segment("a\tb c") == "/items/a%09b%20c");
}

TEST_CASE("a key that is not a segment is refused by name") {
  CHECK(segment("") == "refused: key: must not be empty");
  CHECK(segment(".") == "refused: key: must not be a relative path segment");
  CHECK(segment("..") == "refused: key: must not be a relative path segment");
  CHECK(segment(std::string_view("a\0b", 3)) == "refused: key: must not hold a NUL character");
}

TEST_CASE("an encoded segment passes through resolve unchanged") {
  for (std::string_view text : {"..%2Fusers", "a%2Fb", "%252e%252e", "a+b&c=d"}) {
    const std::string path = "/items/" + std::string(text);
    CHECK(resolved("https://h/cms", path) == "https://h/cms" + path);
  }
}
