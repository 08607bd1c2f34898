// expect: directus: this relation leads to several collections: name one, as in field<"item"> = in<"block_text">(value)
// near: "item"
#include <directus/query/alterations.hpp>

using namespace directus;

struct Author {
  int id{};
  std::string name{};
};
struct Comment {
  int id{};
  std::string text{};
};
struct Block {
  Any<In<"comments", Comment>> item{};
};
struct Article {
  int id{};
  Ref<Author> author{};
  Refs<Comment> comments{};
};

void check() {
#ifdef MISTAKE
  const Patch<Block> patch{field<"item"> = Comment{}};
#else
  const Patch<Block> patch{field<"item"> = in<"comments">(Comment{})};
#endif
}
