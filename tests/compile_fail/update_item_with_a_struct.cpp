// expect: directus: an update takes a Patch, such as {field<"title"> = "New"}, changes(before, after) or wholeItem(item): a struct cannot say which members stay as they are
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
  (void)updateItem<&Schema::articles>(1, Article{});
#else
  (void)updateItem<&Schema::articles>(1, wholeItem(Article{}));
#endif
}
