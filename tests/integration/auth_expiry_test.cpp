// Against a Directus whose tokens live for seconds, and that takes 60 requests in 3 seconds.
#include <array>
#include <atomic>
#include <thread>

#include "accounts.hpp"
#include "support/catch.hpp"

using namespace directus;
using namespace std::chrono_literals;

namespace {

/// Counts what becomes of a session.
struct Events {
  std::atomic<int> refreshed = 0;
  std::atomic<int> others = 0;  // after the login

  [[nodiscard]] AuthChangeHandler handler() {
    return [this](const AuthChange& change) {
      if (change.event == AuthEvent::refreshed)
        ++refreshed;
      else if (change.event != AuthEvent::loggedIn)
        ++others;
    };
  }

  /// Waits until the tokens were renewed so often, not for ever.
  void awaitRefreshes(int count) const {
    for (int tries = 0; tries < 300 && refreshed < count; ++tries)
      std::this_thread::sleep_for(100ms);
  }
};

/// How a session went that was used for several lifetimes of its tokens.
struct Usage {
  Events events;
  int requests = 0;
  int answers = 0;
};

void useForLong(AuthMode mode, bool autoRefresh, const LocalLoginPayload& payload, Usage& usage) {
  const auto client = server::sessionClient(
      mode, {.autoRefresh = autoRefresh, .onAuthChange = usage.events.handler()});
  if (!client.login(payload).result()) return;
  while (usage.events.refreshed < 2 && usage.requests < 100) {
    const auto me = client.request(readMe<server::Me>()).result();
    ++usage.requests;
    if (me && me->email == payload.email) ++usage.answers;
    std::this_thread::sleep_for(300ms);
  }
}

constexpr std::array allModes{AuthMode::json, AuthMode::cookie, AuthMode::session};
using Usages = std::array<Usage, allModes.size()>;

/// The same use in all modes at once.
void useInAllModes(bool autoRefresh, Usages& usages) {
  const server::User user;
  std::vector<std::jthread> threads;
  for (std::size_t i = 0; i < allModes.size(); ++i)
    threads.emplace_back(
        [&, i] { useForLong(allModes[i], autoRefresh, user.payload(), usages[i]); });
}

}  // namespace

TEST_CASE("requests go on over several expiries, in each mode", "[hasty]") {
  const bool autoRefresh = GENERATE(true, false);
  Usages usages;
  useInAllModes(autoRefresh, usages);
  for (const Usage& usage : usages) {
    CHECK(usage.events.refreshed >= 2);
    CHECK(usage.answers == usage.requests);
    CHECK(usage.events.others == 0);
  }
}

TEST_CASE("the timer renews a session that nobody uses", "[hasty]") {
  const server::User user;
  Events events;
  const auto client = server::sessionClient(AuthMode::json, {.onAuthChange = events.handler()});
  client.login(user.payload()).get();
  events.awaitRefreshes(2);
  CHECK(events.refreshed >= 2);
  CHECK(events.others == 0);
}

TEST_CASE("without the timer an expired token is renewed when it is needed", "[hasty]") {
  const server::User user;
  Events events;
  const auto client = server::sessionClient(
      AuthMode::json, {.autoRefresh = false, .onAuthChange = events.handler()});
  client.login(user.payload()).get();
  std::this_thread::sleep_for(3500ms);
  CHECK(events.refreshed == 0);
  CHECK(server::emailSeenBy(client) == user.email());
  CHECK(events.refreshed == 1);
}

TEST_CASE("after stopRefreshing the timer rests", "[hasty]") {
  const server::User user;
  Events events;
  const auto client = server::sessionClient(AuthMode::json, {.onAuthChange = events.handler()});
  client.login(user.payload()).get();
  client.stopRefreshing();
  std::this_thread::sleep_for(3500ms);
  CHECK(events.refreshed == 0);
}

TEST_CASE("a session that expired in the storage is renewed when it is resumed", "[hasty]") {
  const server::User user;
  const auto storage = std::make_shared<MemoryStorage>();
  { server::sessionClient(AuthMode::json, {.storage = storage}).login(user.payload()).get(); }
  std::this_thread::sleep_for(3500ms);
  const auto resumed = server::sessionClient(AuthMode::json, {.storage = storage});
  CHECK(server::emailSeenBy(resumed) == user.email());
}

TEST_CASE("a request that comes too often is sent again when the server said", "[hasty]") {
  const auto impatient = createDirectus(server::url()).with(rest({.retry = {.tries = 1}}));
  std::optional<Error> refused;
  for (int i = 0; i < 200 && !refused; ++i) {
    const auto pong = impatient.request(serverPing()).result();
    if (!pong) refused = pong.error();
  }
  REQUIRE(refused);
  CHECK(refused->code() == ErrorCode::requestsExceeded);
  CHECK(refused->status() == 429);
  CHECK(refused->retryAfter().has_value());
  CHECK(refused->isRetryable());

  const auto patient = createDirectus(server::url()).with(rest({.retry = {.tries = 6}}));
  CHECK(patient.request(serverPing()).get() == "pong");
}
