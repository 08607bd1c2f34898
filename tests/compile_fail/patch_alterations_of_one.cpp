// expect: directus: Alterations are for relations to several items: set a relation to one item by its key, an object or a Patch
// near: "author"
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
  const Patch<Article> patch{field<"author"> = Alterations<Author>{.delete_ = {1}}};
#else
  const Patch<Article> patch{field<"comments"> = Alterations<Comment>{.delete_ = {1}}};
#endif
}
