#include <directus/testing/fake_transport.hpp>
#include <directus/testing/manual_clock.hpp>

#include <memory>
#include <thread>

#include "support/bodies.hpp"
#include "support/catch.hpp"
#include "support/failure.hpp"

using namespace directus;
using namespace directus_test;
using directus::testing::FakeTransport;

namespace {
const HttpRequest get{.url = "http://fake/items"};

struct PiecesSink : BodySink {
  Result<void> write(std::string_view bytes) override {
    pieces.emplace_back(bytes);
    return {};
  }
  std::vector<std::string> pieces;
};
}

TEST_CASE("scripted answers come in their order") {
  FakeTransport fake;
  fake.reply(200, "one").fail(ErrorKind::network).reply(404, "three");
  CHECK(fake.send(get, {}).value().body.view() == "one");
  CHECK(failureOf(fake.send(get, {})).isRetryable());
  CHECK(fake.send(get, {}).value().status == 404);
  CHECK(fake.unusedAnswers() == 0);
}

TEST_CASE("a request without an answer is an error that says so") {
  FakeTransport fake;
  const Error error = failureOf(fake.send(get, {}));
  CHECK(error.kind() == ErrorKind::invalidArgument);
  CHECK(std::string(error.what()) ==
        "FakeTransport: no answer is scripted for GET /items, request 1");
  CHECK(fake.unexpected() == std::vector<std::string>{"GET /items"});
}

TEST_CASE("a handler sees the request and makes the answer") {
  FakeTransport fake;
  fake.otherwise([](const HttpRequest& request) {
    return FakeTransport::response(200, request.url, {{"X-A", "1"}});
  });
  const auto reply = fake.send(get, {}).value();
  CHECK(reply.body.view() == "http://fake/items");
  CHECK(reply.headers.find("X-A") == "1");
}

TEST_CASE("received requests are kept with the bytes of their source") {
  FakeTransport fake;
  fake.reply(200);
  (void)fake.send(
      {.method = "POST", .url = "http://fake/", .source = std::make_shared<TextSource>("abc")}, {});
  CHECK(fake.lastRequest().body == "abc");
  CHECK(fake.requestCount() == 1);
}

TEST_CASE("a held answer comes after its release") {
  FakeTransport fake;
  fake.hold().reply(200, "late");
  std::thread releaser([&] {
    (void)fake.waitForRequests(1);
    fake.release();
  });
  CHECK(fake.send(get, {}).value().body.view() == "late");
  releaser.join();
}

TEST_CASE("an answer that follows a hold belongs to the held request") {
  FakeTransport fake;
  fake.hold().reply(200, "held").reply(200, "free");
  std::string held;
  std::thread first([&] { held = fake.send(get, {}).value().body.view(); });
  (void)fake.waitForRequests(1);
  CHECK(fake.send(get, {}).value().body.view() == "free");
  fake.release();
  first.join();
  CHECK(held == "held");
}

TEST_CASE("an error that was scripted is given as it is") {
  FakeTransport fake;
  fake.fail(Error({.kind = ErrorKind::tls, .message = "expired"}));
  const Error error = failureOf(fake.send(get, {}));
  CHECK(error.kind() == ErrorKind::tls);
  CHECK(std::string(error.what()) == "expired");
}

TEST_CASE("a deadline can pass at once") {
  FakeTransport fake;
  fake.timeOut().timeOut();
  CHECK(failureOf(fake.send({.url = "http://fake/", .repeatable = true}, {})).kind() ==
        ErrorKind::timeout);
  CHECK(failureOf(fake.send({.method = "POST", .url = "http://fake/"}, {})).kind() ==
        ErrorKind::outcomeUnknown);
}

TEST_CASE("a sink gets its bytes in pieces") {
  FakeTransport fake;
  fake.inPieces(2).reply(200, "abcde");
  const auto sink = std::make_shared<PiecesSink>();
  CHECK(fake.send({.url = "http://fake/", .sink = sink}, {}).value().body.empty());
  CHECK(sink->pieces == std::vector<std::string>{"ab", "cd", "e"});
}

TEST_CASE("a reply that is cut leaves a sink with its part") {
  FakeTransport fake;
  fake.cutReply(200, "abc").cutReply(200, "abc");
  const auto sink = std::make_shared<PiecesSink>();
  CHECK(
      failureOf(fake.send({.url = "http://fake/", .sink = sink, .repeatable = true}, {})).kind() ==
      ErrorKind::network);
  CHECK(sink->pieces == std::vector<std::string>{"abc"});
  CHECK(failureOf(fake.send({.method = "POST", .url = "http://fake/"}, {})).kind() ==
        ErrorKind::outcomeUnknown);
}

TEST_CASE("a clock that skips waits is where they end") {
  directus::testing::ManualClock clock;
  clock.skipWaits(std::chrono::seconds(1));
  std::mutex mutex;
  std::condition_variable condition;
  std::unique_lock lock(mutex);
  const auto begun = clock.now();
  const auto wall = clock.wallNow();
  clock.wait(lock, condition, begun + std::chrono::milliseconds(900));
  CHECK(clock.now() - begun == std::chrono::milliseconds(900));
  CHECK(clock.wallNow() - wall == std::chrono::milliseconds(900));
  clock.wait(lock, condition, clock.now() + std::chrono::hours(1));
  CHECK(clock.now() - begun == std::chrono::milliseconds(900));
}
