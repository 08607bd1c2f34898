// expect: directus: wholeItem(item) takes a struct
#include <directus/query/changes.hpp>

using namespace directus;

struct Article {
  int id{};
};

void check() {
#ifdef MISTAKE
  (void)wholeItem(std::string("a"));
#else
  (void)wholeItem(Article{});
#endif
}
