#include <directus/codec/encode.hpp>
#include <directus/query/fields.hpp>
#include <directus/query/query.hpp>

#include <cstring>

#include "support/catch.hpp"
#include "unit/codec/reading.hpp"

using namespace directus;

namespace {

struct File {
  std::string id{};
  std::string title{};
};
struct BlockText {
  int id{};
  std::string text{};

  bool operator==(const BlockText&) const = default;
};
struct BlockImage;
struct Block {
  int id{};
  Any<In<"block_text", BlockText>, In<"block_image", BlockImage>> item{};

  bool operator==(const Block&) const = default;
};
struct BlockImage {
  int id{};
  std::optional<std::string> caption{};
  Ref<File> image{};
  Refs<Block> inside{};

  bool operator==(const BlockImage& other) const { return id == other.id; }
};
struct Article {
  int id{};
  Refs<Block> blocks{};
};

struct Title {
  std::string title{};
};
struct Text {
  std::string text{};
};
struct Image {
  std::optional<Title> image{};
};
struct Content {
  Any<In<"block_text", Text>, In<"block_image", Image>> item{};
};
struct BlockPage {
  int id{};
  std::vector<Content> blocks{};
};
struct BlockKeys {
  std::string item{};
  std::string collection{};
};
struct TextsOnly {
  Any<In<"block_text", Text>> item{};
};

struct Slide {
  Any<CollectionField<"kind">, In<"texts", Text>, In<"notes", Text>> content{};
  int sort{};
};

Block blockFrom(std::string_view json) {
  return read<Block>(R"({"data":)" + std::string(json) + "}").value();
}
std::string textOf(const Block& block) {
  return detail::encode(detail::typeInfo<Block>(), &block).value();
}
std::string filterOf(const Query<Article>& query) {
  return detail::queryParams(query).value().at(0).value;
}

}  // namespace

TEST_CASE("a query asks for the collection, and for the fields of each alternative") {
  CHECK(detail::fieldsOf<BlockPage>().text ==
        "id,blocks.collection,blocks.item:block_text.text,blocks.item:block_image.image.title");
  CHECK(detail::fieldsOf<Block>().text ==
        "id,collection,item:block_text.id,item:block_text.text,item:block_image.id,"
        "item:block_image.caption,item:block_image.image,item:block_image.inside");
  CHECK(detail::fieldsOf<Slide>().text == "kind,content:texts.text,content:notes.text,sort");
}

TEST_CASE("an item is read into the alternative of its collection") {
  const Block block =
      blockFrom(R"({"id":1,"collection":"block_text","item":{"id":2,"text":"Hello"}})");
  CHECK(block.item.collection() == "block_text");
  REQUIRE(block.item.getIf<BlockText>() != nullptr);
  CHECK(block.item.getIf<BlockText>()->text == "Hello");
  CHECK(block.item.getIf<"block_text">()->id == 2);
  CHECK(block.item.getIf<BlockImage>() == nullptr);
  CHECK_FALSE(block.item.hasKey());

  const auto page =
      read<BlockPage>(R"({"data":{"id":1,"blocks":[)"
                      R"({"collection":"block_image","item":{"image":{"title":"t"}}},)"
                      R"({"collection":"block_text","item":{"text":"x"}}]}})")
          .value();
  CHECK(page.blocks.at(0).item.getIf<Image>()->image->title == "t");
  CHECK(page.blocks.at(1).item.getIf<Text>()->text == "x");
}

TEST_CASE("the item may come before its collection") {
  const Block block =
      blockFrom(R"({"item":{"text":"H\u00e9\"[","id":2},"id":1,"collection":"block_text"})");
  CHECK(block.id == 1);
  CHECK(block.item.getIf<BlockText>()->text == "Hé\"[");
  CHECK(blockFrom(R"({"item":7,"collection":"block_text","id":1})").item.key() == 7);
  CHECK(blockFrom(R"({"item":null,"collection":null,"id":1})").item.isNull());
  CHECK(blockFrom(R"({"item":{"a":1},"collection":"others","id":1})").item.raw() == R"({"a":1})");
}

TEST_CASE("an item of an unknown collection is kept as JSON") {
  const Block block =
      blockFrom(R"({"id":1,"collection":"block_video","item":{"url":"x","n":[1]}})");
  CHECK(block.item.collection() == "block_video");
  CHECK(block.item.raw() == R"({"url":"x","n":[1]})");
  CHECK_FALSE(block.item.isNull());
  CHECK_FALSE(block.item.visit([](const auto&) {}));
  CHECK(textOf(block) == R"({"id":1,"collection":"block_video","item":{"url":"x","n":[1]}})");
}

TEST_CASE("keys and null are read where no fields came back") {
  CHECK(blockFrom(R"({"id":1,"collection":"block_text","item":3})").item.key() == 3);
  CHECK(blockFrom(R"({"id":1,"collection":"block_text","item":"3"})").item.key<int>() == 3);
  CHECK(blockFrom(R"({"id":1,"collection":"block_text","item":"a"})").item.keyText() == "a");
  CHECK(blockFrom(R"({"id":1,"collection":"block_text","item":null})").item.isNull());
  const auto keys = read<BlockKeys>(R"({"data":{"item":"3","collection":"block_text"}})").value();
  CHECK(keys.item == "3");
}

TEST_CASE("an error in an item names its path, whichever of the two fields came first") {
  CHECK(failure<Block>(R"({"data":{"id":1,"collection":"block_text","item":{"id":2,"text":5}}})") ==
        "data.item.text: expected string, got number");
  CHECK(failure<Block>(R"({"data":{"id":1,"item":{"id":2,"text":5},"collection":"block_text"}})") ==
        "data.item.text: expected string, got number");
  CHECK(failure<Block>(R"({"data":{"id":1,"item":{"id":2},"collection":"block_text"}})") ==
        "data.item.text: missing: Directus leaves out what the user may not read");
  CHECK(failure<Block>(R"({"data":{"id":1,"item":{"id":2,"text":""}}})") ==
        "data.collection: missing: Directus leaves out what the user may not read");
  CHECK(failure<Block>(R"({"data":{"id":1,"collection":"block_text"}})") ==
        "data.item: missing: Directus leaves out what the user may not read");
  CHECK(failure<Block>(R"({"data":{"id":1,"collection":5,"item":null}})") ==
        "data.collection: expected name of a collection, got number");
  CHECK(failure<Block>(R"({"data":{"id":1,"collection":"block_text","item":[]}})") ==
        "data.item: expected key or object, got array");
  CHECK(failure<Block>(R"({"data":{"id":1,"item":{"a":tru},"collection":"others"}})") ==
        "data.item: not JSON");
}

TEST_CASE("deep nesting ends as an error, waiting items or not") {
  std::string deep;
  for (int i = 0; i < 200; ++i) deep += R"({"collection":"block_image","item":)";
  CHECK(failure<Block>(R"({"data":)" + deep).size() > 0);
  std::string waiting = "null";
  for (int i = 0; i < 200; ++i)
    waiting = R"({"id":1,"image":null,"inside":[{"id":1,"item":)" + waiting +
              R"(,"collection":"block_image"}]})";
  CHECK(failure<Block>(R"({"data":{"id":1,"item":)" + waiting + R"(,"collection":"block_image"}})")
            .find("nested too deep") != std::string::npos);
}

TEST_CASE("an item is created along, linked by key, or left out") {
  CHECK(textOf({.id = 1, .item = BlockText{.id = 2, .text = "x"}}) ==
        R"({"id":1,"collection":"block_text","item":{"id":2,"text":"x"}})");
  CHECK(textOf({.id = 1, .item = in<"block_image">(3)}) ==
        R"({"id":1,"collection":"block_image","item":3})");
  CHECK(textOf({.id = 1, .item = in<"block_image">("k")}) ==
        R"({"id":1,"collection":"block_image","item":"k"})");
  CHECK(textOf({.id = 1}) == R"({"id":1})");
  const Slide slide{.content = in<"notes">(Text{.text = "n"}), .sort = 4};
  CHECK(detail::encode(detail::typeInfo<Slide>(), &slide).value() ==
        R"({"kind":"notes","content":{"text":"n"},"sort":4})");
}

TEST_CASE("an Any is visited, changed, copied, moved and compared") {
  Block block{.id = 1, .item = BlockText{.id = 2, .text = "x"}};
  std::string seen;
  CHECK(block.item.visit([&](const auto& item) {
    if constexpr (requires { item.text; }) seen = item.text;
  }));
  CHECK(seen == "x");

  const Block copy = block;
  CHECK(copy == block);
  block.item.getIf<BlockText>()->text = "y";
  CHECK_FALSE(copy == block);
  CHECK(copy.item.getIf<"block_text">()->text == "x");

  const Block moved = std::move(block);
  CHECK(moved.item.getIf<BlockText>()->text == "y");
  block = copy;
  CHECK(block == copy);
  block.item = in<"block_image">(4);
  CHECK(block.item.getIf<BlockText>() == nullptr);
  CHECK(block.item.key() == 4);
  CHECK_FALSE(block == copy);
  CHECK(Block{.item = in<"block_text">(4)} != Block{.item = in<"block_image">(4)});
  block.item = nullptr;
  CHECK(block.item == Any<In<"block_text", BlockText>, In<"block_image", BlockImage>>());
}

TEST_CASE("a shape's Any is checked against the model's, one collection after the other") {
  detail::checkShape<BlockPage, Article>();
  detail::checkShape<BlockKeys, Block>();
  detail::checkShape<TextsOnly, Block>();
}

TEST_CASE("paths name the collection behind an Any") {
  CHECK(filterOf({.filter = field<"blocks.item:block_text.text"> == "x"}) ==
        R"({"blocks":{"item:block_text":{"text":{"_eq":"x"}}}})");
  CHECK(filterOf({.filter = field<"blocks">.some(field<"item:block_image.image.title"> == "x")}) ==
        R"({"blocks":{"_some":{"item:block_image":{"image":{"title":{"_eq":"x"}}}}}})");
  CHECK(filterOf({.filter = field<"blocks">.some(field<"item"> == "3")}) ==
        R"({"blocks":{"_some":{"item":{"_eq":"3"}}}})");
  CHECK(filterOf({.filter = field<"blocks.collection"> == "block_text"}) ==
        R"({"blocks":{"collection":{"_eq":"block_text"}}})");
  CHECK(filterOf({.sort = {field<"blocks.item:block_text.text">}}) ==
        R"(["blocks.item:block_text.text"])");
  CHECK(detail::queryParams(Query<Block>{.filter = field<"item"> == "3"}).value().at(0).value ==
        R"({"item":{"_eq":"3"}})");
  CHECK(filterOf({.deep = {{field<"blocks">,
                            {.deep = {{field<"item:block_image">,
                                       {.deep = {{field<"inside">, {.limit = 1}}}}}}}}}}) ==
        R"({"blocks":{"item:block_image":{"inside":{"_limit":1}}}})");
}
