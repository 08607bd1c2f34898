// expect: directus: where the model is known, write sort as {field<"name">, -field<"date">}
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
  const Query<Article> query{.sort = {"-id"}};
#else
  const Query<Article> query{.sort = {-field<"id">}};
#endif
  (void)query;
}
