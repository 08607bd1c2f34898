#include <directus/core/json.hpp>

#include "support/catch.hpp"

using namespace directus;

namespace {

std::string quoted(std::string_view text) {
  std::string out;
  detail::appendJsonString(out, text);
  return out;
}

std::string nested(int depth) {
  const auto count = static_cast<std::size_t>(depth);
  return std::string(count, '[') + std::string(count, ']');
}

}  // namespace

TEST_CASE("a string is escaped as JSON.stringify does it") {
  CHECK(quoted("\b\f\n\r\t\"\\/") == R"("\b\f\n\r\t\"\\/")");
  CHECK(quoted(std::string_view("\0\x1f\x7f", 3)) == "\"\\u0000\\u001f\x7f\"");
  CHECK(quoted("é\u2028😀") == "\"é\u2028😀\"");
}

TEST_CASE("every form of a JSON value is recognised") {
  for (std::string_view text : {"null", " true ", "-0.5e+10", "\"\\u00e9\\n\"", "[1,[],{}]",
                                "{\"a\":{\"b\":[null,false]}}", "12345678901234567890123", "1e400"})
    CHECK(detail::isJson(text));
}

TEST_CASE("what is nearly JSON is not taken for JSON") {
  for (std::string_view text : {"",
                                " ",
                                "nul",
                                "True",
                                "01",
                                "1.",
                                ".5",
                                "+1",
                                "-",
                                "1e",
                                "\"",
                                "\"\n\"",
                                "\"\\x\"",
                                "\"\\u12g4\"",
                                "[1,]",
                                "[1 2]",
                                "{\"a\"}",
                                "{a:1}",
                                "{\"a\":1,}",
                                "1 2",
                                "\xef\xbb\xbf"
                                "1",
                                "\"\xff\"",
                                "[",
                                "{\"a\":",
                                "NaN",
                                "'a'"})
    CHECK_FALSE(detail::isJson(text));
  CHECK_FALSE(detail::isJson(std::string_view("1\0", 2)));
}

TEST_CASE("JSON is nested at most 128 deep") {
  CHECK(detail::isJson(nested(128)));
  CHECK_FALSE(detail::isJson(nested(129)));
  CHECK_FALSE(detail::isJson(std::string(100'000, '[')));
}

TEST_CASE("text that is not JSON makes an invalid JsonText") {
  CHECK_FALSE(JsonText::parse("{").valid());
  CHECK_FALSE(JsonText::string("\xff").valid());
  CHECK(JsonText::parse("{}").text() == "{}");
  CHECK(JsonText::string("a\"b").text() == R"("a\"b")");
}

TEST_CASE("a dynamic value with a broken string makes an invalid JsonText") {
  CHECK_FALSE(JsonText(Json{{"a", "\xff"}}).valid());
  CHECK(JsonText(Json{{"a", "\xEF\xBF\xBD"}}).valid());
}

TEST_CASE("an ordered dynamic value keeps the order of its members") {
  CHECK(JsonText(nlohmann::ordered_json{{"b", 1}, {"a", 2}}).text() == R"({"b":1,"a":2})");
}
