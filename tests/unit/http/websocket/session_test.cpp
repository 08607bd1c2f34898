#include "http/websocket/session.hpp"

#include "support/catch.hpp"
#include "support/websocket_bytes.hpp"

using namespace directus;
using namespace directus_test;
using namespace std::chrono_literals;
using detail::UpgradeRequest;
using detail::WebSocketSession;
using Event = WebSocketSession::Event;

namespace {

const std::string accepting =
    "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
    "Sec-WebSocket-Accept: expected\r\n\r\n";

/// A session with a clock that is moved by hand.
struct Line {
  explicit Line(SocketRequest request = {}, HttpOptions options = {.stallTimeout = 30s})
      : session(
            {.text = "GET / HTTP/1.1\r\n\r\n", .accept = "expected"}, request, options,
            [] { return 7U; }, now) {}

  static WebSocketSession::TimePoint start() {
    return WebSocketSession::TimePoint(std::chrono::hours(1));
  }

  void feed(std::string_view bytes) {
    session.feed(bytes);
    for (Event event = session.next(); event != Event::none; event = session.next())
      events += event == Event::open ? "open;" : std::string(session.text()) + ";";
  }

  void pass(std::chrono::milliseconds time, bool isRead = true) {
    now += time;
    session.look(now, isRead);
  }

  void open() {
    session.connected();
    session.sent(session.pull().size());
    feed(accepting);
    session.look(now, true);
  }

  std::string takeAll() {
    std::string bytes;
    while (!session.pull().empty()) {
      bytes += session.pull();
      session.sent(session.pull().size());
    }
    return bytes;
  }

  [[nodiscard]] const SocketClose& end() const {
    if (!session.ended()) FAIL("it has not ended");
    return *session.ended();
  }

  WebSocketSession::TimePoint now = start();
  WebSocketSession session;
  std::string events;
};

bool says(const SocketClose& close, std::string_view text) {
  return close.error && std::string_view(close.error->what()).find(text) != std::string_view::npos;
}

}  // namespace

TEST_CASE(
    "a session sends its upgrade once connected, opens, and reads what came with the answer") {
  Line line;
  CHECK(line.session.pull().empty());
  line.session.connected();
  CHECK(line.session.pull() == "GET / HTTP/1.1\r\n\r\n");
  line.session.sent(4);
  CHECK(line.session.pull() == "/ HTTP/1.1\r\n\r\n");
  line.session.sent(line.session.pull().size());
  CHECK(line.session.pull().empty());
  line.feed(accepting + serverFrame(finalText, "a") + serverFrame(finalText, "b"));
  CHECK(line.events == "open;a;b;");
  CHECK(line.session.isOpen());
}

TEST_CASE("a refused upgrade ends it with the status") {
  Line line;
  line.session.connected();
  line.feed("HTTP/1.1 403 Forbidden\r\n\r\n");
  CHECK(line.end().code == 1006);
  CHECK(line.end().error->status() == 403);
  CHECK(line.events.empty());
}

TEST_CASE("the deadline covers the connection and the upgrade") {
  Line line({.timeout = 10s});
  SECTION("no connection") {
    line.pass(9999ms);
    CHECK_FALSE(line.session.ended());
    line.pass(1ms);
    CHECK(says(line.end(), "no connection"));
  }
  SECTION("no answer") {
    line.session.connected();
    line.pass(5s);
    line.feed("HTTP/1.1 101");
    line.pass(4999ms);
    CHECK(line.session.due() == Line::start() + 10s);
    CHECK_FALSE(line.session.ended());
    line.pass(1ms);
    CHECK(says(line.end(), "not answered"));
  }
  CHECK(line.end().error->kind() == ErrorKind::timeout);
  CHECK(line.end().code == 1006);
}

TEST_CASE("a timeout of 0 means no limit, and one beyond all times is the longest") {
  Line line({.timeout = GENERATE(Milliseconds(0), Milliseconds(std::chrono::milliseconds::max()))});
  line.pass(std::chrono::hours(24 * 365));
  CHECK_FALSE(line.session.ended());
}

TEST_CASE("the deadline of the upgrade is over once it is open") {
  Line line({.timeout = 10s});
  line.open();
  line.pass(1h);
  CHECK_FALSE(line.session.ended());
  CHECK(line.session.due() == WebSocketSession::TimePoint::max());
}

TEST_CASE("a connection that ends before the answer says so") {
  Line line;
  line.session.connected();
  line.session.lost(std::nullopt);
  CHECK(says(line.end(), "without an answer"));
}

TEST_CASE("a connection that ends without a close frame is 1006") {
  Line line;
  line.open();
  SECTION("in order") {
    line.session.lost(std::nullopt);
  }
  SECTION("with an error") {
    line.session.lost(Error({.kind = ErrorKind::network, .message = "reset"}));
    CHECK(says(line.end(), "reset"));
  }
  CHECK(line.end().code == 1006);
  CHECK(line.end().error->kind() == ErrorKind::network);
}

TEST_CASE("a close handshake of the server ends with its code once the server ends the line") {
  Line line;
  line.open();
  line.feed(serverFrame(closing, closePayload(1001, "restart")));
  line.pass(0s);
  CHECK_FALSE(line.session.ended());
  CHECK_FALSE(line.takeAll().empty());
  line.session.lost(std::nullopt);
  CHECK(line.end().code == 1001);
  CHECK(line.end().reason == "restart");
  CHECK_FALSE(line.end().error);
}

TEST_CASE("a server that does not end the line after both close frames is not waited for") {
  Line line;
  line.open();
  line.session.close(1000, "bye");
  line.pass(0s);
  line.pass(2s);
  line.feed(serverFrame(closing, closePayload(1000)));
  line.pass(0s);
  CHECK(line.session.due() == line.now + 1s);
  line.pass(1s);
  CHECK(line.end().code == 1000);
  CHECK_FALSE(line.end().error);
}

TEST_CASE("a server that never answers a close frame is given up") {
  Line line;
  line.open();
  line.session.close(1000, {});
  CHECK(line.session.due() <= line.now);
  line.pass(0s);
  line.pass(4999ms);
  CHECK_FALSE(line.session.ended());
  line.pass(1ms);
  CHECK(line.end().code == 1006);
  CHECK(line.end().error->kind() == ErrorKind::timeout);
}

TEST_CASE("a connection that ends before the close frame is answered is 1006") {
  Line line;
  line.open();
  line.session.close(1000, {});
  line.session.lost(std::nullopt);
  CHECK(line.end().code == 1006);
  CHECK(line.end().error);
}

TEST_CASE("closing before it is open ends it at once") {
  Line line;
  if (GENERATE(true, false)) line.session.connected();
  line.session.close(1000, {});
  CHECK(line.end().error->kind() == ErrorKind::cancelled);
  CHECK(line.session.pull().empty());
}

TEST_CASE("a peer that breaks the protocol ends it with the code that it was sent") {
  Line line({.maxMessageBytes = 10});
  line.open();
  SECTION("a broken frame") {
    line.feed("\xff");
    line.feed("\xff");
    CHECK(line.takeAll().size() > 2);
    line.session.lost(std::nullopt);
    CHECK(line.end().code == 1002);
    CHECK(line.end().error->kind() == ErrorKind::decode);
  }
  SECTION("too large a message, and a peer that goes on") {
    line.feed(serverFrame(finalText, std::string(11, 'a')));
    line.pass(0s);
    line.feed(std::string(100'000, 'a'));
    line.pass(1s);
    CHECK(line.end().code == 1009);
    CHECK(line.end().error->kind() == ErrorKind::tooLarge);
  }
  CHECK(line.events == "open;");
}

TEST_CASE("text that is not UTF-8 is not sent, and the error says so") {
  Line line;
  line.open();
  line.session.send("before");
  line.session.send("\xff");
  line.session.send("after");
  std::string bytes = line.takeAll();
  CHECK(takeClientFrame(bytes).payload == "before");
  CHECK(takeClientFrame(bytes).payload == closePayload(1007));
  CHECK(bytes.empty());
  line.session.lost(std::nullopt);
  CHECK(line.end().code == 1007);
  CHECK(line.end().error->kind() == ErrorKind::invalidArgument);
}

TEST_CASE("a code or a reason that no close frame may have is not sent, and the error says so") {
  Line line;
  line.open();
  std::string bytes;
  SECTION("a code") {
    line.session.close(GENERATE(-1, 0, 999, 1004, 1006, 1015, 2000, 5000, 70'000), "why");
    bytes = line.takeAll();
    CHECK(takeClientFrame(bytes).payload.empty());
    line.feed(serverFrame(closing, ""));
    line.session.lost(std::nullopt);
    CHECK(says(line.end(), "code"));
  }
  SECTION("a reason") {
    line.session.close(4000, "\xff");
    bytes = line.takeAll();
    CHECK(takeClientFrame(bytes).payload == closePayload(4000));
    line.feed(serverFrame(closing, closePayload(4000)));
    line.session.lost(std::nullopt);
    CHECK(says(line.end(), "reason"));
  }
  CHECK(line.end().error->kind() == ErrorKind::invalidArgument);
}

TEST_CASE("1005 closes without a code") {
  Line line;
  line.open();
  line.session.close(1005, {});
  std::string bytes = line.takeAll();
  CHECK(takeClientFrame(bytes).first == closing);
  line.feed(serverFrame(closing, ""));
  line.session.lost(std::nullopt);
  CHECK(line.end().code == 1005);
  CHECK_FALSE(line.end().error);
}

TEST_CASE("text that cannot be sent for the stall limit ends it") {
  Line line;
  line.open();
  line.pass(10min);
  line.session.send(std::string(1000, 'a'));
  line.pass(1s);
  line.pass(29s);
  CHECK_FALSE(line.session.ended());
  CHECK_FALSE(line.session.pull().empty());
  line.session.sent(1);
  line.pass(29s);
  CHECK_FALSE(line.session.ended());
  CHECK(line.session.due() == line.now + 30s);
  line.pass(30s);
  CHECK(line.end().error->kind() == ErrorKind::timeout);
  CHECK(says(line.end(), "stallTimeout"));
}

TEST_CASE("the rest of a message that does not come for the stall limit ends it") {
  Line line;
  line.open();
  line.pass(10min);
  line.feed(serverFrame(finalText, "whole") + "\x81");
  line.pass(0s);
  line.pass(29s);
  CHECK_FALSE(line.session.ended());
  line.pass(1s);
  CHECK(says(line.end(), "rest of a message"));
}

TEST_CASE("while reading is paused the rest of a message is not waited for") {
  Line line;
  line.open();
  line.feed("\x81");
  line.pass(0s, false);
  line.pass(1h, false);
  CHECK_FALSE(line.session.ended());
  line.pass(0s);
  line.pass(29s);
  CHECK_FALSE(line.session.ended());
  line.pass(1s);
  CHECK(line.session.ended());
}

TEST_CASE("an idle line has no limit, and neither has one without a stall limit") {
  Line line({}, {.stallTimeout = GENERATE(30s, 0s)});
  line.open();
  line.pass(std::chrono::hours(1000));
  CHECK_FALSE(line.session.ended());
}
