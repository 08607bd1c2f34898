// expect: directus: the rows are a range of structs, or a function that gives a std::optional of one, with nothing at the end
#include <directus/helpers/bulk.hpp>
#include <directus/typed.hpp>

using namespace directus;

struct Article {
  int id{};
};
struct Schema {
  std::vector<Article> articles;
};

void check() {
  const auto client = createDirectus<Schema>("https://example.com").with(rest());
#ifdef MISTAKE
  (void)importItems<&Schema::articles>(client, std::vector<std::string>());
#else
  (void)importItems<&Schema::articles>(client, std::vector<Article>());
#endif
}
