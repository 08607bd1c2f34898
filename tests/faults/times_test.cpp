// Times that no number can hold.
#include <directus/directus.hpp>

#include "support/catch.hpp"
#include "support/failure.hpp"
#include "support/fault_server.hpp"

using namespace directus;
using namespace directus_test;
using namespace std::chrono_literals;
using Connection = FaultServer::Connection;

namespace {

const std::string json = "Content-Type: application/json\r\n";

/// Answers after a moment, in two pieces, so that every limit is looked at.
FaultServer::Script slowly() {
  return FaultServer::serve([](Connection& connection, const ReceivedRequest&) {
    connection.sleep(20ms);
    connection.write("HTTP/1.1 200 OK\r\nContent-Length: 11\r\n" + json + "\r\n{\"data\"");
    connection.sleep(20ms);
    connection.write(":[]}");
  });
}

const std::vector<Milliseconds> endless{std::chrono::milliseconds::max(),
                                        std::chrono::nanoseconds::max(),
                                        std::chrono::seconds::max(),
                                        std::chrono::years(300),
                                        std::chrono::years(1'000'000'000),
                                        std::chrono::duration<double>(1e300),
                                        std::numeric_limits<std::uint64_t>::max()};

}  // namespace

TEST_CASE("F83: a call with a timeout without end gets its reply", "[F83]") {
  const Milliseconds span = GENERATE(from_range(endless));
  FaultServer server(slowly());
  const auto client = createDirectus(server.url(""), {.timeout = span}).with(rest());
  CHECK(client.request(readItems("a")).get() == Json::array());
  CHECK(client.request(readItems("a"), {.timeout = span, .stall = span}).get() == Json::array());
}

TEST_CASE("F83: limits of the transport without end let a reply through", "[F83]") {
  const Milliseconds span = GENERATE(from_range(endless));
  FaultServer server(slowly());
  CurlTransport transport({.connectTimeout = span, .stallTimeout = span, .replyTimeout = span});
  CHECK(transport.send({.url = server.url()}, {}).value().status == 200);
  CHECK(transport.send({.method = "POST", .url = server.url(), .body = "{}"}, {.stall = span})
            .value()
            .status == 200);
}

TEST_CASE("F83: pauses without end are waited for until the call is stopped", "[F83]") {
  const Milliseconds span = GENERATE(from_range(endless));
  FaultServer server(FaultServer::serve(
      [](Connection& connection, const ReceivedRequest&) { connection.reply(503); }));
  std::stop_source stop;
  std::optional<Result<Json>> got;
  {
    const auto client =
        createDirectus(server.url(""), {.timeout = 0})
            .with(rest({.retry = {.baseDelay = span, .maxDelay = span, .maxRetryAfter = span}}));
    std::jthread caller(
        [&] { got.emplace(client.request(readItems("a"), {.stop = stop.get_token()}).result()); });
    REQUIRE(server.waitForHits(1));
    stop.request_stop();
  }
  CHECK(failureOf(*got).kind() == ErrorKind::cancelled);
  CHECK(server.hits() == 1);
}

TEST_CASE("F83: a Retry-After of a year is an error at once, with or without a deadline",
          "[F12][F83]") {
  const Milliseconds timeout = GENERATE(Milliseconds(0), Milliseconds(std::chrono::hours(1)));
  FaultServer server(FaultServer::serve([](Connection& connection, const ReceivedRequest&) {
    connection.reply(503, "busy", "Retry-After: 31536000\r\n");
  }));
  const auto client = createDirectus(server.url(""), {.timeout = timeout}).with(rest());
  const Error error = failureOf(client.request(readItems("a")).result());
  CHECK(error.status() == 503);
  CHECK(error.retryAfter() == std::chrono::hours(24 * 365));
  CHECK(server.hits() == 1);
}

TEST_CASE("the first Retry-After that says something counts", "[F11]") {
  FaultServer server(FaultServer::serve([](Connection& connection, const ReceivedRequest&) {
    connection.reply(503, "busy", "Retry-After: soon\r\nRetry-After: 70\r\nRetry-After: 80\r\n");
  }));
  const auto client = createDirectus(server.url("")).with(rest());
  CHECK(failureOf(client.request(readItems("a")).result()).retryAfter() == 70s);
}
