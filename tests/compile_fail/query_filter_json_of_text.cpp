// expect: directus: Directus has no such function for this field: year, month, week, day, weekday, hour, minute and second take dates and times, count takes lists and JSON, json takes JSON
#include <directus/typed.hpp>

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
  (void)readItems<&Schema::articles>({.filter = field<"title">.json("size.width") > 3});
#else
  (void)readItems<&Schema::articles>({.filter = field<"title"> == "3"});
#endif
}
