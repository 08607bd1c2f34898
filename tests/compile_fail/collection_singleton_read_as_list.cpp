// expect: directus: this collection is a singleton: use readSingleton or updateSingleton
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
  (void)readItems<&Schema::globals>();
#else
  (void)readSingleton<&Schema::globals>();
#endif
}
