// expect: directus: a field of the shape has another type than the field of the collection's model
// near: "title"
#include <directus/query/fields.hpp>
#include <directus/schema/schema.hpp>

using namespace directus;

struct Author {
  int id{};
  std::string name;
};
struct Article {
  int id{};
  std::string title;
  Ref<Author> author;
  std::vector<Author> editors;
};
struct Schema {
  std::vector<Article> articles;
};

struct Name {
  std::string name;
};
struct Wrong {
  std::string nmae;
};
struct Card {
  int id{};
#ifdef MISTAKE
  int title{};
#else
  std::optional<std::string> title;
#endif
};

void check() {
  detail::checkShape<Card, ModelOf<&Schema::articles>>();
}
