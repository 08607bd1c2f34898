// Many of everything: bursts, subscriptions, reconnects.
#include <future>

#include <directus/async/when_all.hpp>
#include "unit/realtime/fixture.hpp"

using namespace directus_test;

TEST_CASE("a burst of 100,000 changes comes whole, with the memory of a queue") {
  const RealtimeFixture f;
  const auto client = f.client();
  auto changes = client.subscribe<&Schema::articles, Card>().get();
  (void)next(changes);
  constexpr int count = 100'000;
  std::thread server([&] {
    for (int i = 1; i <= count; ++i) {
      f.socket().change("articles", "create", items(i));
      if (i % 1000 == 0) f.socket().settle();
    }
  });
  int last = 0;
  bool isWhole = true;
  while (last < count) {
    const auto change = next(changes);
    isWhole = isWhole && change.event == ChangeEvent::create && change.items.at(0).id == last + 1;
    if (!isWhole) break;
    ++last;
  }
  server.join();
  CHECK(last == count);
}

TEST_CASE("10,000 subscriptions are flat: each is asked for once, and hears its own changes") {
  const RealtimeFixture f;
  const auto client = f.client();
  constexpr std::size_t count = 10'000;
  std::vector<Operation<Subscription<Json>>> asked;
  for (std::size_t i = 0; i < count; ++i)
    asked.push_back(client.subscribe("c" + std::to_string(i)));
  WhenAllOptions options;
  options.atOnce = 64;
  std::vector<Subscription<Json>> all;
  for (auto& one : whenAll(std::move(asked), options).get()) all.push_back(std::move(one).value());
  CHECK(f.socket().sent("subscribe").size() == count);
  CHECK(f.socket().subscriptionCount() == count);
  for (const std::size_t i : {std::size_t{0}, count / 2, count - 1}) {
    (void)next(all[i]);
    f.socket().change("c" + std::to_string(i), "create", items(static_cast<int>(i)));
    CHECK(next(all[i]).items.at(0)["id"] == i);
  }
  all.clear();
  f.socket().settle();
  CHECK(f.socket().subscriptionCount() == 0);
}

TEST_CASE("1,000 reconnects leave nothing behind") {
  const RealtimeFixture f;
  RealtimeOptions options;
  options.reconnect = ReconnectOptions{.delay = 0};
  options.heartbeat = false;
  const auto client = f.client(options);
  auto changes = client.subscribe<&Schema::articles, Card>().get();
  (void)next(changes);
  for (int i = 1; i <= 1000; ++i) {
    f.socket().drop();
    REQUIRE(next(changes).isGap());
    REQUIRE(next(changes).event == ChangeEvent::init);
  }
  CHECK(f.socket().openedCount() == 1001);
  CHECK(f.socket().waitForLines(1));
  CHECK(f.socket().subscriptionCount() == 1);
}
