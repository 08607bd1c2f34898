// expect: directus: the shape has a field that the collection's model does not have
// near: articles.author.nam
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
struct Who {
  std::string nam{};
};
struct Wrong {
  Who author{};
};
struct Screen {
  std::vector<Wrong> articles{};
};
#else
struct Who {
  std::string name{};
};
struct Right {
  Who author{};
};
struct Screen {
  std::vector<Right> articles{};
};
#endif

void check() {
  (void)createDirectus<Schema>("http://127.0.0.1").with(graphql()).query<Screen>();
}
