#include <directus/schema/json_member.hpp>

#include <cstdlib>

#include "support/catch.hpp"
#include "unit/codec/reading.hpp"

using namespace directus;

namespace {

struct Author {
  int id{};
  std::string name;
};
struct Article {
  int id{};
  std::string title;
  std::optional<std::string> body;
  Ref<Author> author;
};
struct Title {
  std::string title;
};
struct Node {
  int id{};
  std::vector<Node> children;
  Ref<Node> parent;
  std::unique_ptr<Node> next;
};
struct Dynamic {
  Json json;
  JsonText text;
  std::optional<Json> maybe;
};
struct Money {
  long cents = 0;
};
struct Offer {
  Money price;
  std::optional<Money> discount;
};

}  // namespace

template <>
struct directus::JsonConversion<Money> {
  static constexpr const char* expected = "amount";

  static bool decode(std::string_view json, Money& money) {
    money.cents = 100 * std::strtol(std::string(json).c_str() + 1, nullptr, 10);
    return json.front() == '"' && money.cents > 0;
  }
  static bool encode(const Money& money, std::string& json) {
    json += '"' + std::to_string(money.cents / 100) + '"';
    return true;
  }
};

TEST_CASE("a struct is read field by field") {
  const auto article =
      read<Article>(R"({"data":{"id":1,"title":"One","body":"text","author":3}})").value();
  CHECK(article.id == 1);
  CHECK(article.title == "One");
  CHECK(article.body == "text");
  CHECK(article.author == 3);
}

TEST_CASE("fields may come in any order") {
  const auto article =
      read<Article>(R"({"data":{"author":"u","body":null,"title":"One","id":1}})").value();
  CHECK(article.id == 1);
  CHECK(article.author == "u");
}

TEST_CASE("null empties an optional") {
  CHECK_FALSE(read<Article>(R"({"data":{"id":1,"title":"","body":null,"author":3}})")->body);
}

TEST_CASE("a missing field empties an optional") {
  CHECK_FALSE(read<Article>(R"({"data":{"id":1,"title":"","author":3}})")->body);
}

TEST_CASE("fields that nobody asked for are skipped") {
  CHECK(read<Title>(R"({"data":{"x":{"title":[1,{"a":2}]},"title":"One","y":1e400,"z":""}})")
            ->title == "One");
}

TEST_CASE("of a field that comes twice the last one wins") {
  CHECK(read<Title>(R"({"data":{"title":"One","title":"Two"}})")->title == "Two");
}

TEST_CASE("a field's name may be escaped") {
  CHECK(read<Title>(R"({"data":{"t\u0069tle":"One"}})")->title == "One");
}

TEST_CASE("escapes and emoji in text are read") {
  CHECK(read<std::string>(R"({"data":"a\"\\\/\b\f\n\r\t\u00e9\ud83d\ude00"})").value() ==
        "a\"\\/\b\f\n\r\t\xC3\xA9\xF0\x9F\x98\x80");
  CHECK(read<std::string>("{\"data\":\"\xF0\x9F\x98\x80\"}").value() == "\xF0\x9F\x98\x80");
}

TEST_CASE("a NUL in text is kept") {
  CHECK(read<std::string>(R"({"data":"a\u0000b"})").value() == std::string("a\0b", 3));
}

TEST_CASE("a relation is read as null, key or object") {
  using Authors = std::vector<Ref<Author>>;
  const auto refs =
      read<Authors>(R"({"data":[null,7,"uuid",{"id":1,"name":"Ada"},-9223372036854775808]})")
          .value();
  CHECK(refs[0].isNull());
  CHECK(refs[1] == 7);
  CHECK(refs[2] == "uuid");
  CHECK(refs[3]->name == "Ada");
  CHECK(refs[4].key<std::int64_t>() == INT64_MIN);
}

TEST_CASE("a list may be empty") {
  CHECK(read<std::vector<Title>>(R"({"data":[]})")->empty());
}

TEST_CASE("lists nest") {
  CHECK(read<std::vector<std::vector<int>>>(R"({"data":[[1,2],[],[3]]})").value() ==
        std::vector<std::vector<int>>{{1, 2}, {}, {3}});
}

TEST_CASE("a struct may contain its own kind") {
  const auto node =
      read<Node>(R"({"data":{"id":1,"children":[{"id":2,"children":[],"parent":1}],"parent":null,
                     "next":{"id":3,"children":[],"parent":{"id":4,"children":[],"parent":null}}}})")
          .value();
  CHECK(node.children[0].parent == 1);
  CHECK(node.next->id == 3);
  CHECK(node.next->parent->id == 4);
}

TEST_CASE("dynamic members take any JSON, even null") {
  const auto value =
      read<Dynamic>(R"({"data":{"json":{"a":[1,2]},"text":[ 1, "b" ],"maybe":null}})").value();
  CHECK(value.json == Json{{"a", {1, 2}}});
  CHECK(value.text.text() == R"([ 1, "b" ])");
  CHECK_FALSE(value.maybe);
  CHECK(read<Dynamic>(R"({"data":{"json":null,"text":null}})")->json.is_null());
}

TEST_CASE("what a target held before is gone after reading") {
  std::vector<Article> articles(3);
  articles[0].body = "old";
  articles[0].author = Author{.id = 9, .name = "old"};
  detail::Decoder decoder;
  detail::ReplyMeta meta;
  detail::decodeReply(decoder, {.text = R"({"data":[{"id":1,"title":"One","author":4}]})"},
                      detail::typeInfo<std::vector<Article>>(), &articles, meta)
      .value();
  REQUIRE(articles.size() == 1);
  CHECK_FALSE(articles[0].body);
  CHECK(articles[0].author == 4);
}

TEST_CASE("a decoder reads one reply after another") {
  detail::Decoder decoder;
  detail::ReplyMeta meta;
  std::string text;
  for (std::size_t size : {10u, 3'000'000u, 10u, 20u}) {
    const std::string reply = R"({"data":")" + std::string(size, 'x') + "\"}";
    detail::decodeReply(decoder, {.text = reply}, detail::typeInfo<std::string>(), &text, meta)
        .value();
    CHECK(text.size() == size);
  }
}

TEST_CASE("a decoder still reads after it gave memory back") {
  detail::Decoder decoder;
  detail::ReplyMeta meta;
  std::string text;
  const std::string large = R"({"data":")" + std::string(4'000'000, 'x') + "\"}";
  detail::decodeReply(decoder, {.text = large}, detail::typeInfo<std::string>(), &text, meta)
      .value();
  for (int i = 0; i < 100; ++i)
    detail::decodeReply(decoder, {.text = R"({"data":"small"})"}, detail::typeInfo<std::string>(),
                        &text, meta)
        .value();
  CHECK(text == "small");
}

TEST_CASE("JSON without an envelope is read as it is") {
  detail::Decoder decoder;
  Title title;
  detail::decodeValue(decoder, {.text = R"({"title":"One"})"}, detail::typeInfo<Title>(), &title)
      .value();
  CHECK(title.title == "One");
}

TEST_CASE("a custom type is read by its JsonConversion") {
  const auto offer = read<Offer>(R"({"data":{"price":"12 EUR","discount":null}})").value();
  CHECK(offer.price.cents == 1200);
  CHECK_FALSE(offer.discount);
}

TEST_CASE("a custom type is named when a value does not fit") {
  CHECK(failure<Offer>(R"({"data":{"price":"x"}})") == "data.price: expected amount, got string");
  CHECK(failure<Offer>(R"({"data":{"price":null}})") == "data.price: expected amount, got null");
}
