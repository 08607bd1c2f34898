// One screen of four collections: four requests by REST, one by GraphQL, into the same structs.
#include <directus/directus.hpp>

#include <chrono>
#include <iostream>

#include "settings.hpp"

using namespace directus;

//! [schema]
struct Author {
  int id{};
  std::string name;
  std::optional<std::string> email;
};
struct Comment {
  int id{};
  std::string text;
};
struct Article {
  int id{};
  std::string title;
  std::string status;
  int views{};
  std::optional<std::string> pub_date;
  Ref<Author> author;
  Refs<Comment> comments;
};
struct Globals {
  std::string site_name;
};
struct Schema {
  std::vector<Article> articles;
  std::vector<Author> authors;
  std::vector<Comment> article_comments;
  Globals globals;
};
//! [schema]

//! [screen]
struct Name {
  std::string name;
};
struct Card {
  int id{};
  std::string title;
  std::optional<Name> author;
  std::vector<Comment> comments;
};
struct PerStatus {
  std::string status;
  int count{};
};
struct Screen {
  std::vector<Card> articles;
  Globals globals;
  std::vector<Name> writers;
  std::vector<PerStatus> articles_aggregated;

  static constexpr auto fieldNames() { return renamed<&Screen::writers>("writers:authors"); }
};
//! [screen]

namespace {

const Query<Article> newest{.filter = field<"status"> == "published",
                            .sort = {-field<"id">},
                            .limit = 3,
                            .deep = {{field<"comments">, {.limit = 2}}}};

using Steady = std::chrono::steady_clock;

double millisecondsSince(Steady::time_point begin) {
  return std::chrono::duration<double, std::milli>(Steady::now() - begin).count();
}

}  // namespace

int main() {
  try {
    const auto client = createDirectus<Schema>(settings::url())
                            .with(rest())
                            .with(graphql())
                            .with(staticToken(settings::token()));
    const auto byGraphql = [&client] {
      //! [query]
      return client
          .query<Screen>(
              {{field<"articles">,
                {.filter = field<"status"> == "published",
                 .sort = {-field<"id">},
                 .limit = 3,
                 .deep = {{field<"comments">, {.limit = 2}}}}},
               {field<"writers">, {.filter = field<"email">.isNotNull(), .sort = {field<"name">}}},
               {field<"articles_aggregated">, {.sort = {field<"status">}}}})
          .get();
      //! [query]
    };
    const auto byRest = [&client] {
      return Screen{
          client.request(readItems<&Schema::articles, Card>(newest)).get(),
          client.request(readSingleton<&Schema::globals>()).get(),
          client
              .request(readItems<&Schema::authors, Name>(
                  {.filter = field<"email">.isNotNull(), .sort = {field<"name">}}))
              .get(),
          client.request(aggregate<&Schema::articles, PerStatus>({.sort = {field<"status">}}))
              .get()};
    };
    (void)byRest();  // The first request of each kind opens the connection and fills caches.
    (void)byGraphql();
    const auto begin = Steady::now();
    const Screen rest = byRest();
    const double restTime = millisecondsSince(begin);
    const auto middle = Steady::now();
    const Screen screen = byGraphql();
    const double graphqlTime = millisecondsSince(middle);

    std::cout << screen.globals.site_name << ", " << screen.writers.size() << " writers\n";
    for (const Card& card : screen.articles)
      std::cout << card.title << " by " << (card.author ? card.author->name : "nobody") << ", "
                << card.comments.size() << " comments\n";
    for (const PerStatus& row : screen.articles_aggregated)
      std::cout << row.status << ": " << row.count << '\n';
    std::cout << "REST: 4 requests, " << restTime << " ms; GraphQL: 1 request, " << graphqlTime
              << " ms\n";
    if (rest.articles.size() != screen.articles.size() ||
        rest.articles_aggregated.size() != screen.articles_aggregated.size())
      return 1;

    //! [text]
    struct Answer {
      std::vector<Name> authors;
    };
    const Answer found =
        client
            .query<Answer>("query($part: String) { authors(search: $part) { name } }",
                           {{"part", "Ada"}})
            .get();
    const Json me =
        client.query<Json>("{ users_me { email } }", {}, {.scope = GraphqlScope::system}).get();
    //! [text]
    std::cout << found.authors.size() << " found by " << me["users_me"]["email"] << '\n';

    //! [mutation]
    struct Saved {
      Author created;
      Author renamed;
    };
    const Saved saved =
        client
            .mutate<Saved>(createItem<&Schema::authors>(Author{.name = "Mary", .email = {}}),
                           updateItem<&Schema::authors>(1, {field<"name"> = "Ada Lovelace"}))
            .get();
    //! [mutation]
    client.request(deleteItem<&Schema::authors>(saved.created.id)).get();

    //! [partial]
    struct One {
      std::optional<Name> authors_by_id;
      Globals globals;
    };
    const GraphqlResult<One> both =
        client.query<GraphqlResult<One>>({{field<"authors_by_id">, 99999}}).get();
    if (both.data && !both.errors.empty())
      std::cout << both.data->globals.site_name << ", but " << both.errors[0].message << '\n';
    //! [partial]
  } catch (const Error& error) {
    std::cerr << error.what() << '\n';
    return 1;
  }
}
