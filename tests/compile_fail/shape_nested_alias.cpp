// expect: directus: alias:field works on the first level of a shape only
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
struct Words {
  std::string words{};

#ifdef MISTAKE
  static constexpr auto fieldNames() { return renamed<&Words::words>("words:text"); }
#else
  static constexpr auto fieldNames() { return renamed<&Words::words>("text"); }
#endif
};
struct Card {
  std::vector<Words> comments{};
};

void check() {
  detail::checkShape<Card, Article>();
}
