#include <directus/http/transport.hpp>

#include <atomic>

#include "support/catch.hpp"
#include "support/failure.hpp"
#include "support/fault_server.hpp"
#include "support/tls.hpp"

using namespace directus;
using namespace directus_test;
using namespace std::chrono_literals;
using Connection = FaultServer::Connection;

namespace {

FaultServer::Script answerAll() {
  return FaultServer::serve(
      [](Connection& connection, const ReceivedRequest&) { connection.reply(200, "ok"); });
}

HttpOptions trusting(bool http2) {
  return {.caFile = Certificates::get().ca, .http2 = http2};
}

}  // namespace

TEST_CASE("a certificate of our authority is trusted, over HTTP/1.1 and HTTP/2") {
  FaultServer upstream(answerAll());
  const Nginx nginx(upstream.port());
  const bool http2 = GENERATE(false, true);
  CurlTransport transport(trusting(http2));
  CHECK(transport.send({.url = nginx.url()}, {}).value().body.view() == "ok");
  CHECK(nginx.waitForLog(http2 ? "HTTP/2.0" : "HTTP/1.1"));
}

TEST_CASE("a certificate authority may come from memory") {
  FaultServer upstream(answerAll());
  const Nginx nginx(upstream.port());
  CurlTransport transport({.caBlob = readText(Certificates::get().ca)});
  CHECK(transport.send({.url = nginx.url()}, {}).value().body.view() == "ok");
}

TEST_CASE("an unknown authority is a TLS error, and nothing is sent") {
  FaultServer upstream(answerAll());
  const Nginx nginx(upstream.port());
  CurlTransport transport;
  const auto reply = transport.send({.method = "POST", .url = nginx.url()}, {});
  CHECK(failureOf(reply).kind() == ErrorKind::tls);
  CHECK_FALSE(failureOf(reply).isRetryable());
  CHECK(upstream.hits() == 0);
}

TEST_CASE("a certificate for another name is a TLS error") {
  FaultServer upstream(answerAll());
  const Nginx nginx(upstream.port());
  CurlTransport transport(trusting(true));
  std::string url = nginx.url();
  url.replace(url.find("127.0.0.1"), 9, "localhost");
  CHECK(failureOf(transport.send({.url = url}, {})).kind() == ErrorKind::tls);
}

TEST_CASE("a server that speaks no TLS is a TLS error") {
  FaultServer server([](Connection& connection) {
    connection.readSome();
    connection.write("HTTP/1.1 400 Bad Request\r\n\r\n");
  });
  CurlTransport transport;
  std::string url = server.url();
  url.insert(4, "s");
  const auto reply = transport.send({.method = "POST", .url = url}, {});
  CHECK(failureOf(reply).kind() == ErrorKind::tls);
  CHECK(failureOf(reply).isRetryable());
}

TEST_CASE("a CA file that is not there is a TLS error that names no secret") {
  FaultServer upstream(answerAll());
  const Nginx nginx(upstream.port());
  CurlTransport transport({.caFile = "/no/such/file.pem"});
  const auto reply = transport.send({.url = nginx.url("/?token=s3cret-of-tls")}, {});
  CHECK(failureOf(reply).kind() == ErrorKind::tls);
  CHECK(std::string(failureOf(reply).what()).find("s3cret") == std::string::npos);
}

namespace {

/// nginx whose worker dies with the first POST, after the server behind it got it. A second POST
/// would be answered.
struct DyingFront {
  std::atomic<Nginx*> front = nullptr;
  std::atomic<int> posts = 0;
  FaultServer upstream{[this](Connection& connection) {
    while (const auto request = connection.read()) {
      if (request->method == "POST" && posts++ == 0) front.load()->killWorker();
      connection.reply(200, "ok");
    }
  }};
  Nginx nginx{upstream.port()};

  DyingFront() { front = &nginx; }
};

}  // namespace

TEST_CASE("F06: over TLS and HTTP/2, a request that is not repeatable is sent once", "[F06]") {
  const bool http2 = GENERATE(false, true);
  DyingFront dying;
  CurlTransport transport(trusting(http2));
  (void)transport.send({.url = dying.nginx.url()}, {}).value();
  const auto reply = transport.send({.method = "POST", .url = dying.nginx.url("/effect")}, {});
  CHECK(failureOf(reply).kind() == ErrorKind::outcomeUnknown);
  CHECK(dying.posts == 1);
}

TEST_CASE("F06: over TLS, a repeatable request is sent again by itself", "[F06]") {
  DyingFront dying;
  CurlTransport transport(trusting(false));
  (void)transport.send({.url = dying.nginx.url()}, {}).value();
  const auto reply =
      transport.send({.method = "POST", .url = dying.nginx.url("/effect"), .repeatable = true}, {});
  CHECK(reply.value().status == 200);
  CHECK(dying.posts == 2);
}

TEST_CASE("F08: over TLS and HTTP/2, a reply cut in its body is an error", "[F08]") {
  const bool http2 = GENERATE(false, true);
  const std::string framing = GENERATE(as<std::string>(), "Content-Length: 100000\r\n\r\n",
                                       "Transfer-Encoding: chunked\r\n\r\n2710\r\n");
  std::atomic<Nginx*> front = nullptr;
  FaultServer upstream([&](Connection& connection) {
    if (!connection.read()) return;
    connection.write("HTTP/1.1 200 OK\r\n" + framing + std::string(10'000, 'x'));
    connection.sleep(100ms);
    front.load()->killWorker();
    connection.waitForEnd();
  });
  Nginx nginx(upstream.port());
  front = &nginx;
  CurlTransport transport(trusting(http2));
  const auto reply = transport.send({.url = nginx.url(), .repeatable = true}, {});
  CHECK(failureOf(reply).kind() == ErrorKind::network);
}
