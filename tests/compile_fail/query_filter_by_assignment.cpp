// expect: directus: a filter compares by ==, as in field<"title"> == "x"; = sets a field in a patch
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
struct Card {
  std::string title{};
};

void check() {
  const auto client = createDirectus<Schema>("https://example.com").with(rest());
#ifdef MISTAKE
  for (const Article& article :
       client.request(readItems<&Schema::articles>({.filter = field<"title"> = "x"})).get())
    (void)article;
#else
  for (const Article& article :
       client.request(readItems<&Schema::articles>({.filter = field<"title"> == "x"})).get())
    (void)article;
#endif
}
