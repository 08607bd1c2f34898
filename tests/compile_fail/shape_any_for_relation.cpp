// expect: directus: the shape has an Any for a field that is not an Any in the collection's model: use a nested struct
// near: "author"
#include <directus/query/shape.hpp>

using namespace directus;

struct Author {
  int id{};
  std::string name{};
};
struct Article {
  int id{};
  Ref<Author> author{};
};

struct Name {
  std::string name{};
};
struct Card {
#ifdef MISTAKE
  Any<In<"authors", Name>> author{};
#else
  Name author{};
#endif
};

void check() {
  detail::checkShape<Card, Article>();
}
