// expect: directus: the model has no field of that name
// near: "titel"
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
  const Patch<Article> patch{field<"titel"> = "x"};
#else
  const Patch<Article> patch{field<"title"> = "x"};
#endif
  (void)patch;
}
