// expect: directus: this client has no connection: include directus/realtime/realtime.hpp and add .with(realtime()) to it
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
#ifdef MISTAKE
  (void)createDirectus<Schema>("http://127.0.0.1").with(rest()).subscribe<&Schema::articles>();
#else
  (void)createDirectus<Schema>("http://127.0.0.1").with(realtime()).subscribe<&Schema::articles>();
#endif
}
