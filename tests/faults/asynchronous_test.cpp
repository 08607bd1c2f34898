// Calls that do not block, over the loop of libcurl and against a scripted server.
#include <directus/async/when_all.hpp>
#include <directus/directus.hpp>

#include <atomic>
#include <future>

#include "support/catch.hpp"
#include "support/fault_server.hpp"

using namespace directus;
using namespace directus_test;
using namespace std::chrono_literals;
using Connection = FaultServer::Connection;

namespace {

auto clientOf(const FaultServer& server, ClientOptions options = {}) {
  return createDirectus(server.url(""), std::move(options)).with(rest());
}

FaultServer quickServer() {
  return FaultServer(FaultServer::serve([](Connection& connection, const ReceivedRequest&) {
    connection.reply(200, R"({"data":[]})", "Content-Type: application/json\r\n");
  }));
}

/// Answers nothing until the test ends.
FaultServer silentServer() {
  return FaultServer(FaultServer::serve(
      [](Connection& connection, const ReceivedRequest&) { connection.sleep(20s); }));
}

}  // namespace

TEST_CASE("hundreds of calls that do not block share a few connections") {
  const FaultServer server = quickServer();
  HttpOptions http;
  http.maxConnections = 4;
  const auto client = clientOf(server, {.http = http});
  std::vector<Operation<Json>> operations;
  for (int i = 0; i < 300; ++i) operations.push_back(client.request(readItems("a")));
  const auto results = whenAll(std::move(operations)).get();
  CHECK(std::all_of(results.begin(), results.end(), [](const auto& r) { return r.has_value(); }));
  CHECK(server.hits() == 300);
  CHECK(server.connections() <= 4);
}

TEST_CASE("F33: the end of the client ends a hundred started calls with cancelled", "[F33]") {
  const FaultServer server = silentServer();
  std::atomic<int> ended = 0;
  std::atomic<int> cancelled = 0;
  std::promise<void> all;
  {
    const auto client = clientOf(server);
    for (int i = 0; i < 100; ++i)
      client.request(readItems("a")).start([&](Result<Json> result) {
        cancelled += !result && result.error().kind() == ErrorKind::cancelled;
        if (++ended == 100) all.set_value();
      });
    REQUIRE(server.waitForHits(1));
  }
  all.get_future().get();
  CHECK(cancelled == 100);
}

TEST_CASE("a deadline ends a started call, also one that waits for its turn") {
  const FaultServer server = silentServer();
  HttpOptions http;
  http.maxConnections = 1;
  const auto client = clientOf(server, {.http = http});
  std::vector<Operation<Json>> operations;
  for (int i = 0; i < 3; ++i)
    operations.push_back(
        client.request(readItems("a"), {.timeout = 200ms, .retry = RetryOptions{.tries = 1}}));
  const auto results = whenAll(std::move(operations)).get();
  for (const auto& result : results) {
    REQUIRE(!result);
    CHECK(result.error().kind() == ErrorKind::timeout);
  }
}

TEST_CASE("F01: a started call is tried again", "[F01]") {
  FaultServer server([](Connection& connection) {
    static std::atomic<int> count = 0;
    if (!connection.read()) return;
    if (++count < 3) return;
    connection.reply(200, R"({"data":[]})", "Content-Type: application/json\r\n");
  });
  const auto client = clientOf(server);
  std::promise<Result<Json>> done;
  client.request(readItems("a")).start([&](Result<Json> result) {
    done.set_value(std::move(result));
  });
  CHECK(done.get_future().get().has_value());
}

TEST_CASE("a started call that gets no reply holds up no other") {
  const FaultServer server([](Connection& connection) {
    while (connection.read()) {
      if (connection.number() == 0) return connection.waitForEnd();
      connection.reply(200, R"({"data":[]})", "Content-Type: application/json\r\n");
    }
  });
  const auto client = clientOf(server);
  std::promise<Result<Json>> held;
  const Running running = client.request(readItems("a")).start([&](Result<Json> result) {
    held.set_value(std::move(result));
  });
  REQUIRE(server.waitForHits(1));
  std::vector<Operation<Json>> others;
  for (int i = 0; i < 5; ++i) others.push_back(client.request(readItems("a")));
  const auto results = whenAll(std::move(others)).get();
  CHECK(std::all_of(results.begin(), results.end(), [](const auto& r) { return r.has_value(); }));
  running.cancel();
  CHECK(held.get_future().get().error().kind() == ErrorKind::cancelled);
}

TEST_CASE("as many started calls are in flight as there may be connections") {
  const FaultServer server = silentServer();
  HttpOptions http;
  http.maxConnections = 40;
  const auto client = clientOf(server, {.http = http});
  for (int i = 0; i < 100; ++i) client.request(readItems("a")).start([](const Result<Json>&) {});
  REQUIRE(server.waitForHits(40));
  CHECK(server.connections() == 40);
}
