// expect: directus: .with(...) takes a composable, such as rest() or staticToken(...)
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
  (void)createDirectus("https://example.com").with("t");
#else
  (void)createDirectus("https://example.com").with(staticToken("t"));
#endif
}
