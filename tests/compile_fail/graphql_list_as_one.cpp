// expect: directus: this collection is a list: read it into a std::vector of structs, or one item of it by collection_by_id
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
  Card articles{};
};
#else
struct Screen {
  std::vector<Card> articles{};
};
#endif

void check() {
  (void)createDirectus<Schema>("http://127.0.0.1").with(graphql()).query<Screen>();
}
