#include "server.hpp"
#include "support/catch.hpp"

using namespace directus;
using namespace std::chrono_literals;

TEST_CASE("a collection that is not there is forbidden") {
  const Error error = server::admin().request(readItems("no_such_collection")).result().error();
  CHECK(error.kind() == ErrorKind::api);
  CHECK(error.status() == 403);
  CHECK(error.code() == ErrorCode::forbidden);
  CHECK(error.method() == "GET");
  CHECK(error.path() == "/items/no_such_collection");
}

TEST_CASE("the error of a value that must be unique names its field") {
  const Error error = server::admin()
                          .request(createItem("articles", Json{{"title", "x"}, {"slug", "notes"}}))
                          .result()
                          .error();
  CHECK(error.code() == ErrorCode::recordNotUnique);
  CHECK(error.errors().at(0).field == "slug");
  CHECK(error.errors().at(0).collection == "articles");
}

TEST_CASE("every failed validation is listed") {
  const Error error =
      server::admin().request(createItem("articles", Json{{"slug", "NOT VALID"}})).result().error();
  CHECK(error.code() == ErrorCode::failedValidation);
  CHECK(error.errors().size() == 2);
}

TEST_CASE("a wrong token is refused with invalidCredentials") {
  auto client = server::admin();
  client.setToken("canary-wrong-token");
  const Error error = client.request(readItems("articles")).result().error();
  CHECK(error.status() == 401);
  CHECK(error.code() == ErrorCode::invalidCredentials);
  CHECK(std::string(error.what()).find("canary") == std::string::npos);
}

TEST_CASE("a user without rights is forbidden") {
  CHECK(server::admin()
            .request(withToken("nobody-token", readItems("articles")))
            .result()
            .error()
            .code() == ErrorCode::forbidden);
}

TEST_CASE("get throws what result returns") {
  CHECK_THROWS_AS(server::admin().request(readItems("no_such_collection")).get(), Error);
}

TEST_CASE("a path argument stays one segment") {
  const auto client = server::admin();
  CHECK(client.request(readItem("articles", "../../users/me")).result().error().status() == 403);
  CHECK(client.request(readItems("articles/1")).result().error().status() == 403);
}

TEST_CASE("nobody listens: a network error that is worth another try") {
  const auto client = createDirectus("http://127.0.0.1:1").with(rest());
  const Error error = client.request(readItems("articles")).result().error();
  CHECK(error.kind() == ErrorKind::network);
  CHECK(error.isRetryable());
}
