// expect: directus: an update takes a Patch, such as {field<"title"> = "New"}, changes(before, after) or wholeItem(item), or JSON: a struct cannot say which members stay as they are
#include <directus/typed.hpp>

using namespace directus;

struct Article {
  int id{};
  std::string title{};
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
  (void)updateUser("key", Globals{});
#else
  (void)updateUser("key", Patch<>{field<"title"> = "New"});
#endif
}
