// expect: directus: this field cannot be compared with, or set to, a value of that type
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
  (void)readItems<&Schema::articles>({.filter = field<"title"> == Article().author});
#else
  (void)readItems<&Schema::articles>({.filter = field<"author"> == Article().author});
#endif
}
