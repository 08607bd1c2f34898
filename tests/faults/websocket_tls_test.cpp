// WebSockets over TLS, forked, and opened a thousand times.
#include <directus/http/transport.hpp>

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <stdexcept>
#include <thread>

#include "support/catch.hpp"
#include "support/resident_memory.hpp"
#include "support/socket_watch.hpp"
#include "support/tls.hpp"
#include "support/websocket_server.hpp"

using namespace directus;
using namespace directus_test;
using namespace std::chrono_literals;

namespace {

std::string secureUrl(const TlsFront& front) {
  return "wss" + front.url("/websocket").substr(5);
}

HttpOptions trusting() {
  return {.caFile = Certificates::get().ca};
}

FaultServer::Script echoing() {
  return WebSocketPeer::serve([](WebSocketPeer& peer) { peer.echo(); });
}

}  // namespace

TEST_CASE("a WebSocket over TLS carries small and large messages") {
  FaultServer upstream(echoing());
  const TlsFront front(upstream.port(), "http/1.1");
  CurlTransport transport(trusting());
  const auto watch = std::make_shared<SocketWatch>();
  auto socket = transport.openSocket({.url = secureUrl(front)}, watch);
  const std::string large(10'000'000, 'x');
  socket->send("small");
  socket->send(large);
  socket->send("last");
  REQUIRE(watch->waitForMessages(3));
  CHECK(watch->messages() == std::vector<std::string>{"small", large, "last"});
  socket->close(1000, "enough");
  CHECK(watch->waitForClose().code == 1000);
}

TEST_CASE("messages that TLS has taken off the line are not forgotten while reading is paused") {
  constexpr std::size_t count = 5000;
  FaultServer upstream(WebSocketPeer::serve([](WebSocketPeer& peer) {
    std::string bytes;
    for (std::size_t i = 0; i < count; ++i) bytes += serverFrame(finalText, "short");
    peer.write(bytes);
    peer.drain();
  }));
  const TlsFront front(upstream.port(), "http/1.1");
  CurlTransport transport(trusting());
  const auto watch = std::make_shared<SocketWatch>();
  std::unique_ptr<Socket> socket;
  std::atomic<bool> isThere = false;
  watch->whenMessage = [&](std::string_view) {
    isThere.wait(false);
    if (watch->count() % 100 == 50) {  // not the last one: the socket may have gone then
      socket->pauseReading(true);
      socket->pauseReading(false);
    }
  };
  socket = transport.openSocket({.url = secureUrl(front)}, watch);
  isThere = true;
  isThere.notify_all();
  CHECK(watch->waitForMessages(count));
}

TEST_CASE("a WebSocket to a server that nobody vouches for is a TLS error, and nothing is sent") {
  FaultServer upstream(echoing());
  const TlsFront front(upstream.port(), "http/1.1");
  CurlTransport transport;
  const auto watch = std::make_shared<SocketWatch>();
  const auto socket = transport.openSocket({.url = secureUrl(front)}, watch);
  const SocketClose close = watch->waitForClose();
  REQUIRE(close.error);
  CHECK(close.error->kind() == ErrorKind::tls);
  CHECK_FALSE(close.error->isRetryable());
  CHECK(upstream.hits() == 0);
}

TEST_CASE("a WebSocket shows the client certificate where one is asked for") {
  FaultServer upstream(echoing());
  const TlsFront front(upstream.port(), "http/1.1", TlsFront::Clients::certified);
  HttpOptions options = trusting();
  const bool has = GENERATE(true, false);
  if (has) {
    options.clientCert = Certificates::get().serverCertificate;
    options.clientKey = Certificates::get().serverKey;
  }
  CurlTransport transport(options);
  const auto watch = std::make_shared<SocketWatch>();
  const auto socket = transport.openSocket({.url = secureUrl(front)}, watch);
  CHECK(watch->waitForOpen() == has);
  CHECK(upstream.hits() == (has ? 1 : 0));
}

TEST_CASE("a TLS handshake that never ends does not outlast the timeout of a WebSocket") {
  FaultServer server([](FaultServer::Connection& connection) { connection.waitForEnd(); });
  CurlTransport transport;
  const auto watch = std::make_shared<SocketWatch>();
  const auto socket =
      transport.openSocket({.url = "wss" + server.url().substr(4), .timeout = 200ms}, watch);
  CHECK(watch->waitForClose().error->kind() == ErrorKind::timeout);
}

TEST_CASE("a line over TLS that ends without any goodbye is 1006") {
  FaultServer upstream(WebSocketPeer::serve([](WebSocketPeer& peer) { peer.send("last words"); }));
  const TlsFront front(upstream.port(), "http/1.1");
  CurlTransport transport(trusting());
  const auto watch = std::make_shared<SocketWatch>();
  const auto socket = transport.openSocket({.url = secureUrl(front)}, watch);
  const SocketClose close = watch->waitForClose();
  CHECK(watch->count() == 1);
  CHECK(close.code == 1006);
  CHECK(close.error->kind() == ErrorKind::network);
}

namespace {

/// A server in a process of its own, so that its memory is not this one's.
class ServerProcess {
 public:
  ServerProcess() {
    int ends[2] = {};
    if (::pipe(ends) != 0) throw std::runtime_error("no pipe");
    child_ = ::fork();
    if (child_ == 0) serve(ends[1]);
    ::close(ends[1]);
    if (::read(ends[0], &port_, sizeof port_) != sizeof port_) port_ = 0;
    ::close(ends[0]);
  }
  ~ServerProcess() {
    ::kill(child_, SIGKILL);
    ::waitpid(child_, nullptr, 0);
  }
  ServerProcess(const ServerProcess&) = delete;
  ServerProcess& operator=(const ServerProcess&) = delete;

  [[nodiscard]] std::string url() const {
    return "ws://127.0.0.1:" + std::to_string(port_) + "/websocket";
  }

 private:
  /// Sends texts back; at "go away" it leaves without a goodbye.
  [[noreturn]] static void serve(int pipe) {
    FaultServer server(WebSocketPeer::serve([](WebSocketPeer& peer) {
      for (ClientFrame frame = peer.read(); frame.payload != "go away"; frame = peer.read()) {
        if (frame.first == closing) peer.write(serverFrame(closing, frame.payload));
        if (frame.first != finalText) return;
        peer.send(frame.payload);
      }
    }));
    const int port = server.port();
    if (::write(pipe, &port, sizeof port) != sizeof port) ::_exit(1);
    for (;;) ::pause();
  }

  pid_t child_ = -1;
  int port_ = 0;
};

void openAndEnd(CurlTransport& transport, const std::string& url, int times) {
  for (int i = 0; i < times; ++i) {
    const auto watch = std::make_shared<SocketWatch>();
    auto socket = transport.openSocket({.url = url}, watch);
    const int kind = i % 4;
    if (kind == 0) continue;  // destroyed at once
    socket->send(kind == 1 ? "go away" : "hello");
    if (!watch->waitForOpen() || kind == 2) continue;
    if (kind == 3) socket->close(1000, {});
    REQUIRE(watch->waitForClose().code == (kind == 3 ? 1000 : 1006));
  }
}

}  // namespace

TEST_CASE("a thousand WebSockets one after another leave no descriptor and no memory") {
  const ServerProcess server;
  CurlTransport transport;
  openAndEnd(transport, server.url(), 200);
  const auto descriptors = openDescriptors();
  const auto before = memoryStatus("VmRSS:");
  openAndEnd(transport, server.url(), 1000);
  const auto after = memoryStatus("VmRSS:");
  const auto end = std::chrono::steady_clock::now() + 20s;
  while (openDescriptors() > descriptors && std::chrono::steady_clock::now() < end)
    std::this_thread::yield();
  CHECK(openDescriptors() <= descriptors);
  if (showsOwnMemory && before && after) CHECK(*after < *before + (std::size_t{1} << 20));
}

TEST_CASE("F35: in a forked child a WebSocket does nothing, and the parent's goes on", "[F35]") {
  FaultServer server(echoing());
  CurlTransport transport;
  const auto watch = std::make_shared<SocketWatch>();
  auto socket = transport.openSocket({.url = socketUrl(server)}, watch);
  REQUIRE(watch->waitForOpen());
  const pid_t child = ::fork();
  if (child == 0) {
    const bool isRefused = transport.openSocket({.url = socketUrl(server)}, watch) == nullptr;
    socket->send("of the child");
    socket->pauseReading(true);
    socket->close(1000, {});
    socket.reset();
    ::_exit(isRefused ? 0 : 1);
  }
  int status = -1;
  ::waitpid(child, &status, 0);
  CHECK(status == 0);
  socket->send("of the parent");
  REQUIRE(watch->waitForMessages(1));
  CHECK(watch->messages() == std::vector<std::string>{"of the parent"});
  CHECK(watch->closes() == 0);
}
