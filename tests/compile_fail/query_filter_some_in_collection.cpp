// expect: directus: Directus does not accept some and none behind the collection of a many-to-any relation
// near: "blocks.item:block_image.notes"
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
  const Query<Article> query{.filter =
                                 field<"blocks.item:block_image.notes">.some(field<"text"> == "x")};
#else
  const Query<Article> query{.filter = field<"blocks.item:block_image.notes.text"> == "x"};
#endif
  (void)query;
}
