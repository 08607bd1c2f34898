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
  CHECK(failure<Cards>(R"({"data":[{"id":1,"editor":1}]})") ==
        "data[0].title: missing: Directus leaves out what the user may not read");
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

namespace {
struct Row {
  int id = 7;
  std::string title = "none yet";
  std::vector<std::string> tags{"a"};
};
struct Board {
  std::string id = "x";
  Refs<Name> owners{1};
  std::vector<Name> members{Name()};
  std::vector<Row> rows{};
  std::optional<Row> first{};
};
}  // namespace

TEST_CASE("a list of related items that is missing is empty") {
  const auto board = read<Board>(R"({"data":{"id":"b"}})").value();
  CHECK(board.owners.empty());
  CHECK(board.members.empty());
}

TEST_CASE("a list of values that is missing is named like any other") {
  CHECK(failure<Row>(R"({"data":{"id":1,"title":""}})") ==
        "data.tags: missing: Directus leaves out what the user may not read");
  CHECK(failure<Board>(R"({"data":{"id":"b","rows":[{"id":1,"title":""}]}})") ==
        "data.rows[0].tags: missing: Directus leaves out what the user may not read");
}

TEST_CASE("null is not a key, at any depth") {
  const auto board = read<Board>(R"({"data":{"id":null,"rows":[{"id":null,"title":"t","tags":[]}],
                      "first":{"tags":[],"id":null,"title":"f"}}})")
                         .value();
  CHECK(board.id == "x");
  CHECK(board.rows.at(0).id == 7);
  CHECK(board.rows.at(0).title == "t");
  CHECK(board.first->title == "f");
}

TEST_CASE("another member that is null is named") {
  CHECK(failure<Row>(R"({"data":{"id":null,"title":null,"tags":[]}})") ==
        "data.title: expected string, got null");
}

TEST_CASE("where missing members are left, they keep their initialisers, but not deeper down") {
  using namespace directus::detail;
  Decoder decoder;
  decoder.follow({.leavesMissing = true});
  ReplyMeta meta;
  Row row;
  CHECK(decodeReply(decoder, {.text = R"({"data":{"id":null,"tags":["b"]}})"}, typeInfo<Row>(),
                    &row, meta)
            .has_value());
  CHECK(row.id == 7);
  CHECK(row.title == "none yet");
  CHECK(row.tags == std::vector<std::string>{"b"});
  Board board;
  CHECK_FALSE(decodeReply(decoder, {.text = R"({"data":{"rows":[{"id":1}]}})"}, typeInfo<Board>(),
                          &board, meta)
                  .has_value());
}
