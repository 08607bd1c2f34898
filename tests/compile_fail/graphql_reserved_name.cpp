// expect: directus: GraphQL has no such name: its names are letters, digits and _, begin with no digit and not with __, and Directus keeps some for itself (Query, Date, Point ...): read this by rest()
// near: Point
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
  std::vector<Author> Point;
  Globals globals;
};

struct Card {
  int id{};
  std::string title{};
};

#ifdef MISTAKE
struct Screen {
  std::vector<Author> Point{};
};
#else
struct Screen {
  std::vector<Card> articles{};
};
#endif

void check() {
  (void)createDirectus<Schema>("http://127.0.0.1").with(graphql()).query<Screen>();
}
