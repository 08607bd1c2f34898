// Where a session lives, who shares it, and what of it is sent.
#include <atomic>
#include <latch>
#include <mutex>
#include <thread>

#include "accounts.hpp"
#include "support/catch.hpp"

using namespace directus;
using server::failureOf;

namespace {

/// Remembers whether a request carried a cookie.
struct CookieWatch {
  std::shared_ptr<bool> sent = std::make_shared<bool>(false);

  [[nodiscard]] RequestHook hook() const {
    return [seen = sent](const HttpRequest& request) {
      *seen = request.headers.find("Cookie").has_value();
    };
  }
};

constexpr int crowd = 16;

/// How many of sixteen threads succeed with what they do at the same moment.
template <class Call>
int successesOfAll(Call call) {
  std::atomic<int> good = 0;
  std::latch together(crowd);
  std::vector<std::jthread> threads;
  for (int i = 0; i < crowd; ++i)
    threads.emplace_back([&] {
      together.arrive_and_wait();
      if (call()) ++good;
    });
  threads.clear();
  return good;
}

}  // namespace

TEST_CASE("a stored session is resumed by another client, in each mode") {
  const auto mode = GENERATE(AuthMode::json, AuthMode::cookie, AuthMode::session);
  const server::User user;
  const auto storage = std::make_shared<MemoryStorage>();
  { server::sessionClient(mode, {.storage = storage}).login(user.payload()).get(); }

  const auto resumed = server::sessionClient(mode, {.storage = storage});
  CHECK(server::emailSeenBy(resumed) == user.email());
  CHECK(resumed.refresh().result().has_value());
}

TEST_CASE("what one client renewed, the other one takes over") {
  const auto mode = GENERATE(AuthMode::json, AuthMode::cookie);
  const server::User user;
  const auto storage = std::make_shared<MemoryStorage>();
  const auto first = server::sessionClient(mode, {.storage = storage});
  first.login(user.payload()).get();
  const auto second = server::sessionClient(mode, {.storage = storage});
  const AuthenticationData renewed = second.refresh().get();

  // Its own refresh token is used up: asking Directus with it would end the session.
  const AuthenticationData taken = first.refresh().get();
  CHECK(taken.refresh_token == renewed.refresh_token);
  CHECK(taken.cookies == renewed.cookies);
  CHECK(server::emailSeenBy(first) == user.email());
}

TEST_CASE("logout empties the storage") {
  const server::User user;
  const auto storage = std::make_shared<MemoryStorage>();
  const auto client = server::sessionClient(AuthMode::json, {.storage = storage});
  client.login(user.payload()).get();
  CHECK(storage->get().value().has_value());
  client.logout().get();
  CHECK_FALSE(storage->get().value().has_value());
}

TEST_CASE("a session that somebody else used up is lost, and says so until the next login") {
  const server::User user;
  std::mutex mutex;
  std::vector<AuthEvent> events;
  const auto client =
      server::sessionClient(AuthMode::json, {.onAuthChange = [&](const AuthChange& change) {
                              const std::scoped_lock lock(mutex);
                              events.push_back(change.event);
                            }});
  const AuthenticationData data = client.login(user.payload()).get();
  server::anonymous()
      .request(refresh({.mode = AuthMode::json, .refresh_token = *data.refresh_token}))
      .get();

  CHECK(failureOf(client.refresh()).kind() == ErrorKind::sessionLost);
  CHECK(failureOf(client.request(readItems("articles"))).kind() == ErrorKind::sessionLost);
  CHECK(failureOf(client.refresh()).kind() == ErrorKind::sessionLost);
  CHECK(failureOf(client.getToken()).kind() == ErrorKind::sessionLost);
  client.login(user.payload()).get();
  CHECK(server::emailSeenBy(client) == user.email());
  const std::scoped_lock lock(mutex);
  CHECK(events == std::vector{AuthEvent::loggedIn, AuthEvent::expired, AuthEvent::loggedIn});
}

TEST_CASE("sixteen threads that refresh at once all get the one session") {
  const auto mode = GENERATE(AuthMode::json, AuthMode::cookie, AuthMode::session);
  const server::User user;
  const auto client = server::sessionClient(mode);
  client.login(user.payload()).get();
  CHECK(successesOfAll([&] { return client.refresh().result().has_value(); }) == crowd);
  CHECK(server::emailSeenBy(client) == user.email());
  CHECK(client.refresh().result().has_value());
}

TEST_CASE("sixteen threads with an expired token cause one refresh") {
  const auto mode = GENERATE(AuthMode::json, AuthMode::cookie, AuthMode::session);
  const server::User user;
  AuthenticationData data = server::sessionClient(mode).login(user.payload()).get();
  data.expires_at = 1;  // long ago
  std::atomic<int> refreshed = 0;
  const auto client = server::sessionClient(mode, {.autoRefresh = false,
                                                   .storage = std::make_shared<MemoryStorage>(data),
                                                   .onAuthChange = [&](const AuthChange& change) {
                                                     if (change.event == AuthEvent::refreshed)
                                                       ++refreshed;
                                                   }});
  CHECK(successesOfAll([&] {
          const auto me = client.request(readMe<server::Me>()).result();
          return me && me->email == user.email();
        }) == crowd);
  CHECK(refreshed == 1);
}

TEST_CASE("rest sends the session's cookie") {
  const server::User user;
  const CookieWatch cookie;
  const auto client = server::sessionClient(AuthMode::session, {}, {.onRequest = cookie.hook()});
  client.login(user.payload()).get();
  CHECK(server::emailSeenBy(client) == user.email());
  CHECK(*cookie.sent);
}

TEST_CASE("rest with credentials omit sends no cookie") {
  const server::User user;
  const CookieWatch cookie;
  const auto client = server::sessionClient(
      AuthMode::session, {}, {.onRequest = cookie.hook(), .credentials = Credentials::omit});
  client.login(user.payload()).get();
  CHECK(failureOf(client.request(readMe<server::Me>())).status() == 401);
  CHECK_FALSE(*cookie.sent);
}

TEST_CASE("authentication with credentials omit keeps no cookie") {
  const server::User user;
  const CookieWatch cookie;
  const auto client = server::sessionClient(AuthMode::session, {.credentials = Credentials::omit},
                                            {.onRequest = cookie.hook()});
  CHECK(client.login(user.payload()).get().cookies.empty());
  CHECK(failureOf(client.request(readMe<server::Me>())).status() == 401);
  CHECK_FALSE(*cookie.sent);
}

TEST_CASE("a session that another program ended at the server is noticed by the next request") {
  const server::User user;
  const auto storage = std::make_shared<MemoryStorage>();
  std::atomic<int> expired = 0;
  const auto client = server::sessionClient(
      AuthMode::session, {.storage = storage, .onAuthChange = [&](const AuthChange& change) {
                            expired += change.event == AuthEvent::expired;
                          }});
  client.login(user.payload()).get();
  CHECK(server::emailSeenBy(client) == user.email());
  {
    const auto copy = std::make_shared<MemoryStorage>(storage->get().value().value());
    const auto other = server::sessionClient(AuthMode::session, {.storage = copy});
    other.logout().get();
  }
  const auto me = client.request(readMe<server::Me>()).result();
  REQUIRE_FALSE(me);
  CHECK(me.error().kind() == ErrorKind::sessionLost);
  for (int i = 0; i < 400 && expired == 0; ++i)
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  CHECK(expired == 1);
}
