// expect: directus: in<"collection">(...) is for the Any of a many-to-any relation
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
  const Patch<Article> patch{field<"author"> = in<"authors">(3)};
#else
  const Patch<Article> patch{field<"author"> = 3};
#endif
}
