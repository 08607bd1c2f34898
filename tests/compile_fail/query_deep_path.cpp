// expect: directus: deep names one relation: name a relation below it in the .deep of that relation
#include <directus/query/query.hpp>

using namespace directus;

struct Book {
  int id{};
};
struct Author {
  int id{};
  std::vector<Book> books{};
};
struct Article {
  int id{};
  std::vector<Author> editors{};
};

void check() {
#ifdef MISTAKE
  const Query<Article> query{.deep = {{field<"editors.books">, {.limit = 1}}}};
#else
  const Query<Article> query{.deep = {{field<"editors">, {.limit = 1}}}};
#endif
  (void)query;
}
