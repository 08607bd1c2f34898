// expect: directus: the shape has a field that the collection's model does not have
// near: stats
#include <directus/commands/aggregate.hpp>

using namespace directus;

struct Article {
  int id{};
  std::string status{};
  int views{};
};
struct Schema {
  std::vector<Article> articles;
};

#ifdef MISTAKE
struct Sums {
  int views{};
};
struct Row {
  std::string stats{};
  Sums sum{};
};
#else
struct Sums {
  int views{};
};
struct Row {
  std::string status{};
  Sums sum{};
};
#endif

void check() {
  (void)aggregate<&Schema::articles, Row>();
}
