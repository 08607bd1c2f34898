// The items of a reply, unread.
#include "codec/raw_items.hpp"

#include "support/catch.hpp"

using namespace directus;
using detail::Decoder;
using detail::keyText;
using detail::RawItem;
using detail::rawItems;

namespace {

std::string shown(std::string_view data) {
  Decoder decoder;
  const auto items = rawItems(decoder, data, "id");
  if (!items) return items.error().what();
  std::string text;
  for (const RawItem& item : *items)
    text.append(item.key).append("=").append(item.json).append(";");
  return text;
}

}  // namespace

TEST_CASE("each item of a list comes with its bytes and its key", "[live]") {
  CHECK(shown(R"([{"id":7,"a":[1, 2]}, {"b":{}, "id":"x\"y"}])") ==
        R"(7={"id":7,"a":[1, 2]};x"y={"b":{}, "id":"x\"y"};)");
}

TEST_CASE("an item by itself is a list of one", "[live]") {
  CHECK(shown(R"({"id":7})") == R"(7={"id":7};)");
}

TEST_CASE("null is a list of nothing", "[live]") {
  CHECK(shown("null").empty());
  CHECK(shown("[]").empty());
}

TEST_CASE("an item without a key has an empty one", "[live]") {
  CHECK(shown(R"([{"title":"x"},{"id":null},{"id":{}}])") ==
        R"(={"title":"x"};={"id":null};={"id":{}};)");
}

TEST_CASE("what is not a list of items is an error", "[live]") {
  CHECK(shown("7") == "data: expected a list or an item");
  CHECK(shown("[{").find("data: ") == 0);
  CHECK(shown("").find("data: ") == 0);
}

TEST_CASE("a key is the same as text and as a number", "[live]") {
  CHECK(keyText("7") == keyText("\"7\""));
  CHECK(keyText("-3") == "-3");
  CHECK(keyText("null").empty());
}
