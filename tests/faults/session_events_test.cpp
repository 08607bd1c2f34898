// What the application gets to know, and what its handlers and storages may do.
#include <atomic>
#include <mutex>
#include <thread>

#include "support/auth_fixture.hpp"
#include "support/catch.hpp"
#include "support/session_watch.hpp"

using namespace auth_fixture;
using namespace directus_test;
using namespace std::chrono_literals;

namespace {

/// Remembers what was reported.
class Reports {
 public:
  AuthChangeHandler handler() {
    return [this](const AuthChange& change) {
      const std::scoped_lock lock(mutex_);
      events_.push_back(change.event);
    };
  }
  std::vector<AuthEvent> events() const {
    const std::scoped_lock lock(mutex_);
    return events_;
  }

 private:
  mutable std::mutex mutex_;
  std::vector<AuthEvent> events_;
};

/// Fails as long as a test wants.
class Unreliable final : public AuthStorage {
 public:
  std::atomic<bool> broken = false;
  std::atomic<bool> throws = false;
  std::atomic<int> saves = 0;

  Result<std::optional<AuthenticationData>> get() override {
    if (throws) throw std::runtime_error("no storage today");
    return memory_.get();
  }
  Result<void> set(const std::optional<AuthenticationData>& data) override {
    if (throws) throw std::runtime_error("no storage today");
    if (broken) return Error({.kind = ErrorKind::storage, .message = "disk full"});
    ++saves;
    return memory_.set(data);
  }

 private:
  MemoryStorage memory_;
};

}  // namespace

TEST_CASE("login, refresh and logout are reported") {
  Reports reported;
  const Network net;
  const auto client = net.client(AuthMode::json, {.onAuthChange = reported.handler()});
  net.login(client);
  net.fake->reply(200, tokens(2), json);
  client.refresh().get();
  net.fake->reply(204);
  client.logout().get();
  CHECK(eventually([&] { return reported.events().size() == 3; }));
  CHECK(reported.events() ==
        std::vector{AuthEvent::loggedIn, AuthEvent::refreshed, AuthEvent::loggedOut});
}

TEST_CASE("a handler may log in again when the session has expired") {
  const Network net;
  std::atomic<bool> again = false;
  const auto client = net.client(AuthMode::json, {.autoRefresh = false});
  client.onAuthChange([&](const AuthChange& change) {
    if (change.event != AuthEvent::expired) return;
    again = client.login({.email = "ada@example.com", .password = "s3cret"}).result().has_value();
  });
  net.login(client);
  net.clock->advance(901s);
  net.fake->reply(401, refusal, json).reply(200, tokens(5), json);
  (void)client.request(readItems("articles")).result();
  CHECK(eventually([&] { return again.load(); }));
  CHECK(client.getToken().get() == "access-5");
}

TEST_CASE("a handler that throws harms nobody") {
  const Network net;
  const auto client =
      net.client(AuthMode::json,
                 {.onAuthChange = [](const AuthChange&) { throw std::runtime_error("oops"); }});
  net.login(client);
  CHECK(client.getToken().get() == "access-1");
}

TEST_CASE(
    "a storage that fails is reported, and the session lives on in memory and is stored later",
    "[F27]") {
  Reports reported;
  const Network net;
  const auto storage = std::make_shared<Unreliable>();
  storage->broken = true;
  const auto client =
      net.client(AuthMode::json, {.storage = storage, .onAuthChange = reported.handler()});
  net.login(client);
  CHECK(client.getToken().get() == "access-1");
  CHECK(eventually([&] {
    return reported.events() == std::vector{AuthEvent::loggedIn, AuthEvent::storageFailed};
  }));
  storage->broken = false;
  CHECK(eventually([&] {
    net.clock->advance(1s);
    return storage->saves > 0;
  }));
  CHECK(storage->get().value()->refresh_token == "refresh-1");
}

TEST_CASE("a storage that throws harms nobody", "[F29]") {
  const Network net;
  const auto storage = std::make_shared<Unreliable>();
  storage->throws = true;
  const auto client = net.client(AuthMode::json, {.storage = storage});
  net.login(client);
  net.fake->reply(200, tokens(2), json);
  CHECK(client.refresh().get().access_token == "access-2");
}

TEST_CASE("the session of a client that is destroyed stays in the storage") {
  const auto storage = std::make_shared<MemoryStorage>();
  const Network net;
  {
    const auto client = net.client(AuthMode::json, {.storage = storage});
    net.login(client);
  }
  CHECK(storage->get().value()->access_token == "access-1");
}

TEST_CASE("login, logout, refresh, setToken and destruction from many threads") {
  const Network net;
  std::atomic<int> number = 10;
  net.fake->otherwise([&](const HttpRequest& request) {
    if (request.url.ends_with("/auth/logout")) return testing::FakeTransport::response(204, "");
    if (request.url.find("/auth/") != std::string::npos)
      return testing::FakeTransport::response(200, tokens(++number, 100), json);
    return testing::FakeTransport::response(200, R"({"data":[]})", json);
  });
  for (int round = 0; round < 5; ++round) {
    const auto client = net.client(AuthMode::json, {.storage = std::make_shared<MemoryStorage>()});
    std::vector<std::jthread> threads;
    for (int t = 0; t < 6; ++t)
      threads.emplace_back([&, t] {
        for (int i = 0; i < 20; ++i) {
          switch ((t + i) % 6) {
            case 0:
              (void)client.login({.email = "a", .password = "b"}).result();
              break;
            case 1:
              (void)client.logout().result();
              break;
            case 2:
              (void)client.refresh().result();
              break;
            case 3:
              client.setToken("manual");
              break;
            case 4:
              (void)client.getToken().result();
              break;
            default:
              (void)client.request(readItems("a")).result();
              break;
          }
          net.clock->advance(7ms);
        }
      });
  }
  CHECK(net.fake->requestCount() > 0);
}
