// expect: directus: name a collection by the schema's member: &Schema::articles
#include <directus/typed.hpp>

using namespace directus;

struct Article {
  int id{};
};
struct Schema {
  std::vector<Article> articles;
  static std::vector<Article> drafts;
};

void check() {
#ifdef MISTAKE
  (void)readItems<&Schema::drafts>();
#else
  (void)readItems<&Schema::articles>();
#endif
}
