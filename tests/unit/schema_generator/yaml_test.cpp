#include "schema_generator/yaml.hpp"

#include "support/catch.hpp"

using namespace schema_generator;
using nlohmann::json;

namespace {

std::string read(const std::string& text) {
  const auto document = parseYaml(text);
  return document ? document->dump() : document.error().what();
}

}  // namespace

TEST_CASE("text without quotes is what YAML 1.2 makes of it") {
  for (const char* text :
       {"no",    "yes", "on",  "off",  "y",  "n",    "2020-01-01", "12:30", "1_000", "0b1",
        "1.2.3", "+",   "-",   ".",    "e5", "1e",   "0xg",        "0o8",   "nUll",  "tRue",
        "=",     "<<",  "1,5", "-0x1", "0x", "0x-1", "infinity",   "nan"})
    CHECK(plainScalar(text) == json(text));
  for (const char* text : {"", "~", "null", "Null", "NULL"}) CHECK(plainScalar(text).is_null());
  for (const char* text : {"true", "True", "TRUE"}) CHECK(plainScalar(text) == json(true));
  for (const char* text : {"false", "False", "FALSE"}) CHECK(plainScalar(text) == json(false));
  CHECK(plainScalar("10") == json(10));
  CHECK(plainScalar("+10") == json(10));
  CHECK(plainScalar("-07") == json(-7));
  CHECK(plainScalar("0x1F") == json(31));
  CHECK(plainScalar("0o17") == json(15));
  CHECK(plainScalar("18446744073709551615") == json(18446744073709551615U));
  CHECK(plainScalar("1.5") == json(1.5));
  CHECK(plainScalar(".5") == json(0.5));
  CHECK(plainScalar("5.") == json(5.0));
  CHECK(plainScalar("-1.5e+3") == json(-1500.0));
  CHECK(plainScalar("123456789012345678901234567890").is_number_float());
}

TEST_CASE("text in quotes and in blocks stays text") {
  CHECK(read("a: 'no'\nb: \"10\"\nc: '~'\nd: 'true'\ne: \"\\u00e9\\n\"\n") ==
        R"({"a":"no","b":"10","c":"~","d":"true","e":"é\n"})");
  CHECK(read("a: |\n  one\n  two\nb: >-\n  one\n  two\nc: |-\n  10\n") ==
        R"({"a":"one\ntwo\n","b":"one two","c":"10"})");
  CHECK(read("a: !!str 10\n") == R"({"a":"10"})");
}

TEST_CASE("lists, maps, comments and aliases are read") {
  CHECK(read("# a comment\na:\n  - 1 # one\n  - {b: [x, y]}\nc: &ref\n  d: no\ne: *ref\nf:\n") ==
        R"({"a":[1,{"b":["x","y"]}],"c":{"d":"no"},"e":{"d":"no"},"f":null})");
  CHECK(read("---\r\na: 1\r\n...\r\n") == R"({"a":1})");
}

TEST_CASE("what is not YAML is refused with line and column") {
  CHECK(read("a: 1\nb: [1\n").find("is not YAML: ") == 0);
  CHECK(read("a: 1\n b: 2\n").find(", at line 2, column ") != std::string::npos);
  CHECK(read("a: 1\na: 2\n") == "has the key a twice, at line 2, column 1");
  CHECK(read("<<: {a: 1}\n") ==
        "merges maps by <<, which YAML 1.2 does not know, at line 1, column 1");
  CHECK(read("? [a]\n: 1\n").find("has a key that is not text") == 0);
  CHECK(read("a: 1\n---\nb: 2\n") == "has several documents");
  // Older versions of yaml-cpp take it for two documents.
  const std::string comma = read(", a\n");
  CHECK((comma == "has several documents" || comma.find("is not YAML: ") == 0));
  CHECK(read("a: \x04 1\n") == "has a control character, at line 1, column 4");
  CHECK(read("a: \xFF\n") == "is not UTF-8");
}

TEST_CASE("a few lines of aliases do not become a mountain, nor does one that is in itself") {
  std::string bomb = "a0: &a0 [x,x,x,x,x,x,x,x,x,x]\n";
  for (int i = 1; i < 12; ++i) {
    const std::string inner = "*a" + std::to_string(i - 1);
    bomb += "a" + std::to_string(i) + ": &a" + std::to_string(i) + " [" + inner;
    for (int k = 0; k < 9; ++k) bomb += "," + inner;
    bomb += "]\n";
  }
  CHECK(read(bomb).find("is larger or deeper than a snapshot can be") == 0);
  CHECK(read("a: &a [*a]\n").find("is larger or deeper than a snapshot can be") == 0);
  CHECK(read(std::string(20'000, '[')).find("at line 1") != std::string::npos);
}
