// expect: directus: this client has that composable already
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
  (void)createDirectus("https://example.com").with(rest()).with(rest());
#else
  (void)createDirectus("https://example.com").with(rest());
#endif
}
