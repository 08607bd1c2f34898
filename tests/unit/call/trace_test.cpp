#include <directus/call/trace.hpp>
#include <directus/directus.hpp>
#include <directus/testing/fake_transport.hpp>

#include "support/catch.hpp"

using namespace directus;

namespace {

/// A `RequestStart` or `RequestEnd` that outlives the call of the hook.
struct Seen {
  bool ended = false;
  std::uint64_t id = 0;
  std::string method;
  std::string pathTemplate;
  int status = 0;
  int attempts = 0;
  std::uint64_t bytesSent = 0;
  std::uint64_t bytesReceived = 0;
  std::chrono::microseconds duration{};
  std::optional<Error> error{};
};

struct Trace {
  std::shared_ptr<testing::FakeTransport> fake = std::make_shared<testing::FakeTransport>();
  std::vector<Seen> seen;

  ClientOptions options() {
    return {.transport = fake,
            .onRequestStart =
                [this](const RequestStart& start) {
                  seen.push_back({.id = start.id,
                                  .method = std::string(start.method),
                                  .pathTemplate = std::string(start.pathTemplate)});
                },
            .onRequestEnd =
                [this](const RequestEnd& end) {
                  seen.push_back({.ended = true,
                                  .id = end.id,
                                  .method = std::string(end.method),
                                  .pathTemplate = std::string(end.pathTemplate),
                                  .status = end.status,
                                  .attempts = end.attempts,
                                  .bytesSent = end.bytesSent,
                                  .bytesReceived = end.bytesReceived,
                                  .duration = end.duration});
                  if (end.error) seen.back().error = *end.error;
                }};
  }
  auto client(RestOptions rest = {.retry = {.baseDelay = 0}}) {
    return createDirectus("https://example.com", options()).with(directus::rest(std::move(rest)));
  }
  std::string templateOf(const auto& command) {
    fake->reply(204);
    seen.clear();
    static_cast<void>(client().request(command).result());
    return seen.at(1).pathTemplate;
  }
};

}  // namespace

TEST_CASE("a request is reported when it begins and when it is over") {
  Trace trace;
  trace.fake->reply(200, R"({"data":{"id":7}})");
  trace.client().request(updateItem("articles", 7, Json{{"title", "x"}})).get();

  REQUIRE(trace.seen.size() == 2);
  CHECK_FALSE(trace.seen[0].ended);
  CHECK(trace.seen[0].method == "PATCH");
  CHECK(trace.seen[0].pathTemplate == "/items/articles/{key}");
  CHECK(trace.seen[1].ended);
  CHECK(trace.seen[1].id == trace.seen[0].id);
  CHECK(trace.seen[1].method == "PATCH");
  CHECK(trace.seen[1].pathTemplate == "/items/articles/{key}");
  CHECK(trace.seen[1].status == 200);
  CHECK(trace.seen[1].attempts == 1);
  CHECK(trace.seen[1].bytesSent == std::string_view(R"({"title":"x"})").size());
  CHECK(trace.seen[1].bytesReceived == std::string_view(R"({"data":{"id":7}})").size());
  CHECK(trace.seen[1].duration.count() > 0);
  CHECK_FALSE(trace.seen[1].error);
}

TEST_CASE("each request has an id of its own") {
  Trace trace;
  trace.fake->reply(204).reply(204);
  const auto client = trace.client();
  client.request(deleteItem("articles", 1)).get();
  client.request(deleteItem("articles", 1)).get();
  CHECK(trace.seen.at(0).id != trace.seen.at(2).id);
}

TEST_CASE("retries are one request of several attempts, their bytes added up") {
  Trace trace;
  trace.fake->reply(503, "12345").loseConnection().reply(200, R"({"data":[]})");
  trace.client().request(readItems("articles")).get();
  REQUIRE(trace.seen.size() == 2);
  CHECK(trace.seen[1].attempts == 3);
  CHECK(trace.seen[1].status == 200);
  CHECK(trace.seen[1].bytesReceived == 5 + std::string_view(R"({"data":[]})").size());
}

TEST_CASE("a request that failed brings its error, its status and its attempts") {
  Trace trace;
  trace.fake->reply(403, R"({"errors":[{"message":"no","extensions":{"code":"FORBIDDEN"}}]})");
  CHECK_FALSE(trace.client().request(readItem("articles", 1)).result());
  CHECK(trace.seen.at(1).status == 403);
  CHECK(trace.seen.at(1).attempts == 1);
  REQUIRE(trace.seen.at(1).error);
  CHECK(trace.seen.at(1).error->code() == ErrorCode::forbidden);
}

TEST_CASE("a request that is refused before it is sent has no attempt and no status") {
  Trace trace;
  CHECK_FALSE(trace.client().request(readItem("articles", "..")).result());
  CHECK(trace.seen.at(1).attempts == 0);
  CHECK(trace.seen.at(1).status == 0);
  REQUIRE(trace.seen.at(1).error);
  CHECK(trace.seen.at(1).error->kind() == ErrorKind::invalidArgument);
}

TEST_CASE("a reply that cannot be read is reported as a failure") {
  Trace trace;
  trace.fake->reply(200, R"({"data":"no list"})");
  CHECK_FALSE(
      trace.client().request(customEndpoint<std::vector<int>>({.path = "/shop/numbers"})).result());
  CHECK(trace.seen.at(1).status == 200);
  REQUIRE(trace.seen.at(1).error);
  CHECK(trace.seen.at(1).error->kind() == ErrorKind::decode);
}

TEST_CASE("after a lost connection there is no status of an earlier attempt") {
  Trace trace;
  trace.fake->reply(503).loseConnection();
  CHECK_FALSE(
      trace.client({.retry = {.tries = 2, .baseDelay = 0}}).request(readItems("a")).result());
  CHECK(trace.seen.at(1).attempts == 2);
  CHECK(trace.seen.at(1).status == 0);
}

TEST_CASE("what goes through streams is counted") {
  Trace trace;
  trace.fake->reply(200, std::string(1000, 'x'));
  std::string got;
  FormData form;
  form.append("title", "picture");
  form.append("file", File::fromMemory(std::string(5000, 'y'), {.name = "y.bin"}));
  trace.client()
      .request(withSink(readAssetRaw("a-b"), [&](std::string_view bytes) { got += bytes; }))
      .get();
  CHECK(got.size() == 1000);
  CHECK(trace.seen.at(1).bytesReceived == 1000);

  trace.fake->reply(200, "{}");
  static_cast<void>(trace.client().request(uploadFiles(form)).result());
  CHECK(trace.seen.at(3).bytesSent > 5000);
  CHECK(trace.seen.at(3).bytesSent < 6000);
}

TEST_CASE("a path template keeps the collection's name and leaves out every other argument") {
  Trace trace;
  CHECK(trace.templateOf(readItems("articles")) == "/items/articles");
  CHECK(trace.templateOf(readSingleton("globals")) == "/items/globals");
  CHECK(trace.templateOf(readUser("0bc7b36a")) == "/users/{key}");
  CHECK(trace.templateOf(readField("articles", "body")) == "/fields/articles/{field}");
  CHECK(trace.templateOf(deleteItem("a/b", 1)) == "/items/a%2Fb/{key}");
  CHECK(trace.templateOf(customEndpoint<void>({.path = "/shop/orders?token=t0k3n-of-trace"})) ==
        "/shop/orders");
}

TEST_CASE("a list that goes by SEARCH says so when it is over") {
  Trace trace;
  trace.fake->reply(200, R"({"data":[]})");
  trace.client({.maxUrlLength = 10}).request(readItems("articles", {.search = "long"})).get();
  CHECK(trace.seen.at(0).method == "GET");
  CHECK(trace.seen.at(1).method == "SEARCH");
}

TEST_CASE("logins and refreshes are traced") {
  Trace trace;
  const std::string tokens =
      R"({"data":{"access_token":"a","refresh_token":"r","expires":900000}})";
  trace.fake->reply(200, tokens).reply(200, tokens);
  const auto client = createDirectus("https://example.com", trace.options())
                          .with(rest())
                          .with(authentication(AuthMode::json));
  client.login({.email = "ada@example.com", .password = "pw"}, {.provider = "my-okta"}).get();
  client.refresh().get();
  REQUIRE(trace.seen.size() == 4);
  CHECK(trace.seen[1].pathTemplate == "/auth/login/{provider}");
  CHECK(trace.seen[1].status == 200);
  CHECK(trace.seen[3].pathTemplate == "/auth/refresh");
  CHECK(trace.seen[3].attempts == 1);
}

TEST_CASE("a hook that throws fails nothing") {
  auto fake = std::make_shared<testing::FakeTransport>();
  fake->reply(200, R"({"data":[]})");
  const auto client =
      createDirectus("https://example.com",
                     {.transport = fake,
                      .onRequestStart = [](const RequestStart&) { throw 1; },
                      .onRequestEnd = [](const RequestEnd&) { throw std::bad_alloc(); }})
          .with(rest());
  CHECK(client.request(readItems("articles")).result());
}

TEST_CASE("one hook is enough") {
  auto fake = std::make_shared<testing::FakeTransport>();
  fake->reply(204).reply(204);
  int starts = 0;
  int ends = 0;
  createDirectus("https://example.com",
                 {.transport = fake, .onRequestStart = [&](const RequestStart&) { ++starts; }})
      .with(rest())
      .request(deleteItem("articles", 1))
      .get();
  createDirectus("https://example.com",
                 {.transport = fake, .onRequestEnd = [&](const RequestEnd&) { ++ends; }})
      .with(rest())
      .request(deleteItem("articles", 1))
      .get();
  CHECK(starts == 1);
  CHECK(ends == 1);
}

TEST_CASE("an exception of a request hook is reported as the end of the request") {
  Trace trace;
  const auto client = trace.client({.onRequest = [](HttpRequest&) { throw std::bad_alloc(); }});
  CHECK_THROWS_AS(client.request(readItems("articles")).get(), std::bad_alloc);
  REQUIRE(trace.seen.size() == 2);
  CHECK(trace.seen[1].error);
}

TEST_CASE(
    "the tag of a call reaches both hooks and the log, that of the call before the command's") {
  const auto fake = std::make_shared<testing::FakeTransport>();
  fake->reply(204).reply(204).reply(204);
  std::vector<std::string> tags;
  std::string logged;
  const auto client =
      createDirectus(
          "https://example.com",
          {.transport = fake,
           .log =
               [&](const LogRecord& record) {
                 for (const LogField& field : record.fields)
                   if (field.name == "tag") logged = field.value;
               },
           .onRequestStart = [&](const RequestStart& start) { tags.emplace_back(start.tag); },
           .onRequestEnd = [&](const RequestEnd& end) { tags.emplace_back(end.tag); }})
          .with(rest());
  const auto command = withOptions(deleteItem("articles", 1), {.tag = "order 17"});
  client.request(command).get();
  client.request(command, {.tag = "order 18"}).get();
  client.request(deleteItem("articles", 1)).get();
  CHECK(tags == std::vector<std::string>{"order 17", "order 17", "order 18", "order 18", "", ""});
  { auto dropped = client.request(command, {.tag = "order 19"}); }
  CHECK(logged == "order 19");
}
