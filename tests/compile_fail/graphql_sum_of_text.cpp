// expect: directus: sum and avg take numbers only: this field of the collection's model is not a number
// near: articles_aggregated.sum.title
#include <directus/graphql/graphql.hpp>
#include <directus/typed.hpp>

using namespace directus;

struct Author {
  int id{};
  std::string name{};
};
struct Article {
  int id{};
  std::string title{};
  int views{};
  Ref<Author> author{};
};
struct Globals {
  std::string site_name{};
};
struct Schema {
  std::vector<Article> articles;
  std::vector<Author> authors;
  Globals globals;
};

struct Card {
  int id{};
  std::string title{};
};

#ifdef MISTAKE
struct Sums {
  std::string title{};
};
struct Row {
  Sums sum{};
};
struct Screen {
  std::vector<Row> articles_aggregated{};
};
#else
struct Sums {
  int views{};
};
struct Row {
  Sums sum{};
};
struct Screen {
  std::vector<Row> articles_aggregated{};
};
#endif

void check() {
  (void)createDirectus<Schema>("http://127.0.0.1").with(graphql()).query<Screen>();
}
