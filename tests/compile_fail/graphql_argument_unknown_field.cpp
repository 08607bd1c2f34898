// expect: directus: the model has no field of that name
// near: tittle
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

struct Screen {
  std::vector<Card> articles{};
  std::optional<Card> articles_by_id{};
};

void check() {
  const auto client = createDirectus<Schema>("http://127.0.0.1").with(graphql());
#ifdef MISTAKE
  (void)client.query<Screen>({{field<"articles">, {.filter = field<"tittle"> == "x"}}});
#else
  (void)client.query<Screen>({{field<"articles">, {.filter = field<"title"> == "x"}}});
#endif
}
