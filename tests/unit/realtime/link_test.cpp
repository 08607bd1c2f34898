// What other composables hear of a collection.
#include <directus/call/realtime_link.hpp>

#include <directus/call/client_context.hpp>

#include <condition_variable>
#include <mutex>

#include "unit/realtime/fixture.hpp"

using namespace directus_test;
using directus::detail::Ring;
using What = directus::detail::Ring::What;

namespace {

/// Remembers what rang.
struct Rings {
  std::mutex mutex;
  std::condition_variable changed;
  std::vector<Ring> rings;

  void add(const Ring& ring) {
    const std::scoped_lock lock(mutex);
    rings.push_back(ring);
    changed.notify_all();
  }
  Ring wait(std::size_t count) {
    std::unique_lock lock(mutex);
    if (!changed.wait_for(lock, 20s, [&] { return rings.size() >= count; })) return {};
    return rings[count - 1];
  }
};

struct Fixture : RealtimeFixture {
  std::shared_ptr<Rings> rings = std::make_shared<Rings>();
  directus::detail::ClientHandle handle =
      directus::detail::makeHandle("https://d.example", options());
  StaticToken::Mixin<void> token{handle, staticToken("static-token-of-the-test")};
  directus::detail::RealtimeMembers members{handle, realtime()};

  [[nodiscard]] std::shared_ptr<void> listen() {
    return handle.context()->realtime()->listen(
        "articles", "id", [rings = rings](const Ring& ring) { rings->add(ring); });
  }
};

}  // namespace

TEST_CASE("a listener hears that it listens, then the keys of what changes") {
  Fixture f;
  const auto listening = f.listen();
  CHECK(f.rings->wait(1).what == What::deaf);
  CHECK(f.rings->wait(2).what == What::listening);
  f.socket()
      .change("articles", "create", items(1))
      .change("articles", "delete", Json::array({"2"}));
  const Ring created = f.rings->wait(3);
  CHECK(created.what == What::changed);
  CHECK(created.keys == std::vector<Key>{Key(1)});
  const Ring removed = f.rings->wait(4);
  CHECK(removed.what == What::removed);
  CHECK(removed.keys == std::vector<Key>{Key(2)});
}

TEST_CASE("a listener hears when the connection is lost, and when it listens again") {
  Fixture f;
  const auto listening = f.listen();
  CHECK(f.rings->wait(2).what == What::listening);
  f.reconnect();
  const Ring deaf = f.rings->wait(3);
  CHECK(deaf.what == What::deaf);
  CHECK(deaf.error);
  CHECK(f.rings->wait(4).what == What::listening);
}

TEST_CASE("a listener outlives a connection that is given up, and listens again when it is tried") {
  Fixture f;
  f.socket().refuse(404);
  const auto listening = f.listen();
  for (std::size_t i = 1; f.rings->wait(i).error == std::nullopt; ++i) REQUIRE(i < 3);
  f.handle.context()->realtime()->tryAgain();
  for (std::size_t i = 1; f.rings->wait(i).what != What::listening; ++i) REQUIRE(i < 5);
}

TEST_CASE("a listener that is let go of unsubscribes") {
  Fixture f;
  auto listening = f.listen();
  CHECK(f.rings->wait(2).what == What::listening);
  CHECK(f.socket().subscriptionCount() == 3);
  listening.reset();
  f.socket().settle();
  CHECK(f.socket().subscriptionCount() == 0);
}

TEST_CASE("a refused listener hears that it has ended, once") {
  Fixture f;
  f.socket().refuseSubscriptions("articles", "FORBIDDEN");
  const auto listening = f.listen();
  const Ring ended = f.rings->wait(2);
  CHECK(ended.what == What::ended);
  CHECK(ended.error->code() == ErrorCode::forbidden);
}
