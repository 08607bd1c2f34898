// expect: directus: creating takes a struct, such as NewArticle{.title = "New"}, whose members without a value are left to the server; a Patch is for updates
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
  (void)createItem<&Schema::articles>(Patch<Article>{field<"title"> = "New"});
#else
  (void)createItem<&Schema::articles>({.title = "New"});
#endif
}
