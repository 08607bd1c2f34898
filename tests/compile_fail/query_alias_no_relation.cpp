// expect: directus: this field is no relation
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
