// expect: directus: say in a nested struct which fields are summed up: struct Sums { int views{}; }; Sums sum; (count alone may be a number: it counts the items)
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
struct Row {
  int sum{};
};
#else
struct Row {
  int count{};
};
#endif

void check() {
  (void)aggregate<&Schema::articles, Row>();
}
