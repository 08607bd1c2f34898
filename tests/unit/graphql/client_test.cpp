// The composable: a query goes the way of every request.
#include <directus/directus.hpp>
#include <directus/testing/fake_transport.hpp>
#include <directus/testing/manual_clock.hpp>

#include "support/catch.hpp"
#include "support/contains_text.hpp"
#include "unit/graphql/blog.hpp"

using directus_test::containsText;

namespace {

using testing::FakeTransport;

struct Titles {
  std::vector<Name> authors;
};

struct Fixture {
  std::shared_ptr<FakeTransport> fake = std::make_shared<FakeTransport>();

  [[nodiscard]] ClientOptions options() const {
    const auto clock = std::make_shared<testing::ManualClock>();
    clock->skipWaits(std::chrono::seconds(10));
    return {.transport = fake, .clock = clock};
  }
  [[nodiscard]] auto client(GraphqlOptions graphqlOptions = {}) const {
    return createDirectus<Schema>("https://d.example", options())
        .with(graphql(std::move(graphqlOptions)))
        .with(staticToken("tok"));
  }
};

const char* const ada = R"({"data":{"authors":[{"name":"Ada"}]}})";

}  // namespace

TEST_CASE("a typed query is a POST with the token, read into the screen") {
  const Fixture f;
  f.fake->reply(200, ada);
  const auto screen = f.client().query<Titles>({{field<"authors">, {.limit = 1}}}).get();
  CHECK(screen.authors.at(0).name == "Ada");
  const HttpRequest sent = f.fake->lastRequest();
  CHECK(sent.method == "POST");
  CHECK(sent.url == "https://d.example/graphql");
  CHECK(sent.headers.find("Authorization") == "Bearer tok");
  CHECK(sent.headers.find("Content-Type") == "application/json");
  CHECK(Json::parse(sent.body) ==
        Json::parse(R"({"query":"query($limit1: Int) { authors(limit: $limit1) { name } }",
                        "variables":{"limit1":1}})"));
}

TEST_CASE("a query is tried again when the line breaks, a mutation is not") {
  const Fixture f;
  f.fake->loseConnection().reply(200, ada).loseConnection().reply(200, ada);
  CHECK(f.client().query<Titles>().result());
  CHECK(f.fake->requestCount() == 2);
  const auto changed =
      f.client().query<Json>("mutation { delete_authors_item(id: 1) { id } }").result();
  REQUIRE_FALSE(changed);
  CHECK(changed.error().kind() == ErrorKind::outcomeUnknown);
  CHECK(f.fake->requestCount() == 3);
}

TEST_CASE("a mutation that was turned away at the door is tried again") {
  const Fixture f;
  f.fake->reply(429, R"({"errors":[{"message":"slow","extensions":{"code":"REQUESTS_EXCEEDED"}}]})")
      .reply(200, R"({"data":{"a":1}})");
  CHECK(f.client().query<Json>("mutation { a }").get()["a"] == 1);
}

TEST_CASE("a mutation of commands is sent once") {
  struct Nothing {};
  const Fixture f;
  f.fake->loseConnection();
  const auto done = f.client().mutate<Nothing>(deleteItem<&Schema::authors>(1)).result();
  REQUIRE_FALSE(done);
  CHECK(done.error().kind() == ErrorKind::outcomeUnknown);
  CHECK(f.fake->requestCount() == 1);
}

TEST_CASE("an expired token is renewed, and the query is sent once more") {
  const Fixture f;
  const auto directus = createDirectus<Schema>("https://d.example", f.options())
                            .with(graphql())
                            .with(authentication(AuthMode::json, {.autoRefresh = false}));
  f.fake->reply(200, R"({"data":{"access_token":"a1","refresh_token":"r1","expires":900000}})")
      .reply(401, R"({"errors":[{"message":"old","extensions":{"code":"TOKEN_EXPIRED"}}]})")
      .reply(200, R"({"data":{"access_token":"a2","refresh_token":"r2","expires":900000}})")
      .reply(200, ada);
  directus.login({.email = "a@b.c", .password = "p"}).get();
  CHECK(directus.query<Titles>().get().authors.size() == 1);
  CHECK(f.fake->lastRequest().headers.find("Authorization") == "Bearer a2");
}

TEST_CASE("a partial reply is an error that holds its data") {
  const Fixture f;
  f.fake->reply(200, R"({"data":{"authors":null},"errors":[{"message":"no"}]})");
  const auto result = f.client().query<Titles>().result();
  REQUIRE_FALSE(result);
  CHECK(result.error().kind() == ErrorKind::api);
  CHECK(result.error().data() == R"({"authors":null})");
}

namespace {

struct Both {
  std::optional<Name> authors_by_id;
  Globals globals;
};

}  // namespace

TEST_CASE("a result for both has the part that came") {
  const Fixture f;
  const std::string partial =
      R"({"errors":[{"message":"no"}],"data":{"authors_by_id":null,"globals":{"site_name":"x","tagline":null}}})";
  f.fake->reply(200, partial).reply(200, partial).reply(200, partial);
  const auto typed = f.client().query<GraphqlResult<Both>>({{field<"authors_by_id">, 1}}).get();
  CHECK(typed.data->globals.site_name == "x");
  CHECK_FALSE(typed.data->authors_by_id);
  CHECK(typed.errors.at(0).message == "no");
  CHECK(f.client().query<GraphqlResult<Both>>("{ a }").get().data->globals.site_name == "x");
  const auto dynamic = f.client().query<GraphqlResult<Json>>("{ a }").get();
  CHECK((*dynamic.data)["globals"]["site_name"] == "x");
  CHECK(dynamic.errors.size() == 1);
}

TEST_CASE("a result for both is an error where a null has no room, and where nothing was asked") {
  const Fixture f;
  f.fake->reply(200, R"({"data":{"authors":null},"errors":[{"message":"no"}]})")
      .reply(400, R"({"errors":[{"message":"bad"}]})");
  const auto noRoom = f.client().query<GraphqlResult<Titles>>().result();
  REQUIRE_FALSE(noRoom);
  CHECK(noRoom.error().errors().at(0).message == "no");
  CHECK(f.client().query<GraphqlResult<Titles>>().result().error().status() == 400);
}

TEST_CASE("a result for both without errors is all data, and without data all errors") {
  const Fixture f;
  f.fake->reply(200, ada).reply(200, R"({"data":null,"errors":[{"message":"no"}]})");
  const auto whole = f.client().query<GraphqlResult<Titles>>().get();
  CHECK(whole.data->authors.size() == 1);
  CHECK(whole.errors.empty());
  const auto none = f.client().query<GraphqlResult<Titles>>().get();
  CHECK_FALSE(none.data);
  CHECK(none.errors.size() == 1);
}

TEST_CASE("hooks of the composable see a query") {
  const Fixture f;
  f.fake->reply(200, ada);
  int asked = 0;
  int answered = 0;
  const auto directus = f.client(
      {.onRequest = [&](HttpRequest& request) { asked += request.method == "POST"; },
       .onResponse = [&](const HttpRequest&,
                         Result<HttpResponse>& response) { answered += response->status; }});
  (void)directus.query<Titles>().get();
  CHECK(asked == 1);
  CHECK(answered == 200);
}

TEST_CASE("what cannot be sent ends before anything is") {
  const Fixture f;
  const auto refused = f.client().query<Both>().result();
  REQUIRE_FALSE(refused);
  CHECK(refused.error().kind() == ErrorKind::invalidArgument);
  CHECK_THAT(refused.error().what(), containsText("authors_by_id: needs a key"));
  CHECK(f.fake->requestCount() == 0);
}

TEST_CASE("a token goes over plain http to this machine only") {
  const Fixture f;
  const auto directus = createDirectus<Schema>("http://d.example", f.options())
                            .with(graphql())
                            .with(staticToken("tok"));
  CHECK(directus.query<Titles>().result().error().kind() == ErrorKind::invalidArgument);
  const auto anonymous = createDirectus("http://d.example", f.options()).with(graphql());
  f.fake->reply(200, ada);
  CHECK(anonymous.query<Titles>("{ authors { name } }").result());
  CHECK(anonymous
            .query<Json>("mutation { auth_login(email: \"a\", password: \"b\") { access_token } }",
                         {}, {.scope = GraphqlScope::system})
            .result()
            .error()
            .kind() == ErrorKind::invalidArgument);
}
