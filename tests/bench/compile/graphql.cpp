// The same list as in typed.cpp by a typed GraphQL query; run.sh measures how long it compiles.
#include <directus/graphql/graphql.hpp>
#include <directus/typed.hpp>

struct Author {
  int id{};
  std::string name;
};
struct Article {
  int id{};
  std::string title;
  std::optional<std::string> body;
  directus::Ref<Author> author;
};
struct Schema {
  std::vector<Article> articles;
  std::vector<Author> authors;
};
struct Card {
  int id{};
  std::string title;
  std::optional<Author> author;
};
struct Screen {
  std::vector<Card> articles;
};

std::vector<Card> cards() {
  using namespace directus;
  auto client = createDirectus<Schema>("http://127.0.0.1:8055").with(graphql());
  return client
      .query<Screen>(
          {{field<"articles">,
            {.filter = field<"author.name">.contains("Ada"), .sort = {-field<"id">}, .limit = 10}}})
      .get()
      .articles;
}
