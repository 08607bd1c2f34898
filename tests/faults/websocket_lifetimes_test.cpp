// WebSockets that are destroyed, in every state, and what is left of them.
#include <directus/http/transport.hpp>

#include <atomic>

#include "support/black_hole.hpp"
#include "support/catch.hpp"
#include "support/socket_watch.hpp"
#include "support/websocket_server.hpp"

using namespace directus;
using namespace directus_test;
using namespace std::chrono_literals;
using Connection = FaultServer::Connection;

namespace {

/// A server that says when a client has gone.
struct Leaving {
  std::atomic<int> gone = 0;
  FaultServer server{[this](Connection& connection) {
    WebSocketPeer peer(connection);
    if (peer.accept("\x81\x05hello")) peer.drain();
    ++gone;
    gone.notify_all();
  }};

  void waitFor(int count) const {
    for (int now = gone; now < count; now = gone) gone.wait(now);
  }
};

}  // namespace

TEST_CASE(
    "a WebSocket that is destroyed ends its line at once, and its listener hears nothing more") {
  Leaving leaving;
  CurlTransport transport;
  for (int round = 1; round <= 20; ++round) {
    const auto watch = std::make_shared<SocketWatch>();
    auto socket = transport.openSocket({.url = socketUrl(leaving.server)}, watch);
    REQUIRE(watch->waitForMessages(1));
    if (round % 2 == 0) socket->close(1000, {});
    socket.reset();
    leaving.waitFor(round);
    CHECK(watch->closes() == 0);
  }
}

TEST_CASE("a WebSocket may be destroyed before anything has come of it") {
  BlackHole hole;
  FaultServer silent([](Connection& connection) { connection.waitForEnd(); });
  CurlTransport transport;
  for (const std::string& url :
       {"ws" + hole.url().substr(4), socketUrl(silent), std::string("no")}) {
    const auto watch = std::make_shared<SocketWatch>();
    for (int i = 0; i < 50; ++i) {
      auto socket = transport.openSocket({.url = url}, watch);
      socket->send("never");
      socket->pauseReading(i % 2 == 0);
      if (i % 3 == 0) socket->close(1000, {});
    }
    CHECK_FALSE(watch->isOpen());
  }
}

TEST_CASE("a listener may destroy its WebSocket in each of its calls") {
  Leaving leaving;
  CurlTransport transport;
  std::unique_ptr<Socket> socket;
  std::atomic<bool> isThere = false;
  const auto drop = [&] {
    isThere.wait(false);
    socket.reset();
    isThere = false;
    isThere.notify_all();
  };
  for (const bool whenOpen : {true, false}) {
    isThere = false;
    const auto watch = std::make_shared<SocketWatch>();
    if (whenOpen)
      watch->whenOpen = drop;
    else
      watch->whenMessage = [&](std::string_view) { drop(); };
    socket = transport.openSocket({.url = socketUrl(leaving.server)}, watch);
    isThere = true;
    isThere.notify_all();
    leaving.waitFor(whenOpen ? 1 : 2);
    isThere.wait(true);
    CHECK(watch->closes() == 0);
    CHECK(watch->count() == (whenOpen ? 0U : 1U));
  }
}

TEST_CASE("a WebSocket outlives its transport, which ends it as cancelled") {
  Leaving leaving;
  auto transport = std::make_unique<CurlTransport>();
  const auto open = std::make_shared<SocketWatch>();
  const auto opening = std::make_shared<SocketWatch>();
  BlackHole hole;
  auto one = transport->openSocket({.url = socketUrl(leaving.server)}, open);
  auto two = transport->openSocket({.url = "ws" + hole.url().substr(4)}, opening);
  REQUIRE(open->waitForMessages(1));
  transport.reset();
  for (const auto& watch : {open, opening}) {
    const SocketClose close = watch->waitForClose();
    REQUIRE(close.error);
    CHECK(close.error->kind() == ErrorKind::cancelled);
    CHECK(watch->closes() == 1);
  }
  one->send("nothing");
  one->pauseReading(true);
  one->close(1000, {});
}

TEST_CASE("a listener may destroy the transport") {
  Leaving leaving;
  auto transport = std::make_unique<CurlTransport>();
  const auto watch = std::make_shared<SocketWatch>();
  std::atomic<bool> isThere = false;
  watch->whenMessage = [&](std::string_view) {
    isThere.wait(false);
    transport.reset();
  };
  auto socket = transport->openSocket({.url = socketUrl(leaving.server)}, watch);
  isThere = true;
  isThere.notify_all();
  CHECK(watch->waitForClose().error->kind() == ErrorKind::cancelled);
}

TEST_CASE("what is wanted of a WebSocket that has ended is nothing") {
  FaultServer server(WebSocketPeer::serve(
      [](WebSocketPeer& peer) { peer.write(serverFrame(closing, closePayload(1000))); }));
  CurlTransport transport;
  const auto watch = std::make_shared<SocketWatch>();
  auto socket = transport.openSocket({.url = socketUrl(server)}, watch);
  CHECK(watch->waitForClose().code == 1000);
  for (int i = 0; i < 100; ++i) {
    socket->send("late");
    socket->pauseReading(i % 2 == 0);
    socket->close(1001, {});
  }
  socket.reset();
  CHECK(watch->closes() == 1);
  CHECK(server.connections() == 1);
}

TEST_CASE("threads that send, pause, close and destroy at once leave one close at most") {
  FaultServer server(WebSocketPeer::serve([](WebSocketPeer& peer) { peer.echo(); }));
  CurlTransport transport;
  for (int round = 0; round < 50; ++round) {
    const auto watch = std::make_shared<SocketWatch>();
    auto socket = transport.openSocket({.url = socketUrl(server)}, watch);
    REQUIRE(watch->waitForOpen());
    {
      std::vector<std::jthread> threads;
      for (int i = 0; i < 4; ++i)
        threads.emplace_back([&, i] {
          for (int n = 0; n < 50; ++n) {
            socket->send("text");
            socket->pauseReading((n + i) % 2 == 0);
          }
          if (i == round % 4) socket->close(1000, "enough");
        });
    }
    socket->pauseReading(false);
    if (round % 2 == 0) CHECK(watch->waitForClose().code == 1000);
    socket.reset();
    CHECK(watch->closes() <= 1);
  }
}
