// What a client tries again, against a real line: the transport is libcurl.
#include <directus/directus.hpp>

#include "support/catch.hpp"
#include "support/fault_server.hpp"

using namespace directus;
using namespace directus_test;
using namespace std::chrono_literals;
using Connection = FaultServer::Connection;

namespace {

/// Sends the first requests to where they must fail, the later ones where they are meant to go.
class Detour final : public Transport {
 public:
  Detour(std::string wrongWay, int times) : wrongWay_(std::move(wrongWay)), left_(times) {}

  Result<HttpResponse> send(const HttpRequest& request, const SendOptions& options) override {
    ++tries;
    if (left_-- <= 0) return curl_.send(request, options);
    HttpRequest lost = request;
    lost.url = wrongWay_;
    return curl_.send(lost, options);
  }

  std::atomic<int> tries = 0;

 private:
  CurlTransport curl_;
  const std::string wrongWay_;
  std::atomic<int> left_;
};

const std::string json = "Content-Type: application/json\r\n";

FaultServer::Script items() {
  return FaultServer::serve([](Connection& connection, const ReceivedRequest&) {
    connection.reply(200, R"({"data":[{"id":1}]})", json);
  });
}

/// Answers `status` the first time, well the second.
FaultServer::Script firstly(int status, std::string headers, std::string body = "busy") {
  auto seen = std::make_shared<std::atomic<int>>(0);
  return FaultServer::serve([=](Connection& connection, const ReceivedRequest&) {
    if ((*seen)++ == 0)
      connection.reply(status, body, headers);
    else
      connection.reply(200, R"({"data":[]})", json);
  });
}

std::string origin(const FaultServer& server) {
  return server.url("");
}

auto client(const std::string& url, ClientOptions options = {}) {
  return createDirectus(url, std::move(options)).with(rest());
}

constexpr auto closedPort = "http://127.0.0.1:1/";

}  // namespace

TEST_CASE("F01: a GET survives two refused connections", "[F01]") {
  FaultServer server(items());
  const auto detour = std::make_shared<Detour>(closedPort, 2);
  CHECK(client(origin(server), {.transport = detour}).request(readItems("articles")).get().size() ==
        1);
  CHECK(detour->tries == 3);
}

TEST_CASE("F02: a POST that could not be sent is sent once it can", "[F02]") {
  FaultServer server(items());
  const auto detour = std::make_shared<Detour>(closedPort, 1);
  client(origin(server), {.transport = detour})
      .request(createItem("articles", Json::object()))
      .get();
  CHECK(server.hits() == 1);
  CHECK(detour->tries == 2);
}

TEST_CASE("F03: a name that could not be resolved is asked for again", "[F03]") {
  FaultServer server(items());
  const auto detour = std::make_shared<Detour>("http://no-such-host.invalid/", 1);
  client(origin(server), {.transport = detour}).request(readItems("articles")).get();
  CHECK(detour->tries == 2);
}

TEST_CASE("F08: a GET whose reply was cut is asked for again, whole", "[F08]") {
  FaultServer server([](Connection& connection) {
    while (connection.read()) {
      if (connection.number() == 0) {
        connection.write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n" + json +
                         "\r\n{\"data\":[{\"id\":1}");
        return;
      }
      connection.reply(200, R"({"data":[{"id":2}]})", json);
    }
  });
  CHECK(client(origin(server)).request(readItems("articles")).get().at(0).at("id") == 2);
  CHECK(server.hits() == 2);
}

TEST_CASE("a POST whose reply was cut is not sent again", "[F06][F08]") {
  FaultServer server([](Connection& connection) {
    connection.read();
    connection.write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n" + json + "\r\n{\"da");
  });
  const auto result =
      client(origin(server)).request(createItem("articles", Json::object())).result();
  CHECK(result.error().kind() == ErrorKind::outcomeUnknown);
  CHECK_FALSE(result.error().isRetryable());
  CHECK(server.hits() == 1);
}

TEST_CASE("F11: a 503 with Retry-After is waited for", "[F11]") {
  FaultServer server(firstly(503, "Retry-After: 1\r\n"));
  const auto begun = std::chrono::steady_clock::now();
  client(origin(server)).request(readItems("articles")).get();
  CHECK(std::chrono::steady_clock::now() - begun >= 1s);
  CHECK(server.hits() == 2);
}

TEST_CASE("F12: a Retry-After beyond the deadline fails at once and carries the hint", "[F12]") {
  FaultServer server(firstly(429, "Retry-After: 86400\r\n"));
  const auto result =
      client(origin(server)).request(readItems("articles"), {.timeout = 5s}).result();
  CHECK(result.error().retryAfter() == 86'400s);
  CHECK(server.hits() == 1);
}

TEST_CASE("a POST is tried again after 429, which executed nothing") {
  FaultServer server(firstly(429, ""));
  client(origin(server)).request(createItem("articles", Json::object())).get();
  CHECK(server.hits() == 2);
}

TEST_CASE("a POST is tried again when the pressure limiter turned it away") {
  FaultServer server(firstly(
      503, json,
      R"({"errors":[{"message":"Service \"api\" is unavailable. Under pressure.","extensions":{"code":"SERVICE_UNAVAILABLE","service":"api","reason":"Under pressure"}}]})"));
  client(origin(server)).request(createItem("articles", Json::object())).get();
  CHECK(server.hits() == 2);
}

TEST_CASE("a POST is not tried again after any other 503") {
  FaultServer server(firstly(503, ""));
  const auto result =
      client(origin(server)).request(createItem("articles", Json::object())).result();
  CHECK(result.error().status() == 503);
  CHECK(server.hits() == 1);
}

TEST_CASE("updating one item is tried again only when the caller says so") {
  FaultServer never(firstly(502, ""));
  CHECK_FALSE(client(origin(never))
                  .request(updateItem("articles", 1, Json::object()))
                  .result()
                  .has_value());
  FaultServer asked(firstly(502, ""));
  CHECK(client(origin(asked))
            .request(updateItem("articles", 1, Json::object()),
                     {.retry = RetryOptions{.idempotentWrites = true}})
            .result()
            .has_value());
}

TEST_CASE("a call may turn retrying off") {
  FaultServer server(firstly(502, ""));
  const auto result = client(origin(server))
                          .request(readItems("articles"), {.retry = RetryOptions{.tries = 1}})
                          .result();
  CHECK(result.error().status() == 502);
  CHECK(server.hits() == 1);
}

TEST_CASE("destroying the client interrupts the wait between two tries") {
  FaultServer server(firstly(503, "Retry-After: 50\r\n"));
  std::optional<Result<Json>> got;
  std::jthread caller;
  {
    const auto one = client(origin(server));
    caller = std::jthread([&got, operation = one.request(readItems("articles"))]() mutable {
      got.emplace(operation.result());
    });
    REQUIRE(server.waitForHits(1));
  }
  caller.join();
  CHECK(got->error().kind() == ErrorKind::cancelled);
  CHECK(server.hits() == 1);
}
