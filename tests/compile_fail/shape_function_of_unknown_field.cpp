// expect: directus: the shape has a field that the collection's model does not have
// near: "year(dat)"
#include <directus/query/shape.hpp>

using namespace directus;

struct Comment {
  int id{};
  std::string text{};
};
struct Article {
  int id{};
  std::string title{};
  std::string date{};
  Refs<Comment> comments{};
};

struct Text {
  std::string text{};
};
struct Card {
  int year{};

#ifdef MISTAKE
  static constexpr auto fieldNames() { return renamed<&Card::year>("year(dat)"); }
#else
  static constexpr auto fieldNames() { return renamed<&Card::year>("year(date)"); }
#endif
};

void check() {
  detail::checkShape<Card, Article>();
}
