// Queries and mutations whose text is given, and mutations of commands.
#include "graphql.hpp"
#include "support/catch.hpp"
#include "support/contains_text.hpp"

using namespace directus;
using blog_graphql::client;
using blog_graphql::Globals;
using blog_graphql::Schema;
using directus_test::containsText;

namespace {

struct Author {
  int id{};
  std::string name{};
};
struct Answer {
  Author authors_by_id{};
};

constexpr std::string_view one = "query($id: ID!) { authors_by_id(id: $id) { id name } }";

}  // namespace

TEST_CASE("a text is answered as JSON, as a struct or as it came", "[graphql]") {
  CHECK(client().query<Json>(one, {{"id", 1}}).get() ==
        Json::parse(R"({"authors_by_id":{"id":"1","name":"Ada Lovelace"}})"));
  CHECK(client().query<Answer>(one, Json{{"id", 2}}).get().authors_by_id.name == "Grace Hopper");
  CHECK(client().query<HttpResponse>(one, {{"id", 1}}).get().status == 200);
}

TEST_CASE("a client without rest asks GraphQL, too, and one without a schema", "[graphql]") {
  const auto bare =
      createDirectus(server::url()).with(graphql()).with(staticToken(server::adminToken()));
  CHECK(bare.query<Answer>(one, {{"id", 3}}).get().authors_by_id.name == "Alan Turing");
}

TEST_CASE("the system's scope has its own names", "[graphql]") {
  const auto me =
      client().query<Json>("{ users_me { email } }", {}, {.scope = GraphqlScope::system}).get();
  CHECK(me["users_me"]["email"] == "admin@example.com");
}

TEST_CASE("a text that is not GraphQL is refused by the server with its place", "[graphql]") {
  const auto result = client().query<Json>("{ articles { ").result();
  REQUIRE_FALSE(result);
  CHECK(result.error().status() == 400);
  CHECK(result.error().code() == ErrorCode::graphqlValidation);
  CHECK_THAT(result.error().what(), containsText("Syntax Error"));
}

TEST_CASE("the value of a variable is in no message", "[graphql]") {
  const auto result =
      client()
          .query<Json>("query($n: Int) { authors(limit: $n) { id } }", {{"n", "hunter2"}})
          .result();
  REQUIRE_FALSE(result);
  CHECK_THAT(result.error().what(), !containsText("hunter2"));
}

TEST_CASE("a failed validation of an item names its field", "[graphql]") {
  const auto result = client()
                          .query<Json>(
                              "mutation($data: create_articles_input!) { "
                              "create_articles_item(data: $data) { id } }",
                              {{"data", Json{{"title", "x"}, {"slug", "NOT A SLUG"}}}})
                          .result();
  REQUIRE_FALSE(result);
  CHECK(result.error().code() == ErrorCode::failedValidation);
  CHECK(result.error().errors()[0].field == "slug");
}

namespace {

struct Card {
  int id{};
  std::string title{};
  std::optional<int> author{};
};
struct Saved {
  Author writer{};
  Card card{};
  std::vector<Author> others{};
};
struct Changed {
  Author writer{};
  std::vector<Author> others{};
};
struct NewArticle {
  std::string title{};
};
struct NewAuthor {
  std::string name{};
};

}  // namespace

TEST_CASE("typed commands are done by one mutation, in their order", "[graphql]") {
  const auto directus = client();
  const Saved saved =
      directus
          .mutate<Saved>(createItem<&Schema::authors, Author>(NewAuthor{"Mary"}),
                         createItem<&Schema::articles, Card>(NewArticle{"By mutation"}),
                         createItems<&Schema::authors, Author>(
                             std::vector<NewAuthor>{{"Hedy"}, {"Katherine"}}))
          .get();
  CHECK(saved.writer.name == "Mary");
  CHECK(saved.card.title == "By mutation");
  REQUIRE(saved.others.size() == 2);

  const Changed changed =
      directus
          .mutate<Changed>(
              updateItem<&Schema::authors, Author>(saved.writer.id, {field<"name"> = "Mary S."}),
              updateItems<&Schema::authors, Author>(Keys{saved.others[0].id, saved.others[1].id},
                                                    {field<"email"> = std::nullopt}),
              deleteItem<&Schema::articles>(saved.card.id))
          .get();
  CHECK(changed.writer.name == "Mary S.");
  CHECK(changed.others.size() == 2);
  CHECK_FALSE(directus.request(readItem<&Schema::articles, Card>(saved.card.id)).result());

  struct Nothing {};
  (void)directus
      .mutate<Nothing>(deleteItems<&Schema::authors>(
          Keys{saved.writer.id, saved.others[0].id, saved.others[1].id}))
      .get();
}

TEST_CASE("a relation is set by its key in a mutation, a singleton is changed", "[graphql]") {
  struct Done {
    Card card{};
    Globals globals{};
  };
  const auto directus = client();
  const Done done =
      directus
          .mutate<Done>(updateItem<&Schema::articles, Card>(8, {field<"author"> = 1}),
                        updateSingleton<&Schema::globals>(
                            {field<"tagline"> = "A blog for the tests of directus-cpp"}))
          .get();
  CHECK(done.card.author == 1);
  CHECK(done.globals.site_name == "Early Computing");
}

TEST_CASE("a mutation whose second part fails has done the first, and says so", "[graphql]") {
  struct Both {
    std::optional<Author> author{};
    std::optional<Card> card{};
  };
  const auto directus = client();
  const auto both = directus
                        .mutate<GraphqlResult<Both>>(
                            createItem<&Schema::authors, Author>(NewAuthor{"Half"}),
                            updateItem<&Schema::articles, Card>(99999, {field<"title"> = "x"}))
                        .get();
  REQUIRE(both.data);
  REQUIRE(both.data->author);
  CHECK_FALSE(both.data->card);
  CHECK(both.errors.size() == 1);
  directus.request(deleteItem<&Schema::authors>(both.data->author->id)).get();
}

TEST_CASE("without introspection typed queries work as ever", "[hasty]") {
  const auto directus = client();
  struct Names {
    std::vector<Author> authors{};
  };
  CHECK(directus.query<Names>({{field<"authors">, {.limit = 2}}}).get().authors.size() == 2);
  const auto types = directus.query<Json>("{ __schema { types { name } } }").result();
  REQUIRE_FALSE(types);
  CHECK(types.error().code() == ErrorCode::graphqlValidation);
}
