// expect: directus: this field leads to items of several collections: read it into an Any<In<"collection", Struct>...>
// near: "item"
#include <directus/query/shape.hpp>

using namespace directus;

struct Text {
  int id{};
  std::string text{};
};
struct Image {
  int id{};
  std::string caption{};
  Refs<Text> notes{};
};
struct Block {
  int id{};
  Any<In<"block_text", Text>, In<"block_image", Image>> item{};
};
struct Article {
  int id{};
  std::string title{};
  Refs<Block> blocks{};
};

struct Words {
  std::string text{};
};
struct Content {
#ifdef MISTAKE
  Words item{};
#else
  Any<In<"block_text", Words>> item{};
#endif
};

void check() {
  detail::checkShape<Content, Block>();
}
