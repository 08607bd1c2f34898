#include <directus/query/alterations.hpp>

#include "support/catch.hpp"

using namespace directus;

namespace {

struct Author {
  int id{};
  std::string name{};
};
struct Comment {
  int id{};
  std::string text{};
  Ref<Author> by{};
};
struct Text {
  int id{};
  std::string text{};
};
struct Block {
  int id{};
  Any<In<"block_text", Text>> item{};
};
struct Article {
  int id{};
  std::string title{};
  Ref<Author> author{};
  Refs<Comment> comments{};
  Refs<Block> blocks{};
};

struct NewComment {
  std::string text{};
  std::optional<int> by{};
};
struct NewAuthor {
  std::string name{};
};
struct NewText {
  std::string text{};
};
struct NewBlock {
  Any<In<"block_text", NewText>> item{};
};

std::string text(const Patch<Article>& patch) {
  const auto json = patch.text();
  return json ? *json : std::string("refused: ") + json.error().what();
}

}  // namespace

TEST_CASE("items of a relation are created, changed and deleted in one patch") {
  CHECK(text({field<"title"> = "x",
              field<"comments"> =
                  Alterations<Comment>{
                      .create = {NewComment{.text = "a"}, {field<"text"> = "b", field<"by"> = 7}},
                      .update = {{field<"id"> = 3, field<"text"> = "c"}},
                      .delete_ = {4, 5}}}) ==
        R"({"title":"x","comments":{"create":[{"text":"a"},{"text":"b","by":7}],)"
        R"("update":[{"id":3,"text":"c"}],"delete":[4,5]}})");
  CHECK(text({field<"comments"> = Alterations<Comment>{.delete_ = {"k"}}}) ==
        R"({"comments":{"create":[],"update":[],"delete":["k"]}})");
}

TEST_CASE("alterations nest") {
  CHECK(text({field<"comments"> =
                  Alterations<Comment>{
                      .create = {{field<"by"> = NewAuthor{.name = "Ada"}}},
                      .update = {{field<"id"> = 1,
                                  field<"by"> =
                                      Patch<Author>{field<"id"> = 2, field<"name"> = "Bob"}}}}}) ==
        R"({"comments":{"create":[{"by":{"name":"Ada"}}],)"
        R"("update":[{"id":1,"by":{"id":2,"name":"Bob"}}],"delete":[]}})");
}

TEST_CASE("an item of a many-to-any relation is set with its collection") {
  const Patch<Block> patch = {field<"id"> = 1,
                              field<"item"> = in<"block_text">(NewText{.text = "x"})};
  CHECK(patch.text().value() == R"({"id":1,"collection":"block_text","item":{"text":"x"}})");
  CHECK(Patch<Block>{field<"item"> = in<"block_text">(3)}.text().value() ==
        R"({"collection":"block_text","item":3})");
  CHECK(
      Patch<Block>{field<"item"> = in<"block_text">(Patch<Text>{field<"id"> = 2})}.text().value() ==
      R"({"collection":"block_text","item":{"id":2}})");
  CHECK(text({field<"blocks"> =
                  Alterations<Block>{.create = {NewBlock{.item = NewText{.text = "y"}}},
                                     .update = {{field<"id"> = 5,
                                                 field<"item"> = in<"block_text">(Patch<Text>{
                                                     field<"id"> = 2, field<"text"> = "z"})}}}}) ==
        R"({"blocks":{"create":[{"collection":"block_text","item":{"text":"y"}}],)"
        R"("update":[{"id":5,"collection":"block_text","item":{"id":2,"text":"z"}}],)"
        R"("delete":[]}})");
}

TEST_CASE("what cannot be sent is named by its place in the alterations") {
  CHECK(text({field<"comments"> =
                  Alterations<Comment>{.create = {{}, NewComment{.text = "\xff"}}}}) ==
        "refused: comments: create[1].text: not UTF-8");
  CHECK(text({field<"comments"> = Alterations<Comment>{.update = {{field<"text"> = "\xff"}}}}) ==
        "refused: comments: update[0].text: holds text that is not UTF-8");
  CHECK(text({field<"comments"> = Alterations<Comment>{.delete_ = {1, nullptr}}}) ==
        "refused: comments: delete[1] is not a key");
}
