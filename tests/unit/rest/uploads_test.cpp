#include <directus/directus.hpp>
#include <directus/testing/fake_transport.hpp>
#include <directus/testing/manual_clock.hpp>

#include "support/bodies.hpp"
#include "support/catch.hpp"
#include "support/failure.hpp"

using namespace directus;
using namespace directus_test;

namespace {

struct Uploaded {
  std::string id;
  std::string title;
};

FormData form() {
  return FormData()
      .append("title", "T")
      .append("file", File::fromMemory("hello", {.name = "a.txt"}));
}

auto clientOn(const std::shared_ptr<testing::FakeTransport>& fake) {
  return createDirectus("https://example.com", {.transport = fake}).with(rest());
}

std::shared_ptr<testing::FakeTransport> fakeTransport() {
  return std::make_shared<testing::FakeTransport>();
}

/// Five bytes that cannot be read twice.
File once() {
  return File::fromCallback(
      [left = 5](char* buffer, std::size_t) mutable -> std::size_t {
        if (left == 0) return 0;
        --left;
        *buffer = 'x';
        return 1;
      },
      {.size = 5});
}

}  // namespace

TEST_CASE("uploadFiles is a value: equal forms make equal commands") {
  CHECK(uploadFiles(form()) == uploadFiles(form()));
  CHECK_FALSE(uploadFiles(form()) == uploadFiles(form().append("folder", "x")));
  CHECK_FALSE(uploadFiles(form()) == uploadFiles(form(), {.fields = {"id"}}));
}

TEST_CASE("one uploaded file and several are read into the same list") {
  auto fake = fakeTransport();
  fake->reply(200, R"({"data":{"id":"1","title":"a"}})");
  fake->reply(200, R"({"data":[{"id":"1","title":"a"},{"id":"2","title":"b"}]})");
  const auto client = clientOn(fake);
  const auto one = client.request(uploadFiles<Uploaded>(form())).get();
  REQUIRE(one.size() == 1);
  CHECK(one[0].title == "a");
  const auto two = client.request(uploadFiles<Uploaded>(form())).get();
  REQUIRE(two.size() == 2);
  CHECK(two[1].id == "2");
  CHECK(fake->lastRequest().url == "https://example.com/files?fields=id%2Ctitle");
}

TEST_CASE("whoever may not read what was uploaded gets an empty list") {
  auto fake = fakeTransport();
  fake->reply(204);
  CHECK(clientOn(fake).request(uploadFiles<Uploaded>(form())).get().empty());
}

TEST_CASE("a form travels with its own content type") {
  auto fake = fakeTransport();
  fake->reply(200, R"({"data":{}})");
  clientOn(fake).request(uploadFiles(form())).get();
  const HttpRequest sent = fake->lastRequest();
  CHECK(sent.headers.find("Content-Type")->starts_with("multipart/form-data; boundary="));
  CHECK(sent.body.find("\r\n\r\nhello\r\n") != std::string::npos);
}

TEST_CASE("an empty form and an empty key are refused") {
  const auto client = clientOn(fakeTransport());
  const auto refusal = [&](const auto& command) {
    return failureOf(client.request(command).result());
  };
  CHECK(refusal(uploadFiles(FormData())).kind() == ErrorKind::invalidArgument);
  CHECK(refusal(updateFile("", form())).kind() == ErrorKind::invalidArgument);
  CHECK(refusal(utilsImport("", form())).kind() == ErrorKind::invalidArgument);
}

TEST_CASE("a form is sent again where the server provably did not take it") {
  auto fake = fakeTransport();
  fake->reply(429, R"({"errors":[]})").reply(200, R"({"data":{}})");
  auto client = createDirectus("https://example.com", {.transport = fake})
                    .with(rest({.retry = {.baseDelay = 0}}));
  client.request(uploadFiles(form())).get();
  CHECK(fake->requests().at(1).body.size() == fake->requests().at(0).body.size());
}

TEST_CASE("a form that cannot be rewound is never sent again") {
  auto fake = fakeTransport();
  fake->reply(429, R"({"errors":[]})");
  auto client = createDirectus("https://example.com", {.transport = fake})
                    .with(rest({.retry = {.baseDelay = 0}}));
  const auto failed = client.request(uploadFiles(FormData().append("file", once()))).result();
  CHECK(failureOf(failed).status() == 429);
  CHECK(fake->requestCount() == 1);
}

TEST_CASE("before a form that cannot be rewound, a token near its end is renewed") {
  auto fake = fakeTransport();
  auto clock = std::make_shared<testing::ManualClock>();
  const auto tokens = [](const char* name) {
    return R"({"data":{"access_token":")" + std::string(name) +
           R"(","refresh_token":"r","expires":60000}})";
  };
  fake->reply(200, tokens("token-one-7f"));
  fake->reply(200, tokens("token-two-7f"));
  fake->reply(200, R"({"data":{}})");
  auto client = createDirectus("https://example.com", {.transport = fake, .clock = clock})
                    .with(rest())
                    .with(authentication(AuthMode::json,
                                         {.autoRefresh = false, .msRefreshBeforeExpires = 30'000}));
  client.login({.email = "e", .password = "p"}).get();
  clock->advance(std::chrono::seconds(45));
  client.request(uploadFiles(FormData().append("file", once()))).get();
  REQUIRE(fake->requestCount() == 3);
  CHECK(fake->requests().at(1).url == "https://example.com/auth/refresh");
  CHECK(fake->requests().at(2).headers.find("Authorization") == "Bearer token-two-7f");
}

TEST_CASE("an upload reports how far it is, up to its whole size") {
  auto fake = fakeTransport();
  fake->reply(200, R"({"data":{}})");
  std::vector<Progress> seen;
  clientOn(fake)
      .request(withProgress(uploadFiles(form()), [&](const Progress& p) { seen.push_back(p); }))
      .get();
  REQUIRE_FALSE(seen.empty());
  CHECK(seen.back().bytes == fake->lastRequest().body.size());
  CHECK(seen.back().total == fake->lastRequest().body.size());
}

TEST_CASE("a sink gets the bytes of a reply, and the result has none") {
  auto fake = fakeTransport();
  fake->reply(200, std::string("\0\xff{", 3), {{"X-Test", "1"}});
  std::string got;
  const auto reply = clientOn(fake)
                         .request(withSink(customEndpoint<HttpResponse>({.path = "/x"}),
                                           [&](std::string_view bytes) { got += bytes; }))
                         .get();
  CHECK(got == std::string("\0\xff{", 3));
  CHECK(reply.body.empty());
  CHECK(reply.headers.find("X-Test") == "1");
}

TEST_CASE("an error of a sink ends the call") {
  auto fake = fakeTransport();
  fake->reply(200, "bytes");
  const auto result = clientOn(fake)
                          .request(withSink(customEndpoint<HttpResponse>({.path = "/x"}),
                                            std::make_shared<BrokenSink>()))
                          .result();
  CHECK(failureOf(result).kind() == ErrorKind::storage);
}

TEST_CASE("the body of a refusal does not reach the sink") {
  auto fake = fakeTransport();
  fake->reply(403, R"({"errors":[{"message":"no","extensions":{"code":"FORBIDDEN"}}]})");
  auto sink = std::make_shared<TextSink>();
  const auto result =
      clientOn(fake).request(withSink(customEndpoint<HttpResponse>({.path = "/x"}), sink)).result();
  CHECK(failureOf(result).code() == ErrorCode::forbidden);
  CHECK(sink->text.empty());
}
