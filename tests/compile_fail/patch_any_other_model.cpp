// expect: directus: this Patch belongs to another model than the items of that collection
#include <directus/query/alterations.hpp>

using namespace directus;

struct Author {
  int id{};
};
struct Comment {
  int id{};
  std::string text{};
};
struct Block {
  Any<In<"comments", Comment>> item{};
};

void check() {
#ifdef MISTAKE
  const Patch<Block> patch{field<"item"> = in<"comments">(Patch<Author>{field<"id"> = 3})};
#else
  const Patch<Block> patch{field<"item"> = in<"comments">(Patch<Comment>{field<"id"> = 3})};
#endif
}
