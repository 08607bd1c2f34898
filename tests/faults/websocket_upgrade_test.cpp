// WebSockets up to the answer to their upgrade.
#include <directus/http/transport.hpp>

#include "support/black_hole.hpp"
#include "support/catch.hpp"
#include "support/socket_watch.hpp"
#include "support/websocket_server.hpp"

using namespace directus;
using namespace directus_test;
using namespace std::chrono_literals;
using Connection = FaultServer::Connection;

namespace {

/// A server that answers every upgrade with these bytes, and then ends the connection.
FaultServer::Script answer(std::string bytes) {
  return [bytes = std::move(bytes)](Connection& connection) {
    if (connection.read()) connection.write(bytes);
  };
}

struct Attempt {
  explicit Attempt(SocketRequest request, HttpOptions options = {})
      : transport(std::move(options)), socket(transport.openSocket(request, watch)) {}

  CurlTransport transport;
  std::shared_ptr<SocketWatch> watch = std::make_shared<SocketWatch>();
  std::unique_ptr<Socket> socket;
};

/// The error of a socket that must not open.
Error failureOf(Attempt& attempt) {
  const SocketClose close = attempt.watch->waitForClose();
  CHECK(close.code == 1006);
  CHECK_FALSE(attempt.watch->isOpen());
  if (!close.error) FAIL("there is no error");
  return *close.error;
}

bool says(const Error& error, std::string_view text) {
  return std::string_view(error.what()).find(text) != std::string_view::npos;
}

}  // namespace

TEST_CASE("a WebSocket asks for its upgrade below the path, with the headers of the request") {
  FaultServer server(WebSocketPeer::serve([](WebSocketPeer& peer) { peer.echo(); }));
  Attempt attempt(
      {.url = socketUrl(server, "/cms/websocket?a=b%2Fc"), .headers = {{"X-Of", "one"}}},
      {.userAgent = "kiosk/1"});
  REQUIRE(attempt.watch->waitForOpen());
  const auto request = server.requests().at(0);
  CHECK(request.head.starts_with("GET /cms/websocket?a=b%2Fc HTTP/1.1\r\n"));
  CHECK(request.header("Host") == "127.0.0.1:" + std::to_string(server.port()));
  CHECK(request.header("User-Agent") == "kiosk/1");
  CHECK(request.header("X-Of") == "one");
  CHECK_FALSE(request.header("Origin"));
}

TEST_CASE("a refused WebSocket is an api error with the status") {
  const int status = GENERATE(301, 401, 403, 404, 500, 503);
  FaultServer server(answer("HTTP/1.1 " + std::to_string(status) +
                            " Scripted\r\nLocation: /elsewhere\r\nContent-Length: 0\r\n\r\n"));
  Attempt attempt({.url = socketUrl(server)});
  const Error error = failureOf(attempt);
  CHECK(error.kind() == ErrorKind::api);
  CHECK(error.status() == status);
  CHECK(error.isRetryable() == (status >= 500));
}

TEST_CASE("a WebSocket that is never answered ends at its timeout") {
  FaultServer server([](Connection& connection) {
    connection.read();
    connection.waitForEnd();
  });
  Attempt attempt({.url = socketUrl(server), .timeout = 200ms});
  const Error error = failureOf(attempt);
  CHECK(error.kind() == ErrorKind::timeout);
  CHECK(says(error, "not answered"));
}

TEST_CASE("a WebSocket to an address that swallows everything ends at its timeout") {
  BlackHole hole;
  Attempt attempt({.url = "ws" + hole.url().substr(4), .timeout = 200ms});
  CHECK(failureOf(attempt).kind() == ErrorKind::timeout);
}

TEST_CASE("a WebSocket that nobody listens for is a network error that may be tried again") {
  int port = 0;
  sockets::close(sockets::listenOn(port, 1));
  Attempt attempt({.url = "ws://127.0.0.1:" + std::to_string(port) + "/"});
  const Error error = failureOf(attempt);
  CHECK(error.kind() == ErrorKind::network);
  CHECK(error.isRetryable());
}

TEST_CASE("a WebSocket whose answer is cut off is a network error") {
  FaultServer server(
      answer(GENERATE(as<std::string>(), "", "HTTP/1.1 1", "HTTP/1.1 101 S\r\nUpg")));
  Attempt attempt({.url = socketUrl(server)});
  CHECK(failureOf(attempt).kind() == ErrorKind::network);
}

TEST_CASE("B59: a WebSocket whose answer does not keep to the protocol is a decode error",
          "[B59]") {
  FaultServer server(answer(
      GENERATE(as<std::string>(), "SSH-2.0-OpenSSH\r\n", "HTTP/1.1 101 Switching Protocols\r\n\r\n",
               "HTTP/1.1 101 S\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
               "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n")));
  Attempt attempt({.url = socketUrl(server)});
  CHECK(failureOf(attempt).kind() == ErrorKind::decode);
}

TEST_CASE("B55: a WebSocket whose answer has a header without end is too large", "[B55]") {
  FaultServer server([](Connection& connection) {
    connection.read();
    connection.write("HTTP/1.1 101 S\r\n");
    for (int i = 0; i < 10'000; ++i)
      if (!connection.write("X: " + std::string(1000, 'x') + "\r\n")) return;
  });
  Attempt attempt({.url = socketUrl(server)});
  CHECK(failureOf(attempt).kind() == ErrorKind::tooLarge);
}

TEST_CASE("a WebSocket request that must not be sent is refused by name, and nothing is sent") {
  FaultServer server(answer(""));
  const std::string address = socketUrl(server);
  const std::string plain = server.url();
  const auto [request, name] = GENERATE_COPY(table<SocketRequest, std::string>({
      {{.url = plain}, "url"},
      {{.url = "ws://u:t0k3n-of-url@127.0.0.1/"}, "url"},
      {{.url = address, .headers = {{"Sec-WebSocket-Key", "k"}}}, "Sec-WebSocket-Key"},
      {{.url = address, .headers = {{"X-A", "t0k3n-of-url\n"}}}, "X-A"},
  }));
  Attempt attempt(request);
  const Error error = failureOf(attempt);
  CHECK(error.kind() == ErrorKind::invalidArgument);
  CHECK(says(error, name));
  CHECK_FALSE(says(error, "t0k3n"));
  CHECK(server.connections() == 0);
}

TEST_CASE("messages that come with the answer are not lost") {
  FaultServer server([](Connection& connection) {
    WebSocketPeer peer(connection);
    peer.accept(serverFrame(finalText, "one") + serverFrame(finalText, "two"));
    peer.drain();
  });
  Attempt attempt({.url = socketUrl(server)});
  REQUIRE(attempt.watch->waitForMessages(2));
  CHECK(attempt.watch->messages() == std::vector<std::string>{"one", "two"});
}

TEST_CASE("a WebSocket without TLS goes through the proxy by CONNECT") {
  FaultServer proxy([](Connection& connection) {
    const auto connect = connection.read();
    if (!connect || connect->method != "CONNECT") return;
    connection.write("HTTP/1.1 200 Connection established\r\n\r\n");
    WebSocketPeer peer(connection);
    if (peer.accept()) peer.echo();
  });
  Attempt attempt({.url = "ws://cms.example.com:8055/websocket"}, {.proxy = proxy.url("")});
  REQUIRE(attempt.watch->waitForOpen());
  attempt.socket->send("through");
  REQUIRE(attempt.watch->waitForMessages(1));
  CHECK(proxy.requests().at(0).target == "cms.example.com:8055");
  CHECK(proxy.requests().at(1).head.find("Host: cms.example.com:8055\r\n") != std::string::npos);
}

TEST_CASE("F85: a proxy that makes no connection for a WebSocket is named", "[F85]") {
  const int status = GENERATE(403, 407, 502);
  FaultServer proxy(answer("HTTP/1.1 " + std::to_string(status) + " Scripted\r\n\r\n"));
  Attempt attempt({.url = "wss://cms.example.com/"}, {.proxy = proxy.url("")});
  const Error error = failureOf(attempt);
  CHECK(error.kind() == ErrorKind::network);
  CHECK(says(error, "proxy answered " + std::to_string(status)));
  CHECK(error.isRetryable() == (status == 502));
}

TEST_CASE("a proxy that never answers does not outlast the timeout of a WebSocket") {
  FaultServer proxy([](Connection& connection) { connection.waitForEnd(); });
  Attempt attempt({.url = "ws://cms.example.com/", .timeout = 200ms}, {.proxy = proxy.url("")});
  CHECK(failureOf(attempt).kind() == ErrorKind::timeout);
}
