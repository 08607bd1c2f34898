// expect: directus: this client has no live queries: include directus/live/live.hpp and add .with(live()) to it
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
#ifdef MISTAKE
  (void)createDirectus<Schema>("http://127.0.0.1")
      .with(rest())
      .live(readItems<&Schema::articles>());
#else
  (void)createDirectus<Schema>("http://127.0.0.1")
      .with(rest())
      .with(live())
      .live(readItems<&Schema::articles>());
#endif
}
