// expect: directus: the model has no field of that name
// near: "titel"
#include <directus/query/query.hpp>

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
  const Query<Article> query{.filter = field<"titel"> == "x"};
#else
  const Query<Article> query{.filter = field<"title"> == "x"};
#endif
  (void)query;
}
