// expect: directus: this collection is a list, not a singleton: use readItems or updateItem
#include <directus/typed.hpp>

using namespace directus;

struct Article {
  int id{};
  std::string title{};
};
struct Globals {
  std::string site_name{};
};
struct Schema {
  std::vector<Article> articles;
  Globals globals;
};

void check() {
#ifdef MISTAKE
  (void)readSingleton<&Schema::articles>();
#else
  (void)readItems<&Schema::articles>();
#endif
}
