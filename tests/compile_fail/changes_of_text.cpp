// expect: directus: changes(before, after) takes two structs
#include <directus/query/changes.hpp>

using namespace directus;

struct Article {
  int id{};
};

void check() {
#ifdef MISTAKE
  (void)changes(std::string("a"), std::string("b"));
#else
  (void)changes(Article{}, Article{});
#endif
}
