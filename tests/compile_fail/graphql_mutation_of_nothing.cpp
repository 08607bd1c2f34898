// expect: directus: a mutation is made of commands
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

struct Saved {
  Card card{};
};

void check() {
  const auto client = createDirectus<Schema>("http://127.0.0.1").with(graphql());
#ifdef MISTAKE
  (void)client.mutate<Saved>();
#else
  (void)client.mutate<Saved>(updateItem<&Schema::articles, Card>(1, {field<"title"> = "x"}));
#endif
}
