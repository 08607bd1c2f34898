// expect: directus: a patch sets fields of the item itself: to change a related item, write field<"author"> = Patch<Author>{...}
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
  const Patch<Article> patch{field<"author.name"> = "x"};
#else
  const Patch<Article> patch{field<"author"> = 1};
#endif
  (void)patch;
}
