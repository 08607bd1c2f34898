// expect: directus: this field is not a relation: a path ends at it, and some, none, deep and alias need a relation
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
  const Query<Article> query{.alias = {{"other", field<"title">}}};
#else
  const Query<Article> query{.alias = {{"other", field<"editors">}}};
#endif
  (void)query;
}
