// expect: directus: the Any of this relation has no collection of that name
// near: "notes"
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
  const Patch<Block> patch{field<"item"> = in<"notes">(3)};
#else
  const Patch<Block> patch{field<"item"> = in<"comments">(3)};
#endif
}
