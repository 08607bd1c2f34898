// expect: directus: Directus has no such function for this field: year, month, week, day, weekday, hour, minute and second take dates and times, count takes lists and JSON, json takes JSON
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
