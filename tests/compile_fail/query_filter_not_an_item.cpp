// expect: directus: a field is compared with a key or a value, not with an item: field<"author"> == author.id
#include <directus/typed.hpp>

using namespace directus;

struct Author {
  int id{};
  std::string name{};
};
struct Article {
  int id{};
  std::string title{};
  Ref<Author> author{};
};
struct Schema {
  std::vector<Article> articles;
};

void check() {
  const auto client = createDirectus<Schema>("https://example.com").with(rest());
#ifdef MISTAKE
  for (const Article& article :
       client.request(readItems<&Schema::articles>({.filter = field<"author"> != Author{}})).get())
    (void)article;
#else
  for (const Article& article :
       client.request(readItems<&Schema::articles>({.filter = field<"author"> != 3})).get())
    (void)article;
#endif
}
