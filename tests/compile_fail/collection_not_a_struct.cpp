// expect: directus: a collection of the schema is a std::vector of structs, a singleton is one struct
#include <directus/schema/schema.hpp>

using namespace directus;

struct Article {
  int id{};
};
struct Schema {
#ifdef MISTAKE
  std::vector<int> articles;
#else
  std::vector<Article> articles;
#endif
};

static_assert(!isSingleton<&Schema::articles>);
