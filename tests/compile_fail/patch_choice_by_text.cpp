// expect: directus: a field with choices is compared with, and set to, a value of its enum, as in field<"status"> == Status::published, or Variable("$CURRENT_USER.status")
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
  (void)updateItem<&Schema::articles>(1, {field<"status"> = "publishd"});
#else
  (void)updateItem<&Schema::articles>(1, {field<"status"> = Status::published});
#endif
}
