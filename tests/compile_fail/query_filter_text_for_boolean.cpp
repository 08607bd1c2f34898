// expect: directus: this field cannot be compared with, or set to, a value of that type
// near: Article
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
  const Query<Article> query{.filter = field<"featured"> == "yes"};
#else
  const Query<Article> query{.filter = field<"featured"> == true};
#endif
  (void)query;
}
