// expect: directus: a live query keeps items true: give it a command that reads a list or one item, such as readItems, readItem or readSingleton, without withMeta
#include <directus/live/live.hpp>
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
  const auto client = createDirectus<Schema>("http://127.0.0.1").with(rest()).with(live());
#ifdef MISTAKE
  (void)client.live(readItems<&Schema::articles>().withMeta());
#else
  (void)client.live(readItems<&Schema::articles>());
#endif
}
