// expect: directus: .with(...) consumes the client: write std::move(client).with(...)
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
  auto client = createDirectus("https://example.com");
  client.with(rest());
#else
  auto client = createDirectus("https://example.com");
  (void)std::move(client).with(rest());
#endif
}
