// expect: directus: where the model is known, name the fields as {field<"name">}
#include <directus/query/query.hpp>

using namespace directus;

struct Article {
  int id{};
  std::string title{};
};

void check() {
#ifdef MISTAKE
  const FieldNames<Article> names = std::string_view("title");
#else
  const FieldNames<Article> names = {field<"title">};
#endif
  (void)names;
}
