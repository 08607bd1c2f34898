// expect: directus: in GraphQL an aggregate's function names its fields: struct Counts { int id{}; }; Counts countDistinct; (count and countAll may be a number: they count the items)
// near: countDistinct
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
struct Row {
  int countDistinct{};
};
struct Screen {
  std::vector<Row> articles_aggregated{};
};
#else
struct Row {
  int count{};
};
struct Screen {
  std::vector<Row> articles_aggregated{};
};
#endif

void check() {
  (void)createDirectus<Schema>("http://127.0.0.1").with(graphql()).query<Screen>();
}
