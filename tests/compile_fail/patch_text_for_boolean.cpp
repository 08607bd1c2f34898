// expect: directus: this field cannot be compared with, or set to, a value of that type
// near: Article
#include <directus/query/patch.hpp>

using namespace directus;

struct Author {
  int id{};
  std::string name{};
};
struct Article {
  int id{};
  std::string title{};
  bool featured{};
  Ref<Author> author{};
  std::vector<Author> editors{};
};

void check() {
#ifdef MISTAKE
  const Patch<Article> patch{field<"featured"> = "x"};
#else
  const Patch<Article> patch{field<"featured"> = true};
#endif
  (void)patch;
}
