#include <directus/http/transport.hpp>

#include "support/bodies.hpp"
#include "support/catch.hpp"
#include "support/failure.hpp"
#include "support/fault_server.hpp"

using namespace directus;
using namespace directus_test;
using namespace std::chrono_literals;
using Connection = FaultServer::Connection;

namespace {

const std::vector<std::string> beginnings{
    "HTTP/1.1 200 OK\r\nContent-Le",
    "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"data\":[",
    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\n{\"da\r\n",
};

FaultServer::Script stallAfter(std::string beginning) {
  return [beginning = std::move(beginning)](Connection& connection) {
    if (!connection.read()) return;
    connection.write(beginning);
    connection.waitForEnd();
  };
}

SendOptions endsIn(std::chrono::milliseconds time) {
  return {.deadline = std::chrono::steady_clock::now() + time};
}

}  // namespace

TEST_CASE("F10: a reply that stalls for ever ends with the stall limit", "[F10]") {
  FaultServer server(stallAfter(GENERATE(from_range(beginnings))));
  CurlTransport transport({.stallTimeout = 400});
  const auto begin = std::chrono::steady_clock::now();
  const auto reply = transport.send({.url = server.url(), .repeatable = true}, {});
  CHECK(std::chrono::steady_clock::now() - begin < 5s);
  CHECK(failureOf(reply).kind() == ErrorKind::timeout);
  CHECK(failureOf(reply).isRetryable());
}

TEST_CASE("F10: a stall leaves the outcome unknown for a request that is not repeatable", "[F10]") {
  FaultServer server(stallAfter(GENERATE(from_range(beginnings))));
  CurlTransport transport({.stallTimeout = 200});
  const auto reply = transport.send({.method = "POST", .url = server.url()}, {});
  CHECK(failureOf(reply).kind() == ErrorKind::outcomeUnknown);
  CHECK(std::string(failureOf(reply).what()).find("stallTimeout") != std::string::npos);
}

TEST_CASE("F10: a deadline ends a reply that stalls", "[F10]") {
  FaultServer server(stallAfter(GENERATE(from_range(beginnings))));
  CurlTransport transport;
  const auto reply = transport.send({.url = server.url(), .repeatable = true}, endsIn(200ms));
  CHECK(failureOf(reply).kind() == ErrorKind::timeout);
}

TEST_CASE("F10: a slow drip is not a stall, and ends with the deadline", "[F10]") {
  FaultServer server([](Connection& connection) {
    if (!connection.read()) return;
    connection.write("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n");
    while (connection.sleep(20ms)) connection.write("x");
  });
  CurlTransport transport({.stallTimeout = 2000});
  const auto reply = transport.send({.url = server.url(), .repeatable = true}, endsIn(500ms));
  CHECK(std::string(failureOf(reply).what()).find("deadline") != std::string::npos);
}

TEST_CASE("F10: a server that reads nothing stalls an upload", "[F10]") {
  FaultServer server([](Connection& connection) { connection.waitForEnd(); });
  CurlTransport transport({.stallTimeout = 200});
  HttpRequest request{.method = "POST", .url = server.url()};
  request.body.assign(std::size_t{64} << 20, 'x');
  CHECK(failureOf(transport.send(request, {})).kind() == ErrorKind::outcomeUnknown);
}

TEST_CASE("F10: an upload to a server that reads little at a time goes on as it reads", "[F10]") {
  FaultServer server([](Connection& connection) {
    for (std::string bytes; !bytes.ends_with('!'); bytes = connection.readSome())
      if (!connection.sleep(1ms)) return;
    connection.reply(200, "all of it");
  });
  CurlTransport transport;
  HttpRequest request{.method = "POST", .url = server.url()};
  request.body.assign(std::size_t{8} << 20, 'x');
  request.body.back() = '!';
  CHECK(transport.send(request, endsIn(60s)).value().body.view() == "all of it");
}

TEST_CASE("the connection of a call that timed out is not used again") {
  FaultServer server([](Connection& connection) {
    if (!connection.read()) return;
    if (connection.number() > 0)
      connection.reply(200, "own");
    else if (connection.sleep(10s))
      connection.reply(200, "late");
  });
  CurlTransport transport;
  (void)transport.send({.url = server.url(), .repeatable = true}, endsIn(100ms));
  CHECK(transport.send({.url = server.url()}, {}).value().body.view() == "own");
}
