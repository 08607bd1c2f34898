#include <directus/codec/encode.hpp>

#include <cmath>
#include <cstdint>
#include <limits>
#include <memory>

#include <directus/schema/json_member.hpp>

#include "support/catch.hpp"

using namespace directus;

namespace {

struct Author {
  std::optional<int> id;
  std::string name;
};
struct Article {
  std::optional<int> id;
  std::string title;
  std::optional<std::string> body;
  Ref<Author> author;
  std::vector<Author> editors;
};
struct Price {
  double price{};
};
struct Chain {
  std::unique_ptr<Chain> next;
};

template <class T>
std::string json(const T& value) {
  return detail::encode(detail::typeInfo<T>(), &value).value();
}
template <class T>
std::string refusal(const T& value) {
  const auto result = detail::encode(detail::typeInfo<T>(), &value);
  return result ? "" : result.error().what();
}

}  // namespace

TEST_CASE("creating sends what has a value and leaves out the rest") {
  CHECK(json(Article{.id = {}, .title = "One", .body = {}, .author = 3, .editors = {}}) ==
        R"({"title":"One","author":3,"editors":[]})");
  CHECK(json(Article{.id = 5, .title = "One", .body = "", .author = "k", .editors = {}}) ==
        R"({"id":5,"title":"One","body":"","author":"k","editors":[]})");
}

TEST_CASE("a relation is sent as null, key or object") {
  CHECK(json(Ref<Author>()) == "null");
  CHECK(json(Ref<Author>(INT64_MIN)) == R"("-9223372036854775808")");
  CHECK(json(Ref<Author>("a\"b")) == R"("a\"b")");
  CHECK(json(Ref<Author>(Author{.id = {}, .name = "Ada"})) == R"({"name":"Ada"})");
}

TEST_CASE("nested lists are sent") {
  CHECK(json(Article{.id = {},
                     .title = "",
                     .body = {},
                     .author = nullptr,
                     .editors = {{.id = 1, .name = "Ada"}, {.id = {}, .name = "Grace"}}}) ==
        R"({"title":"","editors":[{"id":1,"name":"Ada"},{"name":"Grace"}]})");
}

TEST_CASE("an empty optional in a list is null") {
  CHECK(json(std::vector<std::optional<int>>{1, std::nullopt}) == "[1,null]");
}

TEST_CASE("integers that JavaScript would round are sent as text") {
  CHECK(json(std::vector<std::int64_t>{INT64_MIN, 9007199254740993, INT64_MAX}) ==
        R"(["-9223372036854775808","9007199254740993","9223372036854775807"])");
  CHECK(json(std::vector<std::int64_t>{9007199254740991, 9007199254740992, -9007199254740991,
                                       -9007199254740992}) ==
        R"([9007199254740991,"9007199254740992",-9007199254740991,"-9007199254740992"])");
  CHECK(json(UINT64_MAX) == R"("18446744073709551615")");
}

TEST_CASE("small integers are sent exactly") {
  CHECK(json(std::vector<std::int8_t>{-128, 65}) == "[-128,65]");
  CHECK(json(std::vector<std::uint8_t>{0, 255}) == "[0,255]");
}

TEST_CASE("doubles are sent in the shortest form that reads back the same") {
  CHECK(json(std::vector<double>{0.1, 1e300, 5e-324, -2.5, 100}) == "[0.1,1e+300,5e-324,-2.5,100]");
  CHECK(json(0.1f) == "0.1");
}

TEST_CASE("booleans are sent") {
  CHECK(json(std::vector<std::optional<bool>>{true, false}) == "[true,false]");
}

TEST_CASE("text is escaped") {
  CHECK(json(std::string("\"\\\n\x01\xF0\x9F\x98\x80")) ==
        "\"\\\"\\\\\\n\\u0001\xF0\x9F\x98\x80\"");
}

TEST_CASE("dynamic members are sent as they are") {
  CHECK(json(Json{{"a", {1, nullptr}}}) == R"({"a":[1,null]})");
  CHECK(json(JsonText::parse("[ 1 ]")) == "[ 1 ]");
  CHECK(json(JsonText()) == "null");
}

TEST_CASE("what is not a number is refused with its path") {
  CHECK(refusal(std::vector<Price>{{1}, {std::nan("")}}) == "[1].price: not a finite number");
  CHECK(refusal(Price{std::numeric_limits<double>::infinity()}) == "price: not a finite number");
}

TEST_CASE("text that is not UTF-8 is refused with its path") {
  CHECK(refusal(Article{.id = {}, .title = "\xff", .body = {}, .author = {}, .editors = {}}) ==
        "title: not UTF-8");
  CHECK(refusal(Article{.id = {},
                        .title = "",
                        .body = {},
                        .author = Author{.id = {}, .name = "\xc3"},
                        .editors = {}}) == "author.name: not UTF-8");
}

TEST_CASE("a value that is not JSON is refused with its path") {
  CHECK(refusal(std::vector<JsonText>{JsonText::parse("{")}) == "[0]: invalid JSON");
}

TEST_CASE("objects nested deeper than 128 are refused") {
  Chain chain;
  Chain* last = &chain;
  for (int i = 0; i < 200; ++i) last = (last->next = std::make_unique<Chain>()).get();
  CHECK(refusal(chain).find("nested too deep") != std::string::npos);
}

TEST_CASE("what is refused is an invalid argument") {
  const Price price{std::nan("")};
  CHECK(detail::encode(detail::typeInfo<Price>(), &price).error().kind() ==
        ErrorKind::invalidArgument);
}
