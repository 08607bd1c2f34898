// Lists of any length: every item, page by page, with one page in memory.
#include <directus/directus.hpp>

#include <iostream>

#include "settings.hpp"

using namespace directus;

struct Article {
  int id{};
  std::string title;
  std::string status;
};
struct Schema {
  std::vector<Article> articles;
};

int main() {
  try {
    const auto client =
        createDirectus<Schema>(settings::url()).with(rest()).with(staticToken(settings::token()));
    //! [read_all]
    const auto published = readItems<&Schema::articles>({.filter = field<"status"> == "published"});
    for (const Article& article :
         client.request(readAll(published, {.pageSize = 500, .key = "id"})))
      std::cout << article.id << ' ' << article.title << '\n';
    //! [read_all]
  } catch (const Error& error) {
    std::cerr << error.what() << '\n';
    return 1;
  }
}
