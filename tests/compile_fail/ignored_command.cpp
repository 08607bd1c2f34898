// expect: directus: a command does nothing until client.request(command)
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
  withToken("t", readItems<&Schema::articles>());
#else
  (void)withToken("t", readItems<&Schema::articles>());
#endif
}
