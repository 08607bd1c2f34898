// expect: directus: users_me and roles_me take no arguments
// near: users_me
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
  std::vector<Author> directus_fields;
  std::vector<Author> directus_users;
  Globals globals;
};

struct Card {
  int id{};
  std::string title{};
};

struct Screen {
  std::vector<Author> users{};
  Author users_me{};
};

void check() {
  const auto client = createDirectus<Schema>("http://127.0.0.1").with(graphql());
#ifdef MISTAKE
  (void)client.query<Screen, GraphqlScope::system>({{field<"users_me">, {.limit = 1}}});
#else
  (void)client.query<Screen, GraphqlScope::system>({{field<"users">, {.limit = 1}}});
#endif
}
