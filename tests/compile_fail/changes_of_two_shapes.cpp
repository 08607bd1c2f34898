// expect: directus: the shape has a field that the collection's model does not have
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
  struct Card {
    int id{};
    std::string subtitle{};
  };
  (void)updateItem<&Schema::articles>(1, wholeItem(Card{}));
#else
  struct Card {
    int id{};
    std::string title{};
  };
  (void)updateItem<&Schema::articles>(1, wholeItem(Card{}));
#endif
}
