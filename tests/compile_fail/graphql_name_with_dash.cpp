// expect: directus: GraphQL has no such name: its names are letters, digits and _, begin with no digit and not with __, and Directus keeps some for itself (Query, Date, Point ...): read this by rest()
// near: articles.sub-title
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
  std::string subtitle{};

  static constexpr auto fieldNames() { return renamed<&Article::subtitle>("sub-title"); }
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
struct Wrong {
  std::string subtitle{};

  static constexpr auto fieldNames() { return renamed<&Wrong::subtitle>("sub-title"); }
};
struct Screen {
  std::vector<Wrong> articles{};
};
#else
struct Screen {
  std::vector<Card> articles{};
};
#endif

void check() {
  (void)createDirectus<Schema>("http://127.0.0.1").with(graphql()).query<Screen>();
}
