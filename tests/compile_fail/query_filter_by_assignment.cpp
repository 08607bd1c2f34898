// expect: directus: a filter compares by ==, as in field<"title"> == "x"; = sets a field in a patch
#include <directus/typed.hpp>

using namespace directus;

struct Article {
  int id{};
  std::string title{};
};
struct Schema {
  std::vector<Article> articles;
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
