// expect: directus: this relation leads to several collections: name one, as in field<"item:block_text.text">
#include <directus/query/query.hpp>

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

void check() {
#ifdef MISTAKE
  const Query<Article> query{.filter = field<"blocks.item.text"> == "x"};
#else
  const Query<Article> query{.filter = field<"blocks.item:block_text.text"> == "x"};
#endif
  (void)query;
}
