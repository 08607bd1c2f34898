// Servers that close a connection while nobody uses it.
#include <directus/http/transport.hpp>

#include <latch>

#include "support/bodies.hpp"
#include "support/catch.hpp"
#include "support/closed_peers.hpp"
#include "support/failure.hpp"
#include "support/fault_server.hpp"
#include "support/tls.hpp"

using namespace directus;
using namespace directus_test;
using Connection = FaultServer::Connection;

namespace {

HttpRequest post(const std::string& url) {
  return {.method = "POST", .url = url, .body = "{}"};
}

FaultServer::Script answerAll() {
  return FaultServer::serve(
      [](Connection& connection, const ReceivedRequest&) { connection.reply(200, "ok"); });
}

}  // namespace

TEST_CASE("F81: a POST does not go out on an idle TLS connection that nginx has closed", "[F81]") {
  const bool http2 = GENERATE(false, true);
  FaultServer upstream(answerAll());
  const Nginx nginx(upstream.port(), "keepalive_timeout 1s;");
  CurlTransport transport({.caFile = Certificates::get().ca, .http2 = http2});
  for (std::size_t round = 1; round <= 3; ++round) {
    CHECK(transport.send(post(nginx.url()), {}).value().status == 200);
    CHECK(upstream.hits() == round);
    REQUIRE(waitForClosedPeer(nginx.port()));
  }
}

TEST_CASE(
    "F81: an upload that cannot be rewound does not go out on a TLS connection that nginx has "
    "closed",
    "[F81]") {
  FaultServer upstream(answerAll());
  const Nginx nginx(upstream.port(), "keepalive_timeout 1s;");
  CurlTransport transport({.caFile = Certificates::get().ca, .http2 = false});
  (void)transport.send({.url = nginx.url()}, {}).value();
  REQUIRE(waitForClosedPeer(nginx.port()));
  HttpRequest request{.method = "PUT", .url = nginx.url(), .repeatable = true};
  request.source = std::make_shared<TextSource>("once", true, false);
  CHECK(transport.send(request, {}).value().status == 200);
  CHECK(upstream.requests().back().body == "once");
}

TEST_CASE("F81: a POST does not go out behind a 408 that was sent to an idle connection", "[F81]") {
  std::latch replied(1);
  FaultServer server([&](Connection& connection) {
    if (!connection.read() || !connection.reply(200)) return;
    if (connection.number() == 0) {
      replied.wait();  // right behind the reply, libcurl could read both in one
      connection.write(
          "HTTP/1.1 408 Request Timeout\r\nContent-Length: 0\r\n"
          "Connection: close\r\n\r\n");
      return;
    }
    while (connection.read()) connection.reply(200);
  });
  CurlTransport transport;
  const auto first = transport.send(post(server.url()), {});
  replied.count_down();
  REQUIRE(first);
  REQUIRE(waitForClosedPeer(server.port()));
  CHECK(transport.send(post(server.url()), {}).value().status == 200);
  CHECK(server.hits() == 2);
}

TEST_CASE("F81: a connection that is well serves one POST after the other", "[F81]") {
  const bool http2 = GENERATE(false, true);
  FaultServer upstream(answerAll());
  const Nginx nginx(upstream.port());
  CurlTransport transport({.caFile = Certificates::get().ca, .http2 = http2});
  for (int i = 0; i < 20; ++i) (void)transport.send(post(nginx.url()), {}).value();
  CHECK(nginx.connections() == 1);
}
