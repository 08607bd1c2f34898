// expect: directus: where the model is known, name a field as field<"name">
#include <directus/query/query.hpp>

using namespace directus;

struct Article {
  int id{};
  std::string title{};
};

void check() {
#ifdef MISTAKE
  const FieldName<Article> name = "title";
#else
  const FieldName<Article> name = field<"title">;
#endif
  (void)name;
}
