// expect: directus: the shape has a field that the collection's model does not have
// near: "name"
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
  const Patch<Article> patch{field<"comments"> = std::vector<Author>{}};
#else
  const Patch<Article> patch{field<"author"> = Author{}};
#endif
}
