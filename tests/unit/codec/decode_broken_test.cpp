#include <directus/schema/json_member.hpp>

#include "support/catch.hpp"
#include "unit/codec/reading.hpp"

using namespace directus;

namespace {

struct Item {
  int id{};
  std::string title;
  std::optional<double> price;
  std::vector<Item> children;
  Ref<Item> parent;
  JsonText json;
};
using ItemList = std::vector<Item>;

const std::string document =
    R"( {"meta":{"total_count":2,"filter_count":"1"},"data":[{"id":1,"title":"a\"\u00e9 \ud83d\ude00",)"
    R"("price":"1.5","children":[{"id":2,"title":"","children":[],"parent":null,"json":[]}],)"
    R"("parent":{"id":3,"title":"c","children":[],"parent":"k","json":null},"json":{"x":[1,{"y":"]}"}]},"more":[true]}]} )";

std::string nested(std::size_t depth) {
  return std::string(depth, '[') + std::string(depth, ']');
}

}  // namespace

TEST_CASE("the document of the truncation test is read") {
  CHECK(read<ItemList>(document).value().size() == 1);
}

TEST_CASE("no beginning of a document is taken for the whole") {
  // The last character is a space.
  for (std::size_t size = 0; size + 1 < document.size(); ++size) {
    CAPTURE(size);
    CHECK(read<ItemList>(std::string_view(document).substr(0, size)).error().kind() ==
          ErrorKind::decode);
  }
}

TEST_CASE("no beginning of a document is split into its parts") {
  detail::Decoder decoder;
  detail::ReplyMeta meta;
  for (std::size_t size = 0; size + 1 < document.size(); ++size) {
    CAPTURE(size);
    const std::string_view part = std::string_view(document).substr(0, size);
    CHECK_FALSE(detail::splitReply(decoder, {.text = part}, meta));
  }
}

TEST_CASE("whatever stands behind a cut document, it is cut") {
  for (const char after : {'}', ']', ',', ':', '"', '{', '[', ' ', '1', 'x', '\0'}) {
    CAPTURE(after);
    for (std::size_t size = 1; size + 1 < document.size(); ++size) {
      const std::string padded = document.substr(0, size) + std::string(64, after);
      ItemList items;
      detail::Decoder decoder;
      detail::ReplyMeta meta;
      const auto result = detail::decodeReply(
          decoder, {.text = std::string_view(padded).substr(0, size), .padding = 64},
          detail::typeInfo<ItemList>(), &items, meta);
      CHECK_FALSE(result);
    }
  }
}

TEST_CASE("one wrong byte never crashes the decoder") {
  detail::Decoder decoder;
  detail::ReplyMeta meta;
  std::size_t decoded = 0;
  for (std::size_t at = 0; at < document.size(); ++at) {
    for (const char wrong : {'"', '\\', '{', '}', '[', ']', ',', ':', '0', 'n', '\0', '\xff'}) {
      std::string broken = document;
      broken[at] = wrong;
      ItemList items;
      decoded +=
          detail::decodeReply(decoder, {.text = broken}, detail::typeInfo<ItemList>(), &items, meta)
              .has_value();
      (void)detail::splitReply(decoder, {.text = broken}, meta).has_value();
      (void)detail::parseErrorBody(decoder, {.text = broken});
    }
  }
  CHECK(decoded > 0);
}

TEST_CASE("an empty reply is named") {
  CHECK(failure<ItemList>("") == "reply: empty");
  CHECK(failure<ItemList>(" \n") == "reply: empty");
  CHECK(failure<ItemList>("\xEF\xBB\xBF") == "reply: empty");
}

TEST_CASE("HTML is not JSON") {
  CHECK(failure<ItemList>("<!doctype html><p>hi</p>") == "reply: not JSON");
}

TEST_CASE("a byte order mark is skipped") {
  CHECK(read<std::vector<int>>("\xEF\xBB\xBF{\"data\":[1]}").value() == std::vector<int>{1});
  CHECK(read<int>("\xEF\xBB\xBF"
                  "5")
            .value() == 5);
}

TEST_CASE("text that is not UTF-8 is refused") {
  CHECK(failure<std::string>("{\"data\":\"\xff\"}") == "reply: not UTF-8");
  CHECK(failure<std::string>("\"\xc3\"") == "reply: not UTF-8");
  CHECK(failure<std::string>("{\"data\":\"\xed\xa0\x80\"}") == "reply: not UTF-8");
}

TEST_CASE("a lone surrogate is refused") {
  CHECK(failure<std::string>(R"({"data":"\ud800"})") == "data: broken string");
}

TEST_CASE("a control character in text is refused") {
  CHECK_FALSE(read<std::string>("{\"data\":\"a\nb\"}"));
}

TEST_CASE("something behind the document is refused") {
  CHECK_FALSE(read<std::vector<int>>(R"({"data":[1]} x)"));
  CHECK_FALSE(read<std::vector<int>>(R"({"data":[1]}})"));
  CHECK_FALSE(read<std::vector<int>>(R"({"data":[1]}{})"));
  CHECK_FALSE(read<std::vector<int>>("[1][2]"));
  CHECK_FALSE(read<int>("1 2"));
  CHECK_FALSE(read<int>("1]"));
}

TEST_CASE("a document may nest 128 deep, and no deeper") {
  using detail::splitReply;
  detail::Decoder decoder;
  detail::ReplyMeta meta;
  CHECK(splitReply(decoder, {.text = nested(128)}, meta));
  CHECK_FALSE(splitReply(decoder, {.text = nested(129)}, meta));
  CHECK(read<JsonText>(nested(128)));
  CHECK_FALSE(read<JsonText>(nested(129)));
}

TEST_CASE("100,000 brackets are refused wherever they stand") {
  const std::string deep = nested(100'000);
  detail::Decoder decoder;
  detail::ReplyMeta meta;
  CHECK_FALSE(read<ItemList>(deep));
  CHECK_FALSE(read<ItemList>(std::string(100'000, '[')));
  CHECK_FALSE(read<JsonText>("{\"data\":" + deep + '}'));
  CHECK_FALSE(read<int>("{\"other\":" + deep + ",\"data\":1}"));
  CHECK_FALSE(read<int>("{\"errors\":" + deep + ",\"data\":1}"));
  CHECK_FALSE(detail::splitReply(decoder, {.text = "{\"data\":" + deep + '}'}, meta));
  CHECK_FALSE(detail::splitReply(decoder, {.text = deep}, meta));
}

TEST_CASE("a model that contains itself is read no deeper than 128") {
  std::string deep;
  for (int i = 0; i < 1000; ++i)
    deep += R"({"id":1,"title":"","parent":null,"json":1,"children":[)";
  for (int i = 0; i < 1000; ++i) deep += "]}";
  CHECK(failure<Item>(deep).find("nested too deep") != std::string::npos);
}

TEST_CASE("fields that nobody asked for have to be JSON") {
  CHECK(failure<int>(R"({"other":tru,"data":1})") == "other: not JSON");
  CHECK(failure<int>(R"({"other":[1 2],"data":1})") == "other: not JSON");
  CHECK_FALSE(read<int>(R"({"other":{"a":[}],"data":1})"));
}
