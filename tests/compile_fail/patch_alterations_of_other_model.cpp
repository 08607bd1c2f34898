// expect: directus: this Patch or these Alterations belong to another model than the one that the relation leads to
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
  const Patch<Article> patch{field<"comments"> = Alterations<Author>{.delete_ = {1}}};
#else
  const Patch<Article> patch{field<"comments"> = Alterations<Comment>{.delete_ = {1}}};
#endif
}
