// expect: directus: a field is compared with a number, a text, a boolean, an enum, one of the library's values, JSON, or a list of them for in and nin
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
  (void)readItems<&Schema::articles>({.filter = field<"author">.in(std::vector<Author>())});
#else
  (void)readItems<&Schema::articles>({.filter = field<"author">.in(Refs<Author>())});
#endif
}
