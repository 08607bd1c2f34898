#include "support/catch.hpp"
#include "unit/codec/reading.hpp"

using namespace directus;

namespace {
struct Name {
  std::string name;
};
struct Card {
  int id{};
  std::string title;
  std::optional<Name> author;
  Ref<Name> editor;
};
using Cards = std::vector<Card>;
}  // namespace

TEST_CASE("a decode error names the path in the reply") {
  CHECK(failure<Cards>(R"({"data":[{"id":1,"title":"a","editor":1},
                                   {"id":2,"title":"b","author":{"name":5},"editor":1}]})") ==
        "data[1].author.name: expected string, got number");
  CHECK(failure<Card>(R"({"data":{"id":1,"title":"a","editor":{"name":null}}})") ==
        "data.editor.name: expected string, got null");
}

TEST_CASE("a missing field is named") {
  CHECK(failure<Cards>(R"({"data":[{"id":1,"editor":1}]})") == "data[0].title: missing");
}

TEST_CASE("null where a value is needed is named") {
  CHECK(failure<Card>(R"({"data":{"id":1,"title":null,"editor":1}})") ==
        "data.title: expected string, got null");
}

TEST_CASE("a value of another kind is named") {
  CHECK(failure<Cards>(R"({"data":{"id":1}})") == "data: expected array, got object");
  CHECK(failure<Card>(R"({"data":[]})") == "data: expected object, got array");
  CHECK(failure<Card>(R"({"data":null})") == "data: expected object, got null");
  CHECK(failure<Card>(R"({"data":{"id":1,"title":true}})") ==
        "data.title: expected string, got boolean");
  CHECK(failure<Card>(R"({"data":{"id":1,"title":"a","editor":[1]}})") ==
        "data.editor: expected key or object, got array");
  CHECK(failure<Card>(R"({"data":{"id":1,"title":"a","editor":1.5}})") ==
        "data.editor: expected key or object, got number");
}

TEST_CASE("without an envelope paths start at the document") {
  CHECK(failure<Card>(R"({"id":"x"})") == "id: expected integer, got string");
  CHECK(failure<Cards>(R"([{"id":"x"}])") == "[0].id: expected integer, got string");
  CHECK(failure<Cards>("5") == "reply: expected array, got number");
}

TEST_CASE("a decode error carries the status, and no value of the reply") {
  const auto result = read<Card>(R"({"data":{"id":"secret"}})");
  CHECK(result.error().kind() == ErrorKind::decode);
  CHECK(result.error().status() == 200);
  CHECK(std::string(result.error().what()).find("secret") == std::string::npos);
}
