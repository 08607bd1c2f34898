// expect: directus: an operation does nothing until .get(), .result(), .start(...) or co_await
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
  const auto client = createDirectus<Schema>("https://example.com").with(rest());
  client.request(readItems<&Schema::articles>());
#else
  const auto client = createDirectus<Schema>("https://example.com").with(rest());
  client.request(readItems<&Schema::articles>()).get();
#endif
}
