// expect: directus: the model has no field of that name
// near: "author.nam"
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
       client.request(readItems<&Schema::articles>({.filter = field<"author.nam"> == "x"})).get())
    (void)article;
#else
  for (const Article& article :
       client.request(readItems<&Schema::articles>({.filter = field<"author.name"> == "x"})).get())
    (void)article;
#endif
}
