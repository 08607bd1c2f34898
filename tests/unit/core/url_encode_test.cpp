#include <directus/core/url.hpp>

#include "core/json_names.hpp"
#include "core/url_chars.hpp"
#include "support/catch.hpp"

using namespace directus::detail;

TEST_CASE("a form is encoded as URLSearchParams does it", "[url]") {
  std::string text = "x=";
  appendFormEncoded(text, "");
  CHECK(text == "x=");
  appendFormEncoded(text, "a b*-._~!'()%+");
  CHECK(text == "x=a+b*-._%7E%21%27%28%29%25%2B");
  std::string bytes;
  appendFormEncoded(bytes, std::string_view("\0 \xC3\xA9 \xFF", 6));
  CHECK(bytes == "%00+%C3%A9+%FF");
}

TEST_CASE("a path keeps a plus, and writes a space as %20", "[url]") {
  std::string path = "/";
  appendEncoded(path, "a b+c/d", segmentChars);
  CHECK(path == "/a%20b+c%2Fd");
}

TEST_CASE("the names of a JSON list are joined, without its quotes and escapes", "[url]") {
  CHECK(joinNames("[]").empty());
  CHECK(joinNames(R"(["id"])") == "id");
  CHECK(joinNames(R"([ "id", "author.name" ])") == "id,author.name");
  CHECK(joinNames(R"(["a\"b","c\\d","e,f"])") == "a\"b,c\\d,e,f");
  CHECK(joinNames(R"(["\u00e9\n","\ud83d\ude00x","\/"])") == "\xC3\xA9\n,\xF0\x9F\x98\x80x,/");
  CHECK(joinNames(R"(["",""])") == ",");
}
