// expect: directus: this is an operation, not yet its result: write .get() behind the call, or co_await it
#include <directus/typed.hpp>

using namespace directus;

struct Article {
  int id{};
  std::string title{};
};
struct Schema {
  std::vector<Article> articles;
};

int check() {
  const auto client = createDirectus<Schema>("https://example.com").with(rest());
#ifdef MISTAKE
  return client.request(readItem<&Schema::articles>(1))->id;
#else
  return client.request(readItem<&Schema::articles>(1)).get().id;
#endif
}
