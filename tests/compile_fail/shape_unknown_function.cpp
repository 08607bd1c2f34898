// expect: directus: Directus has no such function, or not for this field
// near: "sum(comments)"
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
  int comments{};

#ifdef MISTAKE
  static constexpr auto fieldNames() { return renamed<&Card::comments>("sum(comments)"); }
#else
  static constexpr auto fieldNames() { return renamed<&Card::comments>("count(comments)"); }
#endif
};

void check() {
  detail::checkShape<Card, Article>();
}
