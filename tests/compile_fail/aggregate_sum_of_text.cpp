// expect: directus: sum and avg take numbers only: this field of the collection's model is not a number
// near: sum.status
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
  int status{};
};
struct Row {
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
