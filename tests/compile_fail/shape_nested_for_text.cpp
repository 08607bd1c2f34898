// expect: directus: a nested struct in the shape asks for fields of a relation, but this field of the collection's model is not a relation: it is neither a Ref<T> nor a list of structs
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
  Name title;
#else
  std::string title;
#endif
};

void check() {
  detail::checkShape<Card, ModelOf<&Schema::articles>>();
}
