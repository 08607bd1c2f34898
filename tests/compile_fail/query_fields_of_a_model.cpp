// expect: directus: where the model is known, the struct of the result names the fields: readItems<&Schema::articles, Card>(...)
#include <directus/typed.hpp>

using namespace directus;

struct Article {
  int id{};
  std::string title{};
};
struct Schema {
  std::vector<Article> articles;
};
struct Card {
  std::string title{};
};

void check() {
  const auto client = createDirectus<Schema>("https://example.com").with(rest());
#ifdef MISTAKE
  for (const Article& article :
       client.request(readItems<&Schema::articles>({.fields = {"title"}, .limit = 3})).get())
    (void)article;
#else
  for (const Card& article : client.request(readItems<&Schema::articles, Card>({.limit = 3})).get())
    (void)article;
#endif
}
