// expect: directus: a date or time is compared with, and set to, a Date, Time, DateTime, Timestamp or Variable("$NOW(-1 day)"), or a time point of <chrono> with #include <directus/values/chrono.hpp>
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
  (void)updateItem<&Schema::articles>(1, {field<"date_created"> = "now"});
#else
  (void)updateItem<&Schema::articles>(1, {field<"date_created"> = Timestamp{0}});
#endif
}
