// WebSockets that are open, and peers that misbehave.
#include <directus/http/transport.hpp>

#include <atomic>
#include <stdexcept>
#include <utility>

#include "support/catch.hpp"
#include "support/socket_watch.hpp"
#include "support/websocket_server.hpp"

using namespace directus;
using namespace directus_test;
using namespace std::chrono_literals;
using Texts = std::vector<std::string>;

namespace {

/// A WebSocket to a server that follows `talk`.
struct Talk {
  /// `prepare` sets up the listener.
  explicit Talk(std::function<void(WebSocketPeer&)> talk, SocketRequest request = {},
                const std::function<void(Talk&)>& prepare = {})
      : server(WebSocketPeer::serve(std::move(talk))) {
    request.url = socketUrl(server);
    if (prepare) prepare(*this);
    socket = transport.openSocket(request, watch);
    isThere = true;
    isThere.notify_all();
  }

  /// For the listener, which may be called before there is a `socket`.
  Socket& opened() const {
    isThere.wait(false);
    return *socket;
  }

  FaultServer server;
  CurlTransport transport;
  std::shared_ptr<SocketWatch> watch = std::make_shared<SocketWatch>();
  std::unique_ptr<Socket> socket;
  std::atomic<bool> isThere = false;
};

void pauseWhenOpen(Talk& talk) {
  talk.watch->whenOpen = [&talk] { talk.opened().pauseReading(true); };
}

void echo(WebSocketPeer& peer) {
  peer.echo();
}

int codeOf(const ClientFrame& frame) {
  if (frame.first != closing || frame.payload.size() < 2) return 0;
  return static_cast<unsigned char>(frame.payload[0]) << 8 |
         static_cast<unsigned char>(frame.payload[1]);
}

}  // namespace

TEST_CASE("a WebSocket without a listener is not opened", "[websocket]") {
  FaultServer server(WebSocketPeer::serve(echo));
  CurlTransport transport;
  CHECK(transport.openSocket({.url = socketUrl(server)}, nullptr) == nullptr);
}

TEST_CASE("texts of every size go to and fro, in their order") {
  Talk talk(echo);
  const std::size_t count = 200;
  Texts texts;
  for (std::size_t i = 0; i < count; ++i) texts.push_back(std::string(i * i * 3, 'a') + "\xc3\xa4");
  for (const std::string& text : texts) talk.socket->send(text);
  REQUIRE(talk.watch->waitForMessages(count));
  CHECK(talk.watch->messages() == texts);
}

TEST_CASE("a message of 10 MB goes to and fro") {
  Talk talk(echo);
  std::string text;
  while (text.size() < 10'000'000) text += "ten million bytes \xe2\x82\xac ";
  talk.socket->send(text);
  REQUIRE(talk.watch->waitForMessages(1));
  CHECK(talk.watch->messages().at(0) == text);
}

TEST_CASE("a burst of 100,000 messages comes without a loss") {
  constexpr std::size_t count = 100'000;
  Talk talk([](WebSocketPeer& peer) {
    std::string bytes;
    for (std::size_t i = 0; i < count; ++i) bytes += serverFrame(finalText, std::to_string(i));
    peer.write(bytes);
    peer.drain();
  });
  REQUIRE(talk.watch->waitForMessages(count));
  const Texts texts = talk.watch->messages();
  std::size_t wrong = 0;
  for (std::size_t i = 0; i < count; ++i) wrong += texts[i] != std::to_string(i);
  CHECK(wrong == 0);
}

TEST_CASE("a close of this side is a handshake with code and reason") {
  std::atomic<int> code = 0;
  Talk talk([&](WebSocketPeer& peer) {
    for (ClientFrame frame = peer.read(); frame.first != 0; frame = peer.read()) {
      if (frame.first != closing) continue;
      code = frame.payload.substr(2) == "enough" ? codeOf(frame) : -1;
      peer.write(serverFrame(closing, frame.payload));
      return;
    }
  });
  REQUIRE(talk.watch->waitForOpen());
  talk.socket->send("before");
  talk.socket->close(4001, "enough");
  talk.socket->send("after");
  const SocketClose close = talk.watch->waitForClose();
  CHECK(close.code == 4001);
  CHECK_FALSE(close.error);
  CHECK(code == 4001);
}

TEST_CASE("a close of the server comes with its code and its reason, and is answered") {
  const auto [payload, code] = GENERATE(table<std::string, int>(
      {{closePayload(1001, "restart"), 1001}, {closePayload(4999, "restart"), 4999}, {"", 1005}}));
  std::atomic<bool> isAnswered = false;
  Talk talk([&](WebSocketPeer& peer) {
    peer.write(serverFrame(closing, payload));
    isAnswered = peer.read().first == closing;
  });
  const SocketClose close = talk.watch->waitForClose();
  CHECK(close.code == code);
  CHECK(close.reason == (code == 1005 ? "" : "restart"));
  CHECK_FALSE(close.error);
  CHECK(isAnswered);
}

TEST_CASE("F37: a line that ends without a close frame is 1006 with a network error", "[F37]") {
  const bool reset = GENERATE(true, false);
  Talk talk([reset](WebSocketPeer& peer) {
    peer.send("last words");
    peer.read();
    if (reset) peer.connection().reset();
  });
  REQUIRE(talk.watch->waitForMessages(1));
  talk.socket->send("goes on");
  const SocketClose close = talk.watch->waitForClose();
  CHECK(close.code == 1006);
  REQUIRE(close.error);
  CHECK(close.error->kind() == ErrorKind::network);
  CHECK(close.error->isRetryable());
}

TEST_CASE("B59: a frame that breaks the protocol is sent its code and ends as decode", "[B59]") {
  const auto [bytes, code] = GENERATE(table<std::string, int>({
      {std::string("\x81\x81mask\x1c", 7), 1002},
      {std::string("\x83\x00", 2), 1002},
      {std::string("\xc1\x00", 2), 1002},
      {std::string("\x09\x00", 2), 1002},
      {std::string("\x81\x7f\x80\x00\x00\x00\x00\x00\x00\x00", 10), 1002},
      {serverFrame(finalText, "\xff"), 1007},
      {serverFrame(0x82, "\x01"), 1003},
      {serverFrame(closing, "\x03"), 1002},
      {serverFrame(closing, closePayload(1006)), 1002},
  }));
  std::atomic<int> heard = 0;
  Talk talk([&, all = bytes](WebSocketPeer& peer) {
    peer.write(all);
    heard = codeOf(peer.read());
  });
  const SocketClose close = talk.watch->waitForClose();
  CHECK(close.code == code);
  REQUIRE(close.error);
  CHECK(close.error->kind() == ErrorKind::decode);
  CHECK(heard == code);
  CHECK(talk.watch->count() == 0);
}

TEST_CASE("a message above the limit ends with 1009, before it has come") {
  std::atomic<int> heard = 0;
  Talk talk(
      [&](WebSocketPeer& peer) {
        peer.write(serverFrame(finalText, std::string(1001, 'a')).substr(0, 10));
        heard = codeOf(peer.read());
      },
      {.maxMessageBytes = 1000});
  const SocketClose close = talk.watch->waitForClose();
  CHECK(close.code == 1009);
  CHECK(close.error->kind() == ErrorKind::tooLarge);
  CHECK(heard == 1009);
}

TEST_CASE("while reading is paused nothing comes, and afterwards everything") {
  const auto pauseOnce = [](Talk& talk) {
    talk.watch->whenMessage = [&talk, isFirst = true](std::string_view) mutable {
      if (std::exchange(isFirst, false)) talk.opened().pauseReading(true);
    };
  };
  Talk talk(
      [](WebSocketPeer& peer) {
        peer.write(serverFrame(finalText, "one") + serverFrame(finalText, "two"));
        while (peer.read().first == finalText) peer.send("answer");
      },
      {}, pauseOnce);
  Talk fence(echo);
  REQUIRE(talk.watch->waitForMessages(1));
  talk.socket->send("asked");
  fence.socket->send("later");
  REQUIRE(fence.watch->waitForMessages(1));
  CHECK(talk.watch->messages() == Texts{"one"});
  talk.socket->pauseReading(false);
  REQUIRE(talk.watch->waitForMessages(3));
  CHECK(talk.watch->messages() == Texts{"one", "two", "answer"});
}

TEST_CASE("a server that sends on while reading is paused has to wait") {
  constexpr std::size_t count = 1000;
  std::atomic<std::size_t> sent = 0;
  Talk talk(
      [&](WebSocketPeer& peer) {
        const std::string text(50'000, 'a');
        for (; sent < count && peer.send(text); ++sent) continue;
        peer.drain();
      },
      {}, pauseWhenOpen);
  REQUIRE(talk.watch->waitForOpen());
  for (std::size_t before = count; before != sent;) {
    before = sent;
    Talk(echo).watch->waitForOpen();  // some time
  }
  CHECK(sent < count);
  CHECK(talk.watch->count() == 0);
  talk.socket->pauseReading(false);
  REQUIRE(talk.watch->waitForMessages(count));
}

TEST_CASE("a line that ends while reading is paused is noticed afterwards") {
  Talk talk([](WebSocketPeer& peer) { peer.read(); }, {}, pauseWhenOpen);
  REQUIRE(talk.watch->waitForOpen());
  talk.socket->send("go");
  Talk fence(echo);
  REQUIRE(fence.watch->waitForOpen());
  talk.socket->pauseReading(false);
  CHECK(talk.watch->waitForClose().code == 1006);
}

TEST_CASE("text for a peer that does not read is bounded, and sending never waits") {
  Talk talk([](WebSocketPeer& peer) { peer.connection().waitForEnd(); },
            {.maxUnsentBytes = std::size_t{8} << 20});
  REQUIRE(talk.watch->waitForOpen());
  for (int i = 0; i < 10'000 && talk.watch->closes() == 0; ++i)
    talk.socket->send(std::string(100'000, 'a'));
  const SocketClose close = talk.watch->waitForClose();
  CHECK(close.code == 1006);
  CHECK(close.error->kind() == ErrorKind::tooLarge);
  CHECK(std::string(close.error->what()).find("maxUnsentBytes") != std::string::npos);
}

TEST_CASE("more text than the line takes at once goes out in full") {
  constexpr std::size_t count = 300;
  std::atomic<std::size_t> received = 0;
  Talk talk([&](WebSocketPeer& peer) {
    for (ClientFrame frame = peer.read(); frame.first == finalText; frame = peer.read())
      if (++received == count) peer.send("all");
  });
  for (std::size_t i = 0; i < count; ++i) talk.socket->send(std::string(100'000, 'a'));
  CHECK(talk.watch->waitForMessages(1));
}

TEST_CASE("a server that never answers the close frame is given up, as a timeout") {
  Talk talk([](WebSocketPeer& peer) { peer.drain(); });
  REQUIRE(talk.watch->waitForOpen());
  talk.socket->close(1000, {});
  const SocketClose close = talk.watch->waitForClose();
  CHECK(close.code == 1006);
  CHECK(close.error->kind() == ErrorKind::timeout);
}

TEST_CASE("a listener that throws ends its own WebSocket, and no other") {
  Talk talk(
      [](WebSocketPeer& peer) {
        peer.send("a");
        peer.drain();
      },
      {},
      [](Talk& one) {
        one.watch->whenMessage = [](std::string_view) { throw std::runtime_error("out of paper"); };
      });
  Talk other(echo);
  const SocketClose close = talk.watch->waitForClose();
  CHECK(close.error->kind() == ErrorKind::cancelled);
  CHECK(std::string(close.error->what()).find("out of paper") != std::string::npos);
  other.socket->send("still here");
  CHECK(other.watch->waitForMessages(1));
}

TEST_CASE("WebSockets take no connection from calls, and no call theirs") {
  FaultServer server([](FaultServer::Connection& connection) {
    while (const auto request = connection.read()) {
      if (!request->header("Upgrade")) {
        connection.reply(200, "ok");
        continue;
      }
      connection.write(WebSocketPeer::acceptance(*request));
      WebSocketPeer(connection).echo();
      return;
    }
  });
  CurlTransport transport({.maxConnections = 1});
  std::vector<std::shared_ptr<SocketWatch>> watches;
  std::vector<std::unique_ptr<Socket>> opened;
  for (int i = 0; i < 5; ++i) {
    watches.push_back(std::make_shared<SocketWatch>());
    opened.push_back(transport.openSocket({.url = socketUrl(server)}, watches.back()));
    REQUIRE(watches.back()->waitForOpen());
  }
  const HttpRequest request{.url = server.url()};
  const SendOptions limits;
  std::atomic<int> done = 0;
  std::atomic<int> good = 0;
  for (int i = 0; i < 50; ++i) {
    REQUIRE(transport.start(request, limits, [&](const Result<HttpResponse>& result) {
      if (result && result->status == 200) ++good;
      ++done;
      done.notify_all();
    }));
    for (auto& socket : opened) socket->send("between");
  }
  for (int now = done; now < 50; now = done) done.wait(now);
  CHECK(good == 50);
  for (auto& watch : watches) {
    CHECK(watch->waitForMessages(50));
    CHECK(watch->closes() == 0);
  }
}
