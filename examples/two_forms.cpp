// The same reads in both forms: typed by the schema's member, dynamic by name.
#include <directus/directus.hpp>

#include <iostream>

#include "settings.hpp"

using namespace directus;

struct Author {
  int id{};
  std::string name;
};
struct Article {
  int id{};
  std::string title;
  std::string status;
  int views{};
  Ref<Author> author;
};
struct Schema {
  std::vector<Article> articles;
  std::vector<Author> authors;
};

int main() {
  try {
    const auto client =
        createDirectus<Schema>(settings::url()).with(rest()).with(staticToken(settings::token()));
    //! [forms]
    // Typed: the model's fields, or those of your own shape.
    const std::vector<Article> articles =
        client.request(readItems<&Schema::articles>({.filter = field<"views"> > 5, .limit = 3}))
            .get();

    // Dynamic: as the JS SDK does it.
    const Json same = client
                          .request(readItems("articles", {.fields = {"id", "title", "author.name"},
                                                          .filter = Json{{"views", {{"_gt", 5}}}},
                                                          .sort = {"-date_created"},
                                                          .limit = 3}))
                          .get();

    // With the counts: a page instead of a list.
    const Page<Article> page =
        client.request(readItems<&Schema::articles>({.limit = 1}).withMeta()).get();
    std::cout << page.items.size() << " of " << page.totalCount.value_or(0) << '\n';
    //! [forms]
    for (const Article& article : articles) std::cout << article.title << '\n';
    for (const Json& article : same) std::cout << article.at("title") << '\n';
  } catch (const Error& error) {
    std::cerr << error.what() << '\n';
    return 1;
  }
}
