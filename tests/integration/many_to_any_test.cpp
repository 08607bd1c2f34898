#include "blog.hpp"
#include "server.hpp"
#include "support/catch.hpp"

using namespace directus;
using namespace blog;

namespace {

const std::string cover = "5eed0000-0000-4000-8000-0000000000c0";

struct Text {
  int id{};
  std::optional<std::string> text{};
};
struct Title {
  std::optional<std::string> title{};
};
struct Image {
  int id{};
  std::optional<std::string> caption{};
  std::optional<Title> image{};
};
struct Block {
  int id{};
  Any<In<"block_text", Text>, In<"block_image", Image>> item{};
};
struct Story {
  int id{};
  std::vector<Block> blocks{};
};

struct NewText {
  std::string text{};
};
struct NewImage {
  std::string caption{};
  std::string image{};
};
struct NewBlock {
  Any<In<"block_text", NewText>, In<"block_image", NewImage>> item{};
  int sort{};
};
struct NewStory {
  std::string title{};
  std::vector<NewBlock> blocks{};
};

auto client() {
  return server::admin<Schema>();
}
Story readStory(int id) {
  return client().request(readItem<&Schema::articles, Story>(id)).get();
}

}  // namespace

TEST_CASE("each block is read into the struct of its collection, relations in it included",
          "[relations]") {
  const Story story = readStory(1);
  REQUIRE(story.blocks.size() == 2);
  REQUIRE(story.blocks[0].item.getIf<Text>() != nullptr);
  CHECK(story.blocks[0].item.getIf<Text>()->text == "block");
  CHECK(story.blocks[1].item.collection() == "block_image");
  REQUIRE(story.blocks[1].item.getIf<"block_image">() != nullptr);
  CHECK(story.blocks[1].item.getIf<Image>()->caption == "cap");
  CHECK(story.blocks[1].item.getIf<Image>()->image->title == "Cover");
}

TEST_CASE("blocks are created, linked, altered and removed", "[relations]") {
  NewStory story{.title = "m2a",
                 .blocks = {{.item = NewText{.text = "first"}, .sort = 1},
                            {.item = NewImage{.caption = "second", .image = cover}, .sort = 2},
                            {.item = in<"block_text">(1), .sort = 3},
                            {.item = nullptr, .sort = 4}}};
  const int id = client().request(createItem<&Schema::articles, Story>(story)).get().id;
  const Story created = readStory(id);
  REQUIRE(created.blocks.size() == 4);
  CHECK(created.blocks[0].item.getIf<Text>()->text == "first");
  CHECK(created.blocks[1].item.getIf<Image>()->image->title == "Cover");
  CHECK(created.blocks[2].item.getIf<Text>()->text == "block");
  CHECK(created.blocks[3].item.isNull());

  client()
      .request(
          updateItem<&Schema::articles, Story>(
              id, {field<"blocks"> =
                       Alterations<ArticleBlock>{
                           .create = {NewBlock{.item = NewText{.text = "new"}, .sort = 5}},
                           .update = {{field<"id"> = created.blocks[0].id,
                                       field<"item"> = in<"block_text">(Patch<BlockText>{
                                           field<"id"> = created.blocks[0].item.getIf<Text>()->id,
                                           field<"text"> = "changed"})},
                                      {field<"id"> = created.blocks[3].id,
                                       field<"item"> = in<"block_image">(1)}},
                           .delete_ = {created.blocks[1].id}}}))
      .get();
  const Story altered = readStory(id);
  REQUIRE(altered.blocks.size() == 4);
  CHECK(altered.blocks[0].item.getIf<Text>()->text == "changed");
  CHECK(altered.blocks[0].item.getIf<Text>()->id == created.blocks[0].item.getIf<Text>()->id);
  CHECK(altered.blocks[1].id == created.blocks[2].id);
  CHECK(altered.blocks[2].item.getIf<Image>()->caption == "cap");
  CHECK(altered.blocks[3].item.getIf<Text>()->text == "new");

  client()
      .request(updateItem<&Schema::articles, Story>(id, {field<"blocks"> = std::vector<int>{}}))
      .get();
  CHECK(readStory(id).blocks.empty());
  client().request(deleteItem<&Schema::articles>(id)).get();
}

TEST_CASE("a collection that the shape leaves out comes by key, and may all do so", "[relations]") {
  struct TextOnly {
    Any<In<"block_text", Text>> item{};
  };
  struct Keys {
    std::string collection{};
    std::string item{};
  };
  struct Blocks {
    std::vector<TextOnly> blocks{};
  };
  struct Links {
    std::vector<Keys> blocks{};
  };
  const Blocks texts = client().request(readItem<&Schema::articles, Blocks>(1)).get();
  CHECK(texts.blocks.at(0).item.getIf<Text>()->text == "block");
  CHECK(texts.blocks.at(1).item.collection() == "block_image");
  CHECK(texts.blocks.at(1).item.key() == 1);
  const Links links = client().request(readItem<&Schema::articles, Links>(1)).get();
  CHECK(links.blocks.at(1).collection == "block_image");
  CHECK(links.blocks.at(1).item == "1");
}

TEST_CASE("the junction itself is a collection like any other", "[relations]") {
  const auto blocks = client()
                          .request(readItems<&Schema::articles_blocks>(
                              {.filter = field<"articles_id"> == 1, .sort = {field<"sort">}}))
                          .get();
  REQUIRE(blocks.size() == 2);
  CHECK(blocks[0].articles_id == 1);
  CHECK(blocks[0].item.getIf<BlockText>()->text == "block");
  CHECK(blocks[1].item.getIf<BlockImage>()->image == cover);
}

TEST_CASE("filters, sort and deep go through a many-to-any relation", "[relations]") {
  struct Id {
    int id{};
  };
  const auto found = [](const Query<Article>& query) {
    std::vector<int> ids;
    for (const Id& one : client().request(readItems<&Schema::articles, Id>(query)).get())
      ids.push_back(one.id);
    return ids;
  };
  CHECK(found({.filter = field<"blocks.item:block_text.text"> == "block"}) == std::vector<int>{1});
  CHECK(found({.filter = field<"blocks">.some(field<"item:block_image.image.title"> == "Cover")}) ==
        std::vector<int>{1});
  CHECK(found({.filter = field<"blocks">.none(field<"item:block_text.text"> == "block") &&
                         field<"id"> <= 2}) == std::vector<int>{2});
  CHECK(found({.filter = field<"blocks">.some(field<"item"> == "1") && field<"id"> == 1}) ==
        std::vector<int>{1});
  CHECK(found({.filter = field<"blocks.collection"> == "block_image"}) == std::vector<int>{1});
  CHECK(found({.sort = {field<"blocks.item:block_text.text">, field<"id">}, .limit = 1}).size() ==
        1);

  const Story images =
      client()
          .request(readItem<&Schema::articles, Story>(
              1, {.deep = {{field<"blocks">, {.filter = field<"collection"> == "block_image"}}}}))
          .get();
  REQUIRE(images.blocks.size() == 1);
  CHECK(images.blocks[0].item.getIf<Image>() != nullptr);
  const Story filtered =
      client()
          .request(readItem<&Schema::articles, Story>(
              1, {.deep = {{field<"blocks">,
                            {.deep = {{field<"item:block_text">,
                                       {.filter = field<"text"> == "other"}}}}}}}))
          .get();
  REQUIRE(filtered.blocks.size() == 2);
  CHECK(filtered.blocks[0].item.isNull());
  CHECK(filtered.blocks[1].item.getIf<Image>()->caption == "cap");
}
