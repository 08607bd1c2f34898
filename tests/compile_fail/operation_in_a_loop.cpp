// expect: directus: this is an operation, not yet its result: write .get() behind the call, or co_await it, and loop over the result
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
  for (const Article& article : client.request(readItems<&Schema::articles>())) (void)article;
#else
  for (const Article& article : client.request(readItems<&Schema::articles>()).get()) (void)article;
#endif
}
