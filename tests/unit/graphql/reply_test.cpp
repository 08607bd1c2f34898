#include <directus/codec/decode.hpp>
#include <directus/directus.hpp>

#include "support/catch.hpp"
#include "support/contains_text.hpp"

using namespace directus;
using directus_test::containsText;

namespace {

template <class T>
Result<T> readGraphql(std::string_view reply) {
  detail::Decoder decoder;
  detail::ReplyMeta meta;
  T value{};
  auto read = detail::decodeReply(decoder, {.text = reply, .isGraphql = true},
                                  detail::typeInfo<T>(), &value, meta);
  if (!read) return read.error();
  return value;
}

template <class T>
std::string failureOf(std::string_view reply) {
  const auto result = readGraphql<T>(reply);
  return result ? "" : result.error().what();
}

struct Author {
  int id{};
};
struct Item {
  int id{};
  int author{};
  Ref<Author> editor;
  std::vector<int> comments;
  std::optional<int> year;
  std::optional<JsonText> part;

  static constexpr auto fieldNames() {
    return renamed<&Item::year, &Item::part>("year(date)", "json(data,k)");
  }
};

}  // namespace

TEST_CASE("keys come from GraphQL as objects with the key in them") {
  const auto item = readGraphql<Item>(
      R"({"data":{"id":"1","author":{"id":"2"},"editor":{"id":"3"},"comments":[{"id":"4"},{"id":"5"}],
          "date_year":{"year":2024},"data_k_json":{"json":{"a":{"b":1}}}}})");
  REQUIRE(item);
  CHECK(item->id == 1);
  CHECK(item->author == 2);
  CHECK(item->editor.key() == 3);
  CHECK(item->comments == std::vector{4, 5});
  CHECK(item->year == 2024);
  CHECK(item->part->text() == R"({"a":{"b":1}})");
}

TEST_CASE("a relation to nothing and the function of nothing are null") {
  const auto item = readGraphql<Item>(
      R"({"data":{"id":"1","author":2,"editor":null,"comments":[],"date_year":{"year":null},"data_k_json":null}})");
  REQUIRE(item);
  CHECK(item->editor.isNull());
  CHECK_FALSE(item->year);
  CHECK_FALSE(item->part);
}

TEST_CASE("an object that is more than a key does not fit a key") {
  CHECK_THAT(failureOf<Item>(R"({"data":{"id":"1","author":{"id":"2","name":"x"}}})"),
             containsText("data.author: expected integer, got object"));
  CHECK_THAT(failureOf<Item>(R"({"data":{"id":"1","author":{}}})"),
             containsText("data.author: expected integer, got object"));
  CHECK_THAT(failureOf<Item>(R"({"data":{"id":"1","author":{"id":"x"}}})"),
             containsText("data.author.id: expected integer, got string"));
}

TEST_CASE("by REST an object is not a key") {
  detail::Decoder decoder;
  detail::ReplyMeta meta;
  Item value;
  CHECK_FALSE(detail::decodeReply(decoder, {.text = R"({"data":{"id":1,"author":{"id":"2"}}})"},
                                  detail::typeInfo<Item>(), &value, meta));
}

namespace {

struct Sums {
  int views{};
};
struct Row {
  std::string status;
  std::optional<int> year;
  int count{};
  Sums sum;

  static constexpr auto fieldNames() { return renamed<&Row::year>("year(date)"); }
};
struct Text {
  int id{};
  std::string title;
};
struct Picture {
  int id{};
  std::optional<int> title;
};
struct Block {
  Any<In<"texts", Text>, In<"pictures", Picture>> item;
};

}  // namespace

TEST_CASE("the groups of an aggregate are read into the row") {
  const auto row = readGraphql<Row>(
      R"({"data":{"group":{"status":"draft","date_year":2024},"count":3,"sum":{"views":9}}})");
  REQUIRE(row);
  CHECK(row->status == "draft");
  CHECK(row->year == 2024);
  CHECK(row->count == 3);
  CHECK(row->sum.views == 9);
}

TEST_CASE("a group that does not fit is named by its path") {
  CHECK_THAT(failureOf<Row>(R"({"data":{"group":{"status":1},"count":3,"sum":{"views":9}}})"),
             containsText("data.group.status: expected string, got number"));
}

TEST_CASE("fields that fragments share come under the number of their fragment") {
  const auto text = readGraphql<Block>(
      R"({"data":{"collection":"texts","item":{"a0__id":"1","a0__title":"x"}}})");
  REQUIRE(text);
  CHECK(text->item.getIf<Text>()->title == "x");
  const auto picture = readGraphql<Block>(
      R"({"data":{"item":{"a1__id":"2","a1__title":5},"collection":"pictures"}})");
  REQUIRE(picture);
  CHECK(picture->item.getIf<Picture>()->title == 5);
}

TEST_CASE("what nobody asked for is skipped in a reply of GraphQL") {
  const auto author = readGraphql<Author>(
      R"({"data":{"__typename":"authors","id":"1","a__x":2,"group":1,"a\u005f_y":5}})");
  REQUIRE(author);
  CHECK(author->id == 1);
}
