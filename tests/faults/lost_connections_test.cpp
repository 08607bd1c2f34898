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

HttpRequest get(const std::string& url) {
  return {.url = url, .repeatable = true};
}
HttpRequest post(const std::string& url) {
  return {.method = "POST", .url = url, .body = "{}"};
}

/// The first connection answers one request and then does `last` with the next one; every later
/// connection is good.
FaultServer::Script dieOnSecondRequest(std::function<void(Connection&)> last) {
  return [last](Connection& connection) {
    if (!connection.read() || !connection.reply(200, "first")) return;
    if (connection.number() == 0) return last(connection);
    while (connection.read()) connection.reply(200, "again");
  };
}

}  // namespace

TEST_CASE("F05: a connection that was closed while idle is not used again", "[F05]") {
  FaultServer server(dieOnSecondRequest([](Connection&) {}));
  CurlTransport transport;
  (void)transport.send(get(server.url()), {}).value();
  std::this_thread::sleep_for(50ms);  // the close reaches us
  CHECK(transport.send(get(server.url()), {}).value().status == 200);
  CHECK(transport.send(post(server.url()), {}).value().status == 200);
  CHECK(server.hits() == 3);
}

TEST_CASE("F05: a connection that dies under a repeatable request is replaced", "[F05]") {
  FaultServer server(dieOnSecondRequest([](Connection& connection) { connection.read(); }));
  CurlTransport transport;
  (void)transport.send(get(server.url()), {}).value();
  CHECK(transport.send(get(server.url()), {}).value().body.view() == "first");
  CHECK(server.connections() == 2);
}

TEST_CASE("F05: a reset under a repeatable request is sent again on a new connection", "[F05]") {
  FaultServer server(dieOnSecondRequest([](Connection& connection) {
    connection.read();
    connection.reset();
  }));
  CurlTransport transport;
  (void)transport.send(get(server.url()), {}).value();
  CHECK(transport.send(get(server.url()), {}).value().body.view() == "first");
}

TEST_CASE("F06: a request that is not repeatable is sent once although the connection dies",
          "[F06]") {
  FaultServer server(dieOnSecondRequest([](Connection& connection) { connection.read(); }));
  CurlTransport transport;
  (void)transport.send(get(server.url()), {}).value();
  const auto reply = transport.send(post(server.url("/effect")), {});
  CHECK(failureOf(reply).kind() == ErrorKind::outcomeUnknown);
  CHECK_FALSE(failureOf(reply).isRetryable());
  CHECK(server.hits() == 2);  // the warm-up and the effect
}

TEST_CASE("F06: a request that is not repeatable is sent once although the connection is reset",
          "[F06]") {
  FaultServer server(dieOnSecondRequest([](Connection& connection) {
    connection.read();
    connection.reset();
  }));
  CurlTransport transport;
  (void)transport.send(get(server.url()), {}).value();
  CHECK(failureOf(transport.send(post(server.url("/effect")), {})).kind() ==
        ErrorKind::outcomeUnknown);
  CHECK(server.hits() == 2);
}

TEST_CASE("F06: an upload that is not repeatable is sent once although its source could rewind",
          "[F06]") {
  FaultServer server(dieOnSecondRequest([](Connection& connection) { connection.read(); }));
  CurlTransport transport;
  (void)transport.send(get(server.url()), {}).value();
  const auto reply =
      transport.send({.method = "POST",
                      .url = server.url("/effect"),
                      .source = std::make_shared<TextSource>(std::string(100'000, 'x'))},
                     {});
  CHECK(failureOf(reply).kind() == ErrorKind::outcomeUnknown);
  CHECK(server.hits() == 2);
}

TEST_CASE("F06: the transport works on after an unknown outcome", "[F06]") {
  FaultServer server(dieOnSecondRequest([](Connection& connection) { connection.read(); }));
  CurlTransport transport;
  (void)transport.send(get(server.url()), {}).value();
  (void)transport.send(post(server.url()), {});
  CHECK(transport.send(post(server.url()), {}).value().status == 200);
}

TEST_CASE("a repeatable upload is sent again from its beginning") {
  FaultServer server(dieOnSecondRequest([](Connection& connection) { connection.read(); }));
  CurlTransport transport;
  (void)transport.send(get(server.url()), {}).value();
  const std::string text(100'000, 'x');
  HttpRequest request{.method = "PUT", .url = server.url(), .repeatable = true};
  request.source = std::make_shared<TextSource>(text);
  CHECK(transport.send(request, {}).value().status == 200);
  CHECK(server.requests().back().body == text);
}

TEST_CASE("a source that cannot rewind is not sent again") {
  FaultServer server(dieOnSecondRequest([](Connection& connection) { connection.read(); }));
  CurlTransport transport;
  (void)transport.send(get(server.url()), {}).value();
  HttpRequest request{.method = "PUT", .url = server.url(), .repeatable = true};
  request.source = std::make_shared<TextSource>("once", true, false);
  const auto reply = transport.send(request, {});
  CHECK(failureOf(reply).kind() == ErrorKind::network);
  CHECK_FALSE(failureOf(reply).isRetryable());
  CHECK(server.hits() == 2);
}

TEST_CASE("a refused connection is provably unsent") {
  CurlTransport transport;
  std::string url;
  {
    FaultServer server([](Connection&) {});
    url = server.url();
  }
  const auto reply = transport.send(post(url), {});
  CHECK(failureOf(reply).kind() == ErrorKind::network);
  CHECK(failureOf(reply).isRetryable());
}

TEST_CASE("a host without an address is provably unsent") {
  CurlTransport transport;
  const auto reply = transport.send(post("http://no-such-host.invalid/?secret=1"), {});
  CHECK(failureOf(reply).kind() == ErrorKind::network);
  CHECK(failureOf(reply).isRetryable());
  CHECK(std::string(failureOf(reply).what()).find("secret") == std::string::npos);
}

TEST_CASE("F08: a reply cut in its body is an error", "[F08]") {
  const std::string cut =
      GENERATE(as<std::string>(), "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"data\":[1,2",
               "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nc\r\n{\"data\":[1,2\r\n",
               "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n20\r\n{\"data\":[1,2",
               "HTTP/1.1 200 OK\r\nContent-Len");
  FaultServer server([cut](Connection& connection) {
    if (connection.read()) connection.write(cut);
  });
  CurlTransport transport;
  const auto reply = transport.send(get(server.url()), {});
  CHECK(failureOf(reply).kind() == ErrorKind::network);
  CHECK(failureOf(reply).isRetryable());
  CHECK(failureOf(transport.send(post(server.url()), {})).kind() == ErrorKind::outcomeUnknown);
  CHECK(server.hits() == 2);
}

TEST_CASE("F08: a reply whose connection is reset in its body is an error", "[F08]") {
  FaultServer server([](Connection& connection) {
    if (!connection.read()) return;
    connection.write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"data\":[1,2");
    connection.sleep(20ms);
    connection.reset();
  });
  CurlTransport transport;
  CHECK(failureOf(transport.send(get(server.url()), {})).kind() == ErrorKind::network);
}

TEST_CASE("F08: the next call gets its own reply, not the rest of the cut one", "[F08]") {
  FaultServer server([](Connection& connection) {
    if (!connection.read()) return;
    if (connection.number() == 0)
      connection.write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"data\":[1,2");
    else
      connection.reply(200, "whole");
  });
  CurlTransport transport;
  (void)transport.send(get(server.url()), {});
  CHECK(transport.send(get(server.url()), {}).value().body.view() == "whole");
}

TEST_CASE("F06: after a reply that was cut in its header the next request is sent on a new line",
          "[F06]") {
  const std::string cut = GENERATE(
      as<std::string>(), "HTTP/1.1 20", "HTTP/1.1 200 OK\r\n", "HTTP/1.1 200 OK\r\nContent-Le",
      "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n", "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n",
      "HTTP/1.1 204 No Content\r\nX-A: 1\r\n", "HTTP/1.1 103 Early Hints\r\nLink: <a>\r\n\r\n");
  FaultServer server([cut](Connection& connection) {
    while (connection.read()) {
      if (connection.number() == 0) {
        connection.write(cut);
        return;
      }
      connection.reply(200, "whole");
    }
  });
  CurlTransport transport;
  CHECK(failureOf(transport.send(post(server.url()), {})).kind() == ErrorKind::outcomeUnknown);
  CHECK(transport.send(post(server.url()), {}).value().body.view() == "whole");
  CHECK(server.hits() == 2);
}

TEST_CASE("F06: a request that must not be sent twice avoids a connection about to be closed",
          "[F06]") {
  FaultServer server(FaultServer::serve([](Connection& connection, const ReceivedRequest&) {
    connection.reply(200, {}, "Keep-Alive: timeout=1\r\n");
  }));
  CurlTransport transport;
  (void)transport.send(get(server.url()), {}).value();
  (void)transport.send(get(server.url()), {}).value();
  CHECK(server.connections() == 1);
  (void)transport.send(post(server.url()), {}).value();
  CHECK(server.connections() == 2);
}

TEST_CASE("a connection that its server keeps for long is used by every request") {
  FaultServer server(FaultServer::serve([](Connection& connection, const ReceivedRequest&) {
    connection.reply(200, {}, "keep-alive: max=100, timeout=60\r\n");
  }));
  CurlTransport transport;
  (void)transport.send(get(server.url()), {}).value();
  (void)transport.send(post(server.url()), {}).value();
  CHECK(server.connections() == 1);
}
