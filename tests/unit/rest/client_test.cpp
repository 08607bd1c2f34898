#include <directus/directus.hpp>
#include <directus/testing/fake_transport.hpp>

#include <thread>

#include "support/catch.hpp"

using namespace directus;
using namespace std::chrono_literals;

namespace {

std::shared_ptr<testing::FakeTransport> fakeWith(int status, std::string body) {
  auto fake = std::make_shared<testing::FakeTransport>();
  fake->reply(status, std::move(body));
  return fake;
}

std::optional<std::string_view> header(const HttpRequest& request, std::string_view name) {
  return request.headers.find(name);
}

}  // namespace

TEST_CASE("composables may come in any order") {
  auto fake = std::make_shared<testing::FakeTransport>();
  fake->reply(200, R"({"data":1})");
  fake->reply(200, R"({"data":2})");
  auto tokenFirst = createDirectus("https://example.com", {.transport = fake})
                        .with(staticToken("t"))
                        .with(rest());
  auto restFirst = createDirectus("https://example.com", {.transport = fake})
                       .with(rest())
                       .with(staticToken("t"));
  CHECK(tokenFirst.request(readItems("a")).get() == 1);
  CHECK(restFirst.request(readItems("a")).get() == 2);
  CHECK(header(fake->requests().at(0), "Authorization") == "Bearer t");
  CHECK(header(fake->requests().at(1), "Authorization") == "Bearer t");
}

TEST_CASE("setToken holds from the next request on") {
  auto fake = std::make_shared<testing::FakeTransport>();
  fake->reply(200, "{}");
  fake->reply(200, "{}");
  auto client = createDirectus("https://example.com", {.transport = fake})
                    .with(rest())
                    .with(staticToken("token-one-7f"));
  client.request(readItems("a")).get();
  client.setToken("token-two-7f");
  client.request(readItems("a")).get();
  CHECK(client.getToken().get() == "token-two-7f");
  CHECK(header(fake->requests().at(1), "Authorization") == "Bearer token-two-7f");
}

TEST_CASE("an empty token of staticToken is refused by its name") {
  auto fake = fakeWith(200, "{}");
  const auto client =
      createDirectus("https://example.com", {.transport = fake}).with(rest()).with(staticToken(""));
  const auto result = client.request(readItems("a")).result();
  REQUIRE(!result);
  CHECK(result.error().kind() == ErrorKind::invalidArgument);
  CHECK(fake->requestCount() == 0);
}

TEST_CASE("a token that is set to nothing sends no Authorization") {
  auto fake = fakeWith(200, "{}");
  auto client = createDirectus("https://example.com", {.transport = fake})
                    .with(rest())
                    .with(staticToken("token-one-7f"));
  client.setToken("");
  client.request(readItems("a")).get();
  CHECK_FALSE(header(fake->requests().at(0), "Authorization"));
  CHECK(client.getToken().get() == std::nullopt);
}

TEST_CASE("nothing is sent before get") {
  auto fake = fakeWith(200, "{}");
  auto client = createDirectus("https://example.com", {.transport = fake}).with(rest());
  auto operation = client.request(readItems("a"));
  CHECK(fake->requests().empty());
  operation.get();
  CHECK(fake->requests().size() == 1);
}

TEST_CASE("a second get of one operation is an invalid argument") {
  auto fake = fakeWith(200, "{}");
  auto client = createDirectus("https://example.com", {.transport = fake}).with(rest());
  auto operation = client.request(readItems("a"));
  operation.get();
  CHECK(operation.result().error().kind() == ErrorKind::invalidArgument);
  CHECK(fake->requests().size() == 1);
}

TEST_CASE("an operation that is dropped says so in the log") {
  std::string logged;
  auto client = createDirectus("https://example.com",
                               {.transport = std::make_shared<testing::FakeTransport>(),
                                .log =
                                    [&](const LogRecord& record) {
                                      logged = record.message;
                                      for (const LogField& field : record.fields)
                                        logged += " " + std::string(field.value);
                                    }})
                    .with(rest());
  { auto dropped = client.request(deleteItem("articles", 7)); }
  CHECK(logged.find("dropped") != std::string::npos);
  CHECK(logged.find("DELETE /items/articles/7") != std::string::npos);
  { auto dropped = client.request(customEndpoint<void>({.path = "/x?key=canary"})); }
  CHECK(logged.find("GET /x") != std::string::npos);
  CHECK(logged.find("canary") == std::string::npos);
}

TEST_CASE("an operation outlives its client and ends cancelled") {
  auto fake = fakeWith(200, "{}");
  std::optional<Operation<Json>> operation;
  {
    auto client = createDirectus("https://example.com", {.transport = fake}).with(rest());
    operation.emplace(client.request(readItems("a")));
  }
  CHECK(operation->result().error().kind() == ErrorKind::cancelled);
  CHECK(fake->requests().empty());
}

TEST_CASE("a client may be moved while an operation waits") {
  auto fake = fakeWith(200, R"({"data":5})");
  auto client = createDirectus("https://example.com", {.transport = fake}).with(rest());
  auto operation = client.request(readItems("a"));
  auto moved = std::move(client);
  CHECK(operation.get() == 5);
}

TEST_CASE("the stop token of a call cancels it before it is sent") {
  auto fake = fakeWith(200, "{}");
  auto client = createDirectus("https://example.com", {.transport = fake}).with(rest());
  std::stop_source source;
  source.request_stop();
  const auto result = client.request(readItems("a"), {.stop = source.get_token()}).result();
  CHECK(result.error().kind() == ErrorKind::cancelled);
  CHECK(fake->requests().empty());
}

TEST_CASE("a hook of the client sees what the command's hook did") {
  auto fake = fakeWith(200, "{}");
  auto client =
      createDirectus("https://example.com", {.transport = fake})
          .with(rest({.onRequest = [](HttpRequest& r) { r.headers.set("X-App", "client"); }}));
  client
      .request(withOptions(readItems("a"),
                           [](HttpRequest& r) {
                             r.headers.set("X-App", "command");
                             r.headers.set("X-Only", "command");
                           }))
      .get();
  CHECK(header(fake->requests().at(0), "X-App") == "client");
  CHECK(header(fake->requests().at(0), "X-Only") == "command");
}

TEST_CASE("onResponse is called for a failure") {
  auto fake = std::make_shared<testing::FakeTransport>();
  fake->fail(ErrorKind::network);
  std::optional<ErrorKind> seen;
  auto client =
      createDirectus("https://example.com", {.transport = fake})
          .with(
              rest({.onResponse = [&](const HttpRequest&,
                                      Result<HttpResponse>& reply) { seen = reply.error().kind(); },
                    .retry = {.tries = 1}}));
  CHECK(client.request(readItems("a")).result().error().kind() == ErrorKind::network);
  CHECK(seen == ErrorKind::network);
}

TEST_CASE("onResponse may change the reply before it is read") {
  auto fake = fakeWith(200, R"({"data":1})");
  auto client = createDirectus("https://example.com", {.transport = fake})
                    .with(rest({.onResponse = [](const HttpRequest&, Result<HttpResponse>& reply) {
                      reply.value().body = Body(R"({"data":2})");
                    }}));
  CHECK(client.request(readItems("a")).get() == 2);
}

TEST_CASE("withOptions merges headers and may be nested") {
  auto fake = fakeWith(200, "{}");
  auto client = createDirectus("https://example.com", {.transport = fake})
                    .with(rest())
                    .with(staticToken("t"));
  client
      .request(withOptions(withOptions(readItems("a"), {.headers = {{"X-Inner", "1"}}}),
                           {.headers = {{"X-Outer", "2"}}}))
      .get();
  const HttpRequest request = fake->requests().at(0);
  CHECK(header(request, "X-Inner") == "1");
  CHECK(header(request, "X-Outer") == "2");
  CHECK(header(request, "Authorization") == "Bearer t");
  CHECK(header(request, "Content-Type") == "application/json");
}

TEST_CASE("withToken overrides the client's token") {
  auto fake = fakeWith(200, "{}");
  auto client = createDirectus("https://example.com", {.transport = fake})
                    .with(rest())
                    .with(staticToken("mine"));
  client.request(withToken("other", readItems("a"))).get();
  CHECK(header(fake->requests().at(0), "Authorization") == "Bearer other");
}

TEST_CASE("commands are values that compare") {
  CHECK(readItems("a", {.limit = 1}) == readItems("a", {.limit = 1}));
  CHECK_FALSE(readItems("a", {.limit = 1}) == readItems("a", {.limit = 2}));
}

TEST_CASE("a GET follows a redirect within its origin and no further than five") {
  auto fake = std::make_shared<testing::FakeTransport>();
  for (int i = 0; i < 10; ++i) fake->reply(302, "", {{"Location", "/items/b"}});
  auto client = createDirectus("https://example.com", {.transport = fake}).with(rest());
  const auto result = client.request(readItems("a")).result();
  CHECK(result.error().status() == 302);
  CHECK(fake->requests().size() == 6);
  CHECK(fake->requests().at(1).url == "https://example.com/items/b");
}

TEST_CASE(
    "withToken wins over the Authorization header of the command inside, and of its options") {
  auto fake = std::make_shared<testing::FakeTransport>();
  fake->reply(204).reply(204);
  const auto client = createDirectus("https://example.com", {.transport = fake})
                          .with(rest())
                          .with(staticToken("of-the-client"));
  const auto inside = customEndpoint<void>(
      {.path = "/x", .headers = {{"Authorization", "Basic q"}, {"X-Other", "stays"}}});
  client.request(withToken("outer-token", inside)).get();
  CHECK(header(fake->requests().at(0), "Authorization") == "Bearer outer-token");
  CHECK(header(fake->requests().at(0), "X-Other") == "stays");
  client
      .request(withToken("outer-token",
                         withOptions(deleteItem("a", 1), {.headers = {{"authorization", "q"}}})))
      .get();
  CHECK(header(fake->requests().at(1), "Authorization") == "Bearer outer-token");
}

TEST_CASE("withToken of an empty token leaves the header of the command inside") {
  auto fake = std::make_shared<testing::FakeTransport>();
  fake->reply(204);
  const auto client = createDirectus("https://example.com", {.transport = fake}).with(rest());
  client
      .request(withToken(
          "", customEndpoint<void>({.path = "/x", .headers = {{"Authorization", "Basic q"}}})))
      .get();
  CHECK(header(fake->requests().at(0), "Authorization") == "Basic q");
}
