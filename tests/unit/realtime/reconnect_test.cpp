// Lost connections, expired tokens, silent lines: what the study of the JS SDK's composable found
// wrong is a test by its name here.
#include <future>
#include <set>

#include "unit/realtime/fixture.hpp"

using namespace directus_test;

namespace {

/// The uids of what was subscribed to, in order.
std::vector<std::string> subscribed(const FakeSocket& socket) {
  std::vector<std::string> uids;
  for (const Json& sent : socket.sent("subscribe")) uids.push_back(sent["uid"]);
  return uids;
}

}  // namespace

TEST_CASE("a connection that breaks without a word is opened again, and says so by a gap",
          "[F37]") {
  const RealtimeFixture f;
  const auto client = f.client();
  auto changes = client.subscribe<&Schema::articles, Card>().get();
  CHECK(next(changes).event == ChangeEvent::init);
  f.socket().init("articles", items(9, "while it was away"));
  f.reconnect();
  const auto gap = next(changes);
  CHECK(gap.isGap());
  CHECK(gap.reason == GapReason::reconnected);
  CHECK_FALSE(gap.isRecovered);
  const auto init = next(changes);
  CHECK(init.event == ChangeEvent::init);
  CHECK(init.items.at(0).title == "while it was away");
  f.socket().change("articles", "create", items(10));
  CHECK(next(changes).items.at(0).id == 10);
}

TEST_CASE("doubled subscribes: after each reconnect a subscription is sent once with its own uid") {
  const RealtimeFixture f;
  const auto client = f.client();
  auto one = client.subscribe("articles").get();
  auto other = client.subscribe("other").get();
  for (int i = 0; i < 3; ++i) {
    f.reconnect(i % 2 == 0 ? 1006 : 1005);
    CHECK(f.socket().waitForSent("subscribe", 2 * (static_cast<std::size_t>(i) + 2)));
    f.socket().settle();
  }
  const auto uids = subscribed(f.socket());
  CHECK(uids.size() == 8);
  CHECK(std::set<std::string>(uids.begin(), uids.end()).size() == 2);
  f.socket().change("articles", "create", items(1));
  int creates = 0;
  for (auto change = next(one);; change = next(one))
    if (change.event == ChangeEvent::create) {
      ++creates;
      break;
    }
  CHECK(creates == 1);
  CHECK_FALSE(one.endReason());
  (void)other;
}

TEST_CASE("dead iterators: a loop that waits while the connection is lost goes on afterwards") {
  const RealtimeFixture f;
  const auto client = f.client();
  auto changes = client.subscribe<&Schema::articles, Card>().get();
  (void)next(changes);
  auto later = std::async(std::launch::async, [&] { return changes.next().get(); });
  f.reconnect();
  const auto change = later.get();
  REQUIRE(change);
  CHECK(change->isGap());
}

TEST_CASE("dead iterators: a loop ends with the reason when the connection is given up") {
  const RealtimeFixture f;
  RealtimeOptions options;
  options.reconnect = std::nullopt;
  const auto client = f.client(options);
  auto changes = client.subscribe<&Schema::articles, Card>().get();
  f.socket().drop(1006);
  int seen = 0;
  const auto loop = [&] {
    for (const Change<Card>& change : changes) seen += change.event == ChangeEvent::init;
  };
  try {
    loop();
    FAIL("the loop ended without a reason");
  } catch (const Error& error) {
    CHECK(error.kind() == ErrorKind::network);
  }
  CHECK(seen == 1);
  CHECK(changes.endReason()->kind() == ErrorKind::network);
  CHECK(changes.next().result().error().kind() == ErrorKind::network);
}

TEST_CASE("dead iterators: the end of the client ends a loop that waits") {
  const RealtimeFixture f;
  auto client = std::make_unique<decltype(f.client())>(f.client());
  auto changes = client->subscribe<&Schema::articles, Card>().get();
  (void)next(changes);
  auto later = std::async(std::launch::async, [&] { return changes.next().result(); });
  client.reset();
  const auto ended = later.get();
  REQUIRE_FALSE(ended);
  CHECK(ended.error().kind() == ErrorKind::cancelled);
}

TEST_CASE("ended retries: a server that is away for long is tried for ever") {
  const RealtimeFixture f;
  const auto client = f.client();
  auto changes = client.subscribe<&Schema::articles, Card>().get();
  (void)next(changes);
  for (int i = 0; i < 40; ++i) f.socket().fail(ErrorKind::network);
  f.socket().drop();
  f.passPause(42);
  CHECK(next(changes).isGap());
}

TEST_CASE("half-open lines: a line that is silent is asked, then opened again") {
  const RealtimeFixture f;
  const auto client = f.client();
  auto changes = client.subscribe<&Schema::articles, Card>().get();
  (void)next(changes);
  f.socket().ignore("ping");
  for (int i = 0; i < 200 && !f.socket().waitForSent("ping", 1, 10ms); ++i) f.clock->advance(1s);
  CHECK(f.socket().sent("ping").size() == 1);
  f.passPause(2);
  CHECK(next(changes).isGap());
}

TEST_CASE("half-open lines: an upgrade that is never answered ends by itself") {
  const RealtimeFixture f;
  f.socket().hang();
  const auto client = f.client();
  auto changes = std::async(std::launch::async, [&] { return client.subscribe("articles").get(); });
  f.passPause(2);
  CHECK(next(*std::make_unique<Subscription<Json>>(changes.get())).event == ChangeEvent::init);
}

TEST_CASE("base paths: a Directus below a path has its socket below that path") {
  const RealtimeFixture f;
  const auto client = createDirectus("https://d.example/cms/", f.options())
                          .with(staticToken("static-token-of-the-test"))
                          .with(realtime());
  client.connect().get();
  CHECK(f.socket().requests().at(0).url == "wss://d.example/cms/websocket");
}

TEST_CASE("another address is taken as it is, and only a WebSocket's") {
  const RealtimeFixture f;
  RealtimeOptions options;
  options.url = "wss://other.example/socket";
  f.client(options).connect().get();
  CHECK(f.socket().requests().at(0).url == "wss://other.example/socket");
  options.url = "ftp://x";
  CHECK(f.client(options).connect().result().error().kind() == ErrorKind::invalidArgument);
}

TEST_CASE("a token is never in the URL, and goes over plain lines to this machine only") {
  const RealtimeFixture f;
  const auto strict = [&](const char* url) {
    RealtimeOptions options;
    options.authMode = RealtimeAuthMode::strict;
    return createDirectus(url, f.options())
        .with(staticToken("static-token-of-the-test"))
        .with(realtime(options))
        .connect()
        .result();
  };
  CHECK(strict("https://d.example"));
  const SocketRequest sent = f.socket().requests().at(0);
  CHECK(sent.url == "wss://d.example/websocket");
  CHECK(sent.headers.find("Cookie") == "directus_session_token=static-token-of-the-test");
  CHECK(strict("http://127.0.0.1:8055"));
  CHECK(strict("http://d.example").error().kind() == ErrorKind::invalidArgument);
  CHECK(f.socket().openedCount() == 2);
}

TEST_CASE("an expired token is replaced on the same connection, with a gap", "[F38]") {
  const RealtimeFixture f;
  auto client = f.client();
  auto changes = client.subscribe<&Schema::articles, Card>().get();
  (void)next(changes);
  client.setToken("the-next-token-of-the-test");
  f.socket().expireToken();
  f.socket().change("articles", "create", items(66, "as the public sees it"));
  const auto gap = next(changes);
  CHECK(gap.isGap());
  CHECK(gap.reason == GapReason::tokenExpired);
  CHECK(next(changes).event == ChangeEvent::init);
  CHECK(f.socket().openedCount() == 1);
  CHECK(f.socket().sent("auth").back()["access_token"] == "the-next-token-of-the-test");
}

TEST_CASE("an expired token without another one ends everything, not the public role in silence",
          "[F38]") {
  const RealtimeFixture f;
  const auto client = f.client();
  auto changes = client.subscribe<&Schema::articles, Card>().get();
  (void)next(changes);
  f.socket().expireToken();
  const auto ended = changes.next().result();
  REQUIRE_FALSE(ended);
  CHECK(ended.error().kind() == ErrorKind::api);
  CHECK(ended.error().code() == ErrorCode::tokenExpired);
  CHECK(client.connectionState() == ConnectionState::failed);
  CHECK(f.socket().waitForLines(0));
}

TEST_CASE("a refused token is an error that says so, without the token") {
  const RealtimeFixture f;
  f.socket().refuseTokens();
  const auto client = f.client();
  const auto refused = client.connect().result();
  REQUIRE_FALSE(refused);
  CHECK(refused.error().kind() == ErrorKind::api);
  CHECK(refused.error().errors().at(0).codeText == "AUTH_FAILED");
  CHECK(std::string(refused.error().what()).find("static-token") == std::string::npos);
}

TEST_CASE("a client without a token is refused in handshake mode, and public in public mode") {
  const RealtimeFixture f;
  const auto anonymous = [&](RealtimeAuthMode mode) {
    RealtimeOptions options;
    options.authMode = mode;
    return createDirectus("https://d.example", f.options())
        .with(realtime(options))
        .connect()
        .result();
  };
  CHECK(anonymous(RealtimeAuthMode::handshake).error().kind() == ErrorKind::invalidArgument);
  CHECK(f.socket().openedCount() == 0);
  CHECK(anonymous(RealtimeAuthMode::public_));
  CHECK(f.socket().sent("auth").empty());
}

TEST_CASE("what the upgrade is refused with is the error of connect") {
  const RealtimeFixture f;
  f.socket().refuse(404);
  const auto refused = f.client().connect().result();
  REQUIRE_FALSE(refused);
  CHECK(refused.error().status() == 404);
}

TEST_CASE("a transport without WebSockets says so") {
  struct Plain : Transport {
    Result<HttpResponse> send(const HttpRequest&, const SendOptions&) override {
      return HttpResponse();
    }
  };
  ClientOptions options;
  options.transport = std::make_shared<Plain>();
  const auto client = createDirectus("https://d.example", options)
                          .with(staticToken("static-token-of-the-test"))
                          .with(realtime());
  CHECK(client.connect().result().error().kind() == ErrorKind::invalidArgument);
}

TEST_CASE("a connect that takes too long says why, and goes on trying") {
  const RealtimeFixture f;
  // One for each step of the clock: a pause may be that short.
  constexpr int failures = 60;
  for (int i = 0; i < failures; ++i) f.socket().fail(ErrorKind::network);
  const auto client = f.client();
  RequestOptions options;
  options.timeout = 50ms;
  auto late = std::async(std::launch::async, [&] { return client.connect(options).result(); });
  REQUIRE(f.socket().waitForOpened(1));
  while (late.wait_for(1ms) != std::future_status::ready) f.clock->advance(1ms);
  const auto result = late.get();
  REQUIRE_FALSE(result);
  CHECK(result.error().kind() == ErrorKind::timeout);
  f.passPause(failures + 1);
  CHECK(client.connect().result());
}

TEST_CASE("disconnect closes the line, and the next connect goes on with a gap") {
  const RealtimeFixture f;
  const auto client = f.client();
  auto changes = client.subscribe<&Schema::articles, Card>().get();
  (void)next(changes);
  client.disconnect();
  CHECK(client.connectionState() == ConnectionState::idle);
  CHECK(f.socket().waitForLines(0));
  client.connect().get();
  CHECK(next(changes).isGap());
}

TEST_CASE("states and events reach their handlers, in order, where handlers run") {
  const RealtimeFixture f;
  EventQueue queue;
  auto options = f.options();
  options.executor = queue.executor();
  const auto client = createDirectus("https://d.example", options)
                          .with(staticToken("static-token-of-the-test"))
                          .with(realtime());
  std::string seen;
  Scope scope;
  client.onConnectionChange([&](const ConnectionChange& change) {
    seen += std::string(toString(change.state)) + ' ';
    if (change.state == ConnectionState::waiting) CHECK(change.error);
  });
  client.onWebSocket(WebSocketEvent::open, [&](const WebSocketNotice&) { seen += "open "; });
  client.onWebSocket(scope, WebSocketEvent::close, [&](const WebSocketNotice& notice) {
    seen += "close:" + std::to_string(notice.code) + ' ';
  });
  client.onWebSocket(WebSocketEvent::message, [&](const WebSocketNotice& notice) {
    if (notice.message.find("auth") != std::string::npos) seen += "message ";
  });
  client.connect().get();
  f.socket().drop(1005);
  pollWhile(queue, [&] { return seen.find("waiting") == std::string::npos; });
  CHECK(seen == "connecting open authenticating message ready close:1005 waiting ");
}

TEST_CASE("what is not a message of Directus ends the line, since something was lost with it") {
  const RealtimeFixture f;
  const auto client = f.client();
  auto changes = client.subscribe<&Schema::articles, Card>().get();
  (void)next(changes);
  f.socket().say("{\"type\":\"subscription\",");
  f.passPause(2);
  CHECK(next(changes).isGap());
}

TEST_CASE("what the server cannot read for this user is a gap, and the subscription stays") {
  const RealtimeFixture f;
  const auto client = f.client();
  auto changes = client.subscribe<&Schema::articles, Card>().get();
  (void)next(changes);
  f.socket().sayError("subscribe", "FORBIDDEN", "no", subscribed(f.socket()).at(0));
  f.socket().change("articles", "create", items(1));
  const auto gap = next(changes);
  CHECK(gap.isGap());
  CHECK(gap.reason == GapReason::unreadable);
  CHECK(next(changes).event == ChangeEvent::create);
}

TEST_CASE("a change that cannot be read, nobody says of which subscription, is a gap of each") {
  const RealtimeFixture f;
  const auto client = f.client();
  auto changes = client.subscribe<&Schema::articles, Card>().get();
  auto others = client.subscribe<&Schema::articles, Card>().get();
  (void)next(changes);
  (void)next(others);
  f.socket().sayError("subscribe", "FORBIDDEN", "no", std::nullopt);
  CHECK(next(changes).reason == GapReason::unreadable);
  CHECK(next(others).reason == GapReason::unreadable);
}

TEST_CASE("pings of the server are answered at once") {
  const RealtimeFixture f;
  const auto client = f.client();
  client.connect().get();
  f.socket().say(R"({"type":"ping"})");
  CHECK(f.socket().waitForSent("pong", 1));
}

TEST_CASE("a rate limit is waited for, and what it dropped is sent again") {
  const RealtimeFixture f;
  const auto client = f.client();
  client.connect().get();
  f.socket().throttle(1, 500ms);
  auto changes = std::async(std::launch::async, [&] { return client.subscribe("articles").get(); });
  CHECK(f.socket().waitForSent("subscribe", 1));
  f.socket().settle();
  for (int i = 0; i < 200 && !f.socket().waitForSent("subscribe", 2, 10ms); ++i)
    f.clock->advance(100ms);
  auto subscription = changes.get();
  CHECK(next(subscription).event == ChangeEvent::init);
  CHECK(f.socket().subscriptionCount() == 1);
}

TEST_CASE("trouble of the server does not end a subscription that has stood") {
  const RealtimeFixture f;
  const auto client = f.client();
  auto changes = client.subscribe<&Schema::articles, Card>().get();
  (void)next(changes);
  f.socket().refuseSubscriptions("articles", "INTERNAL_SERVER_ERROR");
  f.reconnect();
  CHECK(f.socket().waitForSent("subscribe", 2));
  f.socket().settle();
  f.socket().refuseSubscriptions("articles", "");
  for (int i = 0; i < 200 && !f.socket().waitForSent("subscribe", 3, 10ms); ++i)
    f.clock->advance(1s);
  CHECK(next(changes).isGap());
}
