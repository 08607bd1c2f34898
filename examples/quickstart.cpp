// Logs in, reads, creates and changes articles, all typed, and shows one handled error.

//! [quickstart]
//! [includes]
#include <directus/directus.hpp>

#include <iostream>

#include "settings.hpp"

using namespace directus;
//! [includes]

//! [structs]
// What is in the Directus: one struct a collection, and a schema that lists them.
struct Author {
  int id{};
  std::string name;
};
struct Article {
  int id{};
  std::string title;
  std::string status;
  std::optional<std::string> body;
  Ref<Author> author;
};
struct Globals {
  std::string site_name;
};
struct Schema {
  std::vector<Article> articles;  // a list
  std::vector<Author> authors;
  Globals globals;  // a singleton
};

// What this screen needs: only these fields are asked for.
struct Name {
  std::string name;
};
struct Card {
  int id{};
  std::string title;
  std::string status;
  std::optional<Name> author;
};
//! [structs]
//! [new]
struct NewArticle {
  std::string title;
  int author{};
};
//! [new]

int main() {
  try {
    //! [use]
    //! [login]
    auto client =
        createDirectus<Schema>(settings::url()).with(rest()).with(authentication(AuthMode::json));
    client.login({.email = settings::email(), .password = settings::password()}).get();
    //! [login]

    //! [read]
    const auto globals = client.request(readSingleton<&Schema::globals>()).get();
    std::cout << globals.site_name << '\n';

    // GET /items/articles?fields=id,title,status,author.name&filter=…&sort=-id&limit=10
    const Query<Article> query{
        .filter = field<"status"> == "published" && field<"author.name">.contains("Ada"),
        .sort = {-field<"id">},
        .limit = 10};
    for (const Card& card : client.request(readItems<&Schema::articles, Card>(query)).get())
      std::cout << "  " << card.title << " by " << card.author->name << '\n';
    //! [read]
    //! [use]

    //! [write]
    auto card = client
                    .request(createItem<&Schema::articles, Card>(
                        NewArticle{.title = "Hello from C++", .author = 1}))
                    .get();
    std::cout << "created " << card.id << ": " << card.title << " (" << card.status << ")\n";

    client.request(updateItem<&Schema::articles>(card.id, {field<"status"> = "published"})).get();
    card = client.request(readItem<&Schema::articles, Card>(card.id)).get();
    std::cout << "now " << card.status << '\n';
    //! [write]

    client.request(deleteItem<&Schema::articles>(card.id)).get();
    const auto gone = client.request(readItem<&Schema::articles, Card>(card.id)).result();
    if (!gone && gone.error().code() == ErrorCode::forbidden)
      std::cout << "and gone, as expected: " << gone.error().what() << '\n';
  } catch (const Error& error) {
    std::cerr << error.what() << '\n';
    return 1;
  }
}
//! [quickstart]
