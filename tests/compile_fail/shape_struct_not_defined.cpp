// expect: directus: this struct is declared but not defined here: include the header that defines it
// near: Author
#include <directus/typed.hpp>

using namespace directus;

struct Author;
struct Article {
  int id{};
  std::string title;
  Ref<Author> author;
};
struct Schema {
  std::vector<Article> articles;
};

struct Name {
  std::string name;
};
struct Card {
  std::string title;
#ifdef MISTAKE
  std::optional<Name> author;
#else
  Ref<Author> author;
#endif
};

auto cards() {
  return readItems<&Schema::articles, Card>();
}
