// expect: directus: to compare with a time point of <chrono>, #include <directus/values/chrono.hpp>
#include <directus/typed.hpp>

#include <chrono>

using namespace directus;

enum class Status { draft, published };
struct Author {
  int id{};
  std::string name{};
};
struct Article {
  int id{};
  std::string title{};
  Status status{};
  std::optional<int> views{};
  Timestamp date_created{};
  std::optional<Time> starts_at{};
  Ref<Author> author{};
  Refs<Author> editors{};
};
struct Globals {
  std::string site_name{};
};
struct Schema {
  std::vector<Article> articles;
  Globals globals;
};

void check() {
#ifdef MISTAKE
  (void)readItems<&Schema::articles>(
      {.filter = field<"date_created"> > std::chrono::system_clock::now()});
#else
  (void)readItems<&Schema::articles>({.filter = field<"date_created"> > Timestamp{0}});
#endif
}
