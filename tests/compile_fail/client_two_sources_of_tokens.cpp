// expect: directus: a client takes its token from staticToken or from authentication, not from both
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
  (void)createDirectus("https://example.com").with(staticToken("t")).with(authentication());
#else
  (void)createDirectus("https://example.com").with(rest()).with(authentication());
#endif
}
