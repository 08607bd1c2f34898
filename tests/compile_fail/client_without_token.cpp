// expect: directus: this client has no token: add .with(staticToken(...)) or .with(authentication()) to it
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
  const auto client = createDirectus("https://example.com").with(rest());
  client.getToken().get();
#else
  const auto client = createDirectus("https://example.com").with(staticToken("t"));
  client.getToken().get();
#endif
}
