// expect: directus: readAll sends nothing until its items are read
#include <directus/typed.hpp>

using namespace directus;

struct Article {
  int id{};
  std::string title{};
};
struct Schema {
  std::vector<Article> articles;
};

void check() {
  const auto client = createDirectus<Schema>("https://example.com").with(rest());
#ifdef MISTAKE
  client.request(readAll(readItems<&Schema::articles>()));
#else
  (void)client.request(readAll(readItems<&Schema::articles>()));
#endif
}
