// expect: directus: this field cannot be compared with, or set to, a value of that type
// near: "title"
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
  const Query<Article> query{.filter = field<"title"> == 1};
#else
  const Query<Article> query{.filter = field<"id"> == 1};
#endif
  (void)query;
}
