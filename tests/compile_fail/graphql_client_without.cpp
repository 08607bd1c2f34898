// expect: directus: this client has no GraphQL: include directus/graphql/graphql.hpp and add .with(graphql()) to it
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
};

void check() {
#ifdef MISTAKE
  (void)createDirectus<Schema>("http://127.0.0.1").with(rest()).query<Screen>();
#else
  (void)createDirectus<Schema>("http://127.0.0.1").with(graphql()).query<Screen>();
#endif
}
