// expect: directus: a subscription that is let go of ends
#include <directus/realtime/realtime.hpp>
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
  auto client = createDirectus<Schema>("http://127.0.0.1").with(realtime());
#ifdef MISTAKE
  client.subscribe<&Schema::articles>().get();
#else
  const auto changes = client.subscribe<&Schema::articles>().get();
#endif
}
