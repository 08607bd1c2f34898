// expect: directus: a screen is a struct whose members are structs and lists of structs: their members are the fields to ask for
// near g++: articles
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
struct Screen {
  std::vector<int> articles{};
};
#else
struct Screen {
  std::vector<Card> articles{};
};
#endif

void check() {
  (void)createDirectus<Schema>("http://127.0.0.1").with(graphql()).query<Screen>();
}
