#pragma once

#include <chrono>
#include <thread>

#include <directus/async/event_queue.hpp>
#include <directus/directus.hpp>
#include <directus/testing/fake_transport.hpp>
#include <directus/testing/manual_clock.hpp>

#include "support/catch.hpp"

namespace directus_test {

using namespace directus;
using namespace std::chrono_literals;
using testing::FakeSocket;
using testing::FakeTransport;

struct Article {
  int id{};
  std::string title{};
  std::string body{};
};
struct Card {
  int id{};
  std::string title{};
};
struct Globals {
  std::string name{};
};
struct Schema {
  std::vector<Article> articles;
  Globals globals;
};

inline Json item(int id, const std::string& title = "t") {
  return {{"id", id}, {"title", title}};
}
inline Json items(int id, const std::string& title = "t") {
  return Json::array({item(id, title)});
}

/// A client over a `FakeSocket`, by a clock that a test moves.
struct RealtimeFixture {
  std::shared_ptr<FakeTransport> fake = std::make_shared<FakeTransport>();
  std::shared_ptr<testing::ManualClock> clock = std::make_shared<testing::ManualClock>();

  [[nodiscard]] FakeSocket& socket() const { return fake->socket(); }
  [[nodiscard]] ClientOptions options() const {
    ClientOptions given;
    given.transport = fake;
    given.clock = clock;
    given.timeout = 20s;
    return given;
  }
  /// Without `rest`: what the socket gives is what comes.
  [[nodiscard]] auto client(RealtimeOptions realtimeOptions = RealtimeOptions()) const {
    return createDirectus<Schema>("https://d.example", options())
        .with(staticToken("static-token-of-the-test"))
        .with(realtime(std::move(realtimeOptions)));
  }
  [[nodiscard]] auto withRest(RealtimeOptions realtimeOptions = RealtimeOptions()) const {
    return createDirectus<Schema>("https://d.example", options())
        .with(rest())
        .with(staticToken("static-token-of-the-test"))
        .with(realtime(std::move(realtimeOptions)));
  }

  /// Ends the connection, lets the pause pass, and waits for the next socket.
  void reconnect(int code = 1006) const {
    const auto before = socket().openedCount();
    socket().drop(code);
    passPause(before + 1);
  }
  /// Lets time pass until so many sockets were asked for.
  void passPause(std::size_t sockets) const {
    for (int i = 0; i < 2000; ++i) {
      if (socket().waitForOpened(sockets, 10ms)) return;
      clock->advance(1s);
    }
    FAIL("it did not connect again");
  }
};

/// Runs what is due as long as `is` says so, and no longer than a test may take.
template <class Is>
void pollWhile(EventQueue& queue, Is is) {
  const auto end = std::chrono::steady_clock::now() + 20s;
  while (is() && std::chrono::steady_clock::now() < end)
    if (queue.poll(10ms) == 0) std::this_thread::yield();
}

/// The next change, which has to come.
template <class T>
Change<T> next(Subscription<T>& changes) {
  auto change = changes.next().get();
  REQUIRE(change);
  return *std::move(change);
}

}  // namespace directus_test
