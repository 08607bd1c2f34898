// What a request must be before it may leave: nothing here is sent.
#include <directus/directus.hpp>
#include <directus/testing/fake_transport.hpp>

#include "support/catch.hpp"

using namespace directus;

namespace {

/// Asks a client at `url` for something and gives the error; fails when anything was sent.
Error refusedBy(std::string_view url, const Command<Json>& command, ClientOptions options = {},
                std::string token = "secret-token") {
  auto fake = std::make_shared<testing::FakeTransport>();
  fake->reply(200, R"({"data":[]})");
  options.transport = fake;
  auto client = createDirectus(url, options).with(rest()).with(staticToken(std::move(token)));
  auto result = client.request(command).result();
  REQUIRE_FALSE(result.has_value());
  CHECK(fake->requests().empty());
  return result.error();
}

bool mentions(const Error& error, std::string_view text) {
  return std::string_view(error.what()).find(text) != std::string_view::npos;
}

}  // namespace

TEST_CASE("a base URL that is not an http address is refused by the first call",
          "[B25][B26][B29][B30]") {
  for (const char* url : {"file:///etc/passwd", "ftp://example.com", "http://", "https://h:99999",
                          "", "example.com"}) {
    const Error error = refusedBy(url, readItems("articles"));
    CHECK(error.kind() == ErrorKind::invalidArgument);
    CHECK(mentions(error, "url"));
  }
}

TEST_CASE("a token does not travel over plain http to another machine", "[B27]") {
  const Error error = refusedBy("http://example.com", readItems("articles"));
  CHECK(error.kind() == ErrorKind::invalidArgument);
  CHECK_FALSE(mentions(error, "secret-token"));
}

TEST_CASE("allowInsecureHttp lets a token travel over plain http") {
  auto fake = std::make_shared<testing::FakeTransport>();
  fake->reply(200, R"({"data":[]})");
  auto client = createDirectus("http://example.com", {.transport = fake, .allowInsecureHttp = true})
                    .with(rest())
                    .with(staticToken("t"));
  CHECK(client.request(readItems("articles")).result().has_value());
}

TEST_CASE("a base URL with a user name or password is refused", "[B28]") {
  const Error error = refusedBy("https://u:p4ssw0rd@example.com", readItems("articles"));
  CHECK(error.kind() == ErrorKind::invalidArgument);
  CHECK_FALSE(mentions(error, "p4ssw0rd"));
}

TEST_CASE("a key that would reach something else is refused", "[B02][B03][B07][B10]") {
  for (const std::string& key :
       {std::string(".."), std::string("."), std::string(), std::string("a\0b", 3)}) {
    const Error error = refusedBy("https://example.com", readItem("articles", key));
    CHECK(error.kind() == ErrorKind::invalidArgument);
    CHECK(mentions(error, "key"));
  }
}

TEST_CASE("a token with a line break is refused and not shown", "[B52]") {
  const Error error =
      refusedBy("https://example.com", readItems("articles"), {}, "canary\r\nX-Evil: 1");
  CHECK(error.kind() == ErrorKind::invalidArgument);
  CHECK(mentions(error, "Authorization"));
  CHECK_FALSE(mentions(error, "canary"));
}

TEST_CASE("a hook cannot send the request to another origin") {
  const auto command = withOptions(readItems("articles"), [](HttpRequest& request) {
    request.url = "https://evil.example.net/items";
  });
  CHECK(refusedBy("https://example.com", command).kind() == ErrorKind::invalidArgument);
}

TEST_CASE("a header value with a line break is refused", "[B17][B19]") {
  for (const char* value : {"a\r\nX-Evil: 1", "a\rb", "a\nb"}) {
    const Error error =
        refusedBy("https://example.com",
                  withOptions(readItems("articles"), {.headers = {{"X-Trace", value}}}));
    CHECK(error.kind() == ErrorKind::invalidArgument);
    CHECK(mentions(error, "X-Trace"));
  }
}

TEST_CASE("a header name that is not a token is refused", "[B21]") {
  for (const char* name : {"X Trace", "X:Trace", ""}) {
    const Error error = refusedBy("https://example.com",
                                  withOptions(readItems("articles"), {.headers = {{name, "1"}}}));
    CHECK(error.kind() == ErrorKind::invalidArgument);
  }
}

TEST_CASE("a method that is not a token is refused", "[B23]") {
  const Error error = refusedBy(
      "https://example.com", customEndpoint<Json>({.path = "/x", .method = "GET /x HTTP/1.1\r\n"}));
  CHECK(error.kind() == ErrorKind::invalidArgument);
  CHECK(mentions(error, "method"));
}

TEST_CASE("a custom path never leaves the origin") {
  for (const char* path : {"//evil.example.net/x", "https://evil.example.net/x", "/../x"}) {
    const Error error = refusedBy("https://example.com", customEndpoint<Json>({.path = path}));
    CHECK(error.kind() == ErrorKind::invalidArgument);
  }
}

TEST_CASE("deleting or updating by a query that selects nothing is refused") {
  auto fake = std::make_shared<testing::FakeTransport>();
  auto client = createDirectus("https://example.com", {.transport = fake}).with(rest());
  const auto deleted = client.request(deleteItems("articles", Query<>{.limit = 5})).result();
  const auto updated =
      client.request(updateItems("articles", Query<>{.filter = Json::object()}, Json{{"a", 1}}))
          .result();
  CHECK(deleted.error().kind() == ErrorKind::invalidArgument);
  CHECK(updated.error().kind() == ErrorKind::invalidArgument);
  CHECK(fake->requests().empty());
}

TEST_CASE("everyItem reaches every item") {
  auto fake = std::make_shared<testing::FakeTransport>();
  fake->reply(204, "");
  auto client = createDirectus("https://example.com", {.transport = fake}).with(rest());
  client.request(deleteItems("articles", everyItem())).get();
  CHECK(fake->requests().at(0).body == R"({"query":{"limit":-1}})");
}

TEST_CASE("a key stays one segment of the path, whatever is in it",
          "[B01][B04][B05][B08][B09][B11][B12]") {
  const std::pair<const char*, const char*> keys[] = {{"../users/me", "..%2Fusers%2Fme"},
                                                      {"%2e%2e", "%252e%252e"},
                                                      {"a/b", "a%2Fb"},
                                                      {"a?b=1", "a%3Fb%3D1"},
                                                      {"a#b", "a%23b"},
                                                      {"a\r\nX-Evil: 1", "a%0D%0AX-Evil:%201"},
                                                      {"..\\x", "..%5Cx"}};
  for (const auto& [key, segment] : keys) {
    auto fake = std::make_shared<testing::FakeTransport>();
    fake->reply(200, R"({"data":{}})", {{"Content-Type", "application/json"}});
    auto client = createDirectus("https://example.com", {.transport = fake}).with(rest());
    client.request(readItem("articles", key)).get();
    CHECK(fake->lastRequest().url == "https://example.com/items/articles/" + std::string(segment));
  }
}

TEST_CASE("a collection stays one segment of the path, whatever is in it", "[B15][B16]") {
  const std::pair<const char*, const char*> collections[] = {
      {"directus_users/..", "directus_users%2F.."}, {"a b", "a%20b"}, {"a\tb", "a%09b"}};
  for (const auto& [collection, segment] : collections) {
    auto fake = std::make_shared<testing::FakeTransport>();
    fake->reply(200, R"({"data":[]})", {{"Content-Type", "application/json"}});
    auto client = createDirectus("https://example.com", {.transport = fake}).with(rest());
    client.request(readItems(collection)).get();
    CHECK(fake->lastRequest().url == "https://example.com/items/" + std::string(segment));
  }
}

TEST_CASE("what frames a request is not the caller's to set", "[B24]") {
  for (const char* name : {"Host", "Content-Length", "Transfer-Encoding", "Connection"}) {
    const Error error = refusedBy("https://example.com",
                                  withOptions(readItems("articles"), {.headers = {{name, "1"}}}));
    CHECK(error.kind() == ErrorKind::invalidArgument);
    CHECK(mentions(error, name));
  }
}

TEST_CASE("a caller's own Authorization is sent instead of the client's", "[B24]") {
  auto fake = std::make_shared<testing::FakeTransport>();
  fake->reply(200, R"({"data":[]})", {{"Content-Type", "application/json"}});
  auto client = createDirectus("https://example.com", {.transport = fake})
                    .with(rest())
                    .with(staticToken("mine"));
  client.request(withOptions(readItems("a"), {.headers = {{"authorization", "Basic abc"}}})).get();
  CHECK(fake->lastRequest().headers.find("Authorization") == "Basic abc");
}
