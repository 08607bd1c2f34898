// What is read over REST where the socket may lack a change, and what happens when changes come
// faster than they are taken.
#include "unit/realtime/fixture.hpp"

using namespace directus_test;

namespace {

std::string reply(const Json& data) {
  return Json{{"data", data}}.dump();
}

constexpr const char* busy =
    R"({"errors":[{"message":"x","extensions":{"code":"SERVICE_UNAVAILABLE"}}]})";

/// A server that refuses so many rounds of reads, each with its three tries.
void refuse(const RealtimeFixture& f, int rounds) {
  for (int i = 0; i < 3 * rounds; ++i) f.fake->reply(503, busy);
}

/// A client without a limit that passing time could reach.
auto patientClient(const RealtimeFixture& f) {
  ClientOptions options = f.options();
  options.timeout = 0;
  RealtimeOptions realtimeOptions;
  realtimeOptions.heartbeatPeriod = 24h;
  return createDirectus<Schema>("https://d.example", options)
      .with(rest())
      .with(staticToken("static-token-of-the-test"))
      .with(realtime(realtimeOptions));
}

/// Lets time pass as long as it lives.
class PassingTime {
 public:
  explicit PassingTime(testing::ManualClock& clock)
      : thread_([&clock](const std::stop_token& stop) {
          while (!stop.stop_requested()) {
            clock.advance(100ms);
            std::this_thread::sleep_for(1ms);
          }
        }) {}

 private:
  std::jthread thread_;
};

}  // namespace

TEST_CASE("with rest a subscription begins with what REST gives once it stands") {
  const RealtimeFixture f;
  f.socket().init("articles", Json::array());
  f.fake->reply(200, reply(items(1, "created in between")));
  const auto client = f.withRest();
  auto changes = client.subscribe<&Schema::articles, Card>().get();
  const auto init = next(changes);
  CHECK(init.event == ChangeEvent::init);
  CHECK(init.items.at(0).title == "created in between");
  CHECK(f.fake->lastRequest().url.find("/items/articles?fields=id%2Ctitle") != std::string::npos);
}

TEST_CASE(
    "lost bursts: after a reconnect the gap carries what REST gives now, and no init follows") {
  const RealtimeFixture f;
  f.fake->reply(200, reply(Json::array())).reply(200, reply(items(5, "while it was away")));
  const auto client = f.withRest();
  auto changes = client.subscribe<&Schema::articles, Card>().get();
  (void)next(changes);
  f.reconnect();
  const auto gap = next(changes);
  CHECK(gap.isGap());
  CHECK(gap.isRecovered);
  CHECK(gap.items.at(0).title == "while it was away");
  f.socket().change("articles", "create", items(6));
  CHECK(next(changes).event == ChangeEvent::create);
}

TEST_CASE("changes that come while REST is read stand behind the gap") {
  const RealtimeFixture f;
  f.fake->reply(200, reply(Json::array())).hold().reply(200, reply(items(5)));
  const auto client = f.withRest();
  auto changes = client.subscribe<&Schema::articles, Card>().get();
  (void)next(changes);
  f.reconnect();
  REQUIRE(f.fake->waitForRequests(2));
  f.socket().change("articles", "update", items(5, "newer")).settle();
  f.fake->release();
  CHECK(next(changes).isGap());
  CHECK(next(changes).items.at(0).title == "newer");
}

TEST_CASE("a gap whose items cannot be read says so, and the init of the socket follows") {
  const RealtimeFixture f;
  f.fake->reply(200, reply(Json::array())).reply(403, R"({"errors":[{"message":"no"}]})");
  f.socket().init("articles", items(3));
  const auto client = f.withRest();
  auto changes = client.subscribe<&Schema::articles, Card>().get();
  (void)next(changes);
  f.reconnect();
  const auto gap = next(changes);
  CHECK(gap.isGap());
  CHECK_FALSE(gap.isRecovered);
  CHECK(next(changes).items.at(0).id == 3);
}

TEST_CASE("an init that REST cannot confirm is followed by a gap") {
  const RealtimeFixture f;
  f.fake->reply(403, R"({"errors":[{"message":"no"}]})");
  f.socket().init("articles", items(3));
  const auto client = f.withRest();
  auto changes = client.subscribe<&Schema::articles, Card>().get();
  CHECK(next(changes).event == ChangeEvent::init);
  CHECK(next(changes).isGap());
}

TEST_CASE("a server that is busy for a while is read again until the init can be confirmed") {
  const RealtimeFixture f;
  refuse(f, 3);
  f.fake->reply(200, reply(items(1, "at last")));
  const auto client = patientClient(f);
  auto changes = client.subscribe<&Schema::articles, Card>().get();
  const PassingTime time(*f.clock);
  const auto init = next(changes);
  CHECK(init.event == ChangeEvent::init);
  CHECK(init.items.at(0).title == "at last");
}

TEST_CASE("an init that is late stands before the gap that is read") {
  const RealtimeFixture f;
  refuse(f, 4);
  f.fake->reply(200, reply(items(1, "at last")));
  f.socket().init("articles", items(3));
  const auto client = patientClient(f);
  auto changes = client.subscribe<&Schema::articles, Card>().get();
  const PassingTime time(*f.clock);
  const auto init = next(changes);
  CHECK(init.event == ChangeEvent::init);
  CHECK(init.items.at(0).id == 3);
  const auto gap = next(changes);
  CHECK(gap.reason == GapReason::unreadable);
  CHECK(gap.isRecovered);
  CHECK(gap.items.at(0).title == "at last");
}

TEST_CASE("what REST does not give for long, the socket is asked for again") {
  const RealtimeFixture f;
  refuse(f, 4 + 4 + 4);
  f.socket().init("articles", items(3));
  const auto client = patientClient(f);
  auto changes = client.subscribe<&Schema::articles, Card>().get();
  const PassingTime time(*f.clock);
  CHECK(next(changes).event == ChangeEvent::init);
  const auto gap = next(changes);
  CHECK(gap.isGap());
  CHECK_FALSE(gap.isRecovered);
  const auto init = next(changes);
  CHECK(init.event == ChangeEvent::init);
  CHECK(init.items.at(0).id == 3);
  CHECK(f.socket().sent("subscribe").size() == 2);
}

TEST_CASE("nothing is read any more for a subscription that is over, nor after its client") {
  const RealtimeFixture f;
  refuse(f, 20);
  {
    const auto client = patientClient(f);
    {
      auto changes = client.subscribe<&Schema::articles, Card>().get();
      REQUIRE(f.fake->waitForRequests(1));
    }
    const PassingTime time(*f.clock);
    std::this_thread::sleep_for(300ms);  // 30 s by the clock
    CHECK(f.fake->requestCount() <= 3);
    auto others = client.subscribe<&Schema::articles, Card>().get();
  }
  const auto before = f.fake->requestCount();
  f.clock->advance(60s);
  std::this_thread::sleep_for(50ms);
  CHECK(f.fake->requestCount() == before);
}

TEST_CASE("with rest a change that the server could not read is a gap with what is there now") {
  const RealtimeFixture f;
  f.fake->reply(200, reply(Json::array()))
      .hold()
      .reply(200, reply(items(5, "old")))
      .reply(200, reply(items(5, "as it is now")));
  const auto client = f.withRest();
  auto changes = client.subscribe<&Schema::articles, Card>().get();
  (void)next(changes);
  const auto miss = [&] {
    const std::string uid = f.socket().sent("subscribe").at(0)["uid"];
    f.socket().sayError("subscribe", "INTERNAL_SERVER_ERROR", "no", uid).settle();
  };
  miss();
  REQUIRE(f.fake->waitForRequests(2));
  miss();  // of this change the read knows nothing yet
  f.fake->release();
  const auto early = next(changes);
  CHECK(early.isRecovered);
  CHECK(early.items.at(0).title == "old");
  const auto gap = next(changes);
  CHECK(gap.reason == GapReason::unreadable);
  CHECK(gap.isRecovered);
  CHECK(gap.items.at(0).title == "as it is now");
}

TEST_CASE("a change that nobody may read any more is a gap, and the subscription stays") {
  const RealtimeFixture f;
  f.fake->reply(200, reply(Json::array())).reply(403, R"({"errors":[{"message":"no"}]})");
  const auto client = f.withRest();
  auto changes = client.subscribe<&Schema::articles, Card>().get();
  (void)next(changes);
  const std::string uid = f.socket().sent("subscribe").at(0)["uid"];
  f.socket().sayError("subscribe", "FORBIDDEN", "no", uid);
  const auto gap = next(changes);
  CHECK(gap.reason == GapReason::unreadable);
  CHECK_FALSE(gap.isRecovered);
  f.socket().change("articles", "create", items(1));
  CHECK(next(changes).event == ChangeEvent::create);
}

TEST_CASE("a connection that is lost while REST is read begins anew") {
  const RealtimeFixture f;
  f.fake->hold().reply(200, reply(items(1))).reply(200, reply(items(2)));
  const auto client = f.withRest();
  auto changes = client.subscribe<&Schema::articles, Card>().get();
  REQUIRE(f.fake->waitForRequests(1));
  f.reconnect();
  REQUIRE(f.fake->waitForRequests(2));
  f.fake->release();
  CHECK(next(changes).event == ChangeEvent::init);
}

TEST_CASE("with recover off nothing is read over REST") {
  const RealtimeFixture f;
  RealtimeOptions options;
  options.recover = false;
  const auto client = f.withRest(options);
  auto changes = client.subscribe<&Schema::articles, Card>().get();
  CHECK(next(changes).event == ChangeEvent::init);
  CHECK(f.fake->requestCount() == 0);
}

TEST_CASE("a subscription to one event needs no confirmation of its init") {
  const RealtimeFixture f;
  const auto client = f.withRest();
  SubscribeOptions<Article> options;
  options.event = ItemEvent::create;
  auto changes = client.subscribe<&Schema::articles, Card>(options).get();
  CHECK(next(changes).event == ChangeEvent::init);
  CHECK(f.fake->requestCount() == 0);
}

TEST_CASE("items and collections of the system are read where they are") {
  const RealtimeFixture f;
  f.fake->reply(200, reply(item(7))).reply(200, reply(Json::array()));
  const auto client = f.withRest();
  SubscribeOptions<Article> one;
  one.item = 7;
  auto article = client.subscribe<&Schema::articles, Card>(one).get();
  CHECK(next(article).items.at(0).id == 7);
  auto users = client.subscribe("directus_users").get();
  (void)next(users);
  const auto requests = f.fake->requests();
  CHECK(requests.at(0).url.find("/items/articles/7?") != std::string::npos);
  CHECK(requests.at(1).url == "https://d.example/users");
}

TEST_CASE("lost bursts: a burst beyond the queue stops the socket, and nothing is lost") {
  const RealtimeFixture f;
  RealtimeOptions options;
  options.queue = 10;
  const auto client = f.client(options);
  auto changes = client.subscribe<&Schema::articles, Card>().get();
  for (int i = 1; i <= 1000; ++i) f.socket().change("articles", "create", items(i));
  f.socket().settle();
  CHECK(f.socket().isPaused());
  CHECK(f.socket().waitForSent("pong", 1));
  CHECK(next(changes).event == ChangeEvent::init);
  for (int i = 1; i <= 1000; ++i) {
    const auto change = next(changes);
    REQUIRE(change.event == ChangeEvent::create);
    REQUIRE(change.items.at(0).id == i);
  }
}

TEST_CASE("with overflow gap what finds no place is dropped, and its place is a gap") {
  const RealtimeFixture f;
  RealtimeOptions options;
  options.queue = 4;
  options.overflow = Overflow::gap;
  const auto client = f.client(options);
  auto changes = client.subscribe<&Schema::articles, Card>().get();
  for (int i = 1; i <= 10; ++i) f.socket().change("articles", "create", items(i));
  f.socket().settle();
  CHECK_FALSE(f.socket().isPaused());
  f.socket().init("articles", items(10, "as it is now"));
  CHECK(next(changes).event == ChangeEvent::init);
  for (int i = 1; i <= 3; ++i) CHECK(next(changes).items.at(0).id == i);
  const auto gap = next(changes);
  CHECK(gap.isGap());
  CHECK(gap.reason == GapReason::overflow);
  CHECK(next(changes).items.at(0).title == "as it is now");
  f.socket().change("articles", "create", items(11));
  CHECK(next(changes).items.at(0).id == 11);
  CHECK(f.socket().subscriptionCount() == 1);
}

TEST_CASE(
    "with overflow gap and rest the gap carries what is there now, without another subscribe") {
  const RealtimeFixture f;
  f.fake->reply(200, reply(Json::array())).reply(200, reply(items(10, "as it is now")));
  RealtimeOptions options;
  options.queue = 2;
  options.overflow = Overflow::gap;
  const auto client = f.withRest(options);
  auto changes = client.subscribe<&Schema::articles, Card>().get();
  (void)next(changes);
  for (int i = 1; i <= 10; ++i) f.socket().change("articles", "create", items(i));
  f.socket().settle();
  CHECK(next(changes).items.at(0).id == 1);
  CHECK(next(changes).items.at(0).id == 2);
  const auto gap = next(changes);
  CHECK(gap.isGap());
  CHECK(gap.isRecovered);
  CHECK(gap.items.at(0).title == "as it is now");
  CHECK(f.socket().sent("subscribe").size() == 1);
}

TEST_CASE("a subscription that nobody reads stops the others for a heartbeat only") {
  const RealtimeFixture f;
  RealtimeOptions options;
  options.queue = 2;
  const auto client = f.client(options);
  auto forgotten = client.subscribe("articles").get();
  auto other = client.subscribe("other").get();
  (void)next(other);
  for (int i = 1; i <= 5; ++i) f.socket().change("articles", "create", items(i));
  f.socket().change("other", "create", items(1)).settle();
  REQUIRE(f.socket().isPaused());
  for (int i = 0; i < 200 && f.socket().isPaused(); ++i) {
    f.clock->advance(1s);
    std::this_thread::sleep_for(1ms);
  }
  CHECK(next(other).event == ChangeEvent::create);
  int seen = 0;
  while (!next(forgotten).isGap()) ++seen;
  CHECK(seen <= 4);
}
