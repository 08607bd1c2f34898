// What the functions of an application may do while a session works: destroy, wait, ask, hang.
#include <atomic>
#include <condition_variable>
#include <cstdlib>
#include <memory>
#include <thread>

#include "support/auth_fixture.hpp"
#include "support/catch.hpp"
#include "support/file_storage_fixture.hpp"
#include "support/session_watch.hpp"
#include "support/skip.hpp"

using namespace auth_fixture;
using namespace directus_test;
using namespace std::chrono_literals;

namespace {

using TestClient = decltype(Network().client());

/// A client that may be destroyed from anywhere, once.
class Owner {
 public:
  TestClient& emplace(TestClient client) {
    const std::scoped_lock lock(mutex_);
    client_ = std::make_unique<TestClient>(std::move(client));
    return *client_;
  }
  void destroy() {
    std::unique_ptr<TestClient> gone;
    const std::scoped_lock lock(mutex_);
    gone = std::move(client_);
  }
  /// An operation outlives its client.
  template <class F>
  auto operation(F make) {
    const std::scoped_lock lock(mutex_);
    return client_ ? std::optional(make(*client_)) : std::nullopt;
  }
  [[nodiscard]] bool isGone() {
    const std::scoped_lock lock(mutex_);
    return client_ == nullptr;
  }

 private:
  std::mutex mutex_;
  std::unique_ptr<TestClient> client_;
};

/// A gate that a test opens.
class Gate {
 public:
  void open() {
    const std::scoped_lock lock(mutex_);
    isOpen_ = true;
    changed_.notify_all();
  }
  /// Not for ever: a test that fails ends.
  void wait() {
    std::unique_lock lock(mutex_);
    hasCome_ = true;
    changed_.notify_all();
    changed_.wait_for(lock, 20s, [this] { return isOpen_; });
  }
  [[nodiscard]] bool hasCome() {
    std::unique_lock lock(mutex_);
    return changed_.wait_for(lock, 20s, [this] { return hasCome_; });
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  bool isOpen_ = false;
  bool hasCome_ = false;
};

}  // namespace

// Destroying the client.

TEST_CASE("a handler may destroy the client, whatever it is called for", "[F63]") {
  for (const AuthEvent when : {AuthEvent::loggedIn, AuthEvent::refreshed, AuthEvent::expired,
                               AuthEvent::loggedOut, AuthEvent::storageFailed})
    for (int round = 0; round < 5; ++round) {
      Owner owner;
      const Network net;
      const auto storage = std::make_shared<HookedStorage>();
      if (when == AuthEvent::storageFailed)
        storage->hook({}, []() -> Result<void> { return storageFailure(); });
      TestClient& client = owner.emplace(net.client(AuthMode::json, {.storage = storage}));
      client.onAuthChange([&](const AuthChange& change) {
        if (change.event == when) owner.destroy();
      });
      net.fake->reply(200, tokens(1), json);
      if (when == AuthEvent::refreshed) net.fake->reply(200, tokens(2), json);
      if (when == AuthEvent::expired) net.fake->reply(401, refusal, json);
      if (when == AuthEvent::loggedOut) net.fake->reply(204);
      const auto login = [](TestClient& one) {
        return one.login({.email = "a@example.com", .password = "b"});
      };
      if (auto first = owner.operation(login)) (void)first->result();
      if (auto second = owner.operation([](TestClient& one) { return one.refresh(); });
          second && (when == AuthEvent::refreshed || when == AuthEvent::expired))
        (void)second->result();
      if (auto third = owner.operation([](TestClient& one) { return one.logout(); });
          third && when == AuthEvent::loggedOut)
        (void)third->result();
      CHECK(eventually([&] { return owner.isGone(); }));
    }
}

TEST_CASE("a storage may destroy the client while it is read, locked or written", "[F63]") {
  for (int which = 0; which < 3; ++which)
    for (int round = 0; round < 5; ++round) {
      Owner owner;
      std::atomic<bool> armed = false;
      const Network net;
      const auto storage = std::make_shared<HookedStorage>();
      const auto destroy = [&]() -> Result<void> {
        if (armed.exchange(false)) owner.destroy();
        return {};
      };
      storage->hook(which == 0 ? destroy : HookedStorage::Hook(),
                    which == 1 ? destroy : HookedStorage::Hook(),
                    which == 2 ? destroy : HookedStorage::Hook());
      owner.emplace(net.client(AuthMode::json, {.storage = storage}));
      net.fake->reply(200, tokens(1), json).reply(200, tokens(2), json);
      auto login = owner.operation(
          [](TestClient& one) { return one.login({.email = "a@example.com", .password = "b"}); });
      CHECK(login->result().has_value());
      auto refresh = owner.operation([](TestClient& one) { return one.refresh(); });
      armed = true;
      (void)refresh->result();
      CHECK(eventually([&] { return owner.isGone(); }));
    }
}

TEST_CASE("the trace of a refresh may destroy the client", "[F63]") {
  for (const bool atEnd : {false, true})
    for (int round = 0; round < 5; ++round) {
      Owner owner;
      std::atomic<bool> armed = false;
      const auto destroy = [&] {
        if (armed.exchange(false)) owner.destroy();
      };
      const Network net;
      ClientOptions options;
      options.transport = net.fake;
      options.clock = net.clock;
      if (atEnd)
        options.onRequestEnd = [&](const RequestEnd&) { destroy(); };
      else
        options.onRequestStart = [&](const RequestStart&) { destroy(); };
      owner.emplace(createDirectus("https://example.com", options)
                        .with(rest())
                        .with(authentication(AuthMode::json)));
      net.fake->reply(200, tokens(1), json).reply(200, tokens(2), json);
      auto login = owner.operation(
          [](TestClient& one) { return one.login({.email = "a@example.com", .password = "b"}); });
      CHECK(login->result().has_value());
      auto refresh = owner.operation([](TestClient& one) { return one.refresh(); });
      armed = true;
      (void)refresh->result();
      CHECK(eventually([&] { return owner.isGone(); }));
    }
}

TEST_CASE("when the client is gone no handler runs, and none begins", "[F63]") {
  for (int round = 0; round < 50; ++round) {
    auto calls = std::make_unique<std::atomic<int>>(0);
    {
      const Network net;
      const auto client = net.client(
          AuthMode::json, {.storage = std::make_shared<MemoryStorage>(),
                           .onAuthChange = [seen = calls.get()](const AuthChange&) { ++*seen; }});
      net.login(client);
      net.fake->reply(200, tokens(2), json);
      client.refresh().get();
    }
    calls.reset();  // a handler that ran now would use what is gone
  }
  SUCCEED();
}

TEST_CASE("the end of the client waits for a handler that is running", "[F63]") {
  Gate gate;
  std::atomic<bool> ended = false;
  const Network net;
  std::optional<TestClient> client(net.client());
  client->onAuthChange([&](const AuthChange& change) {
    if (change.event != AuthEvent::refreshed) return;
    gate.wait();
    ended = true;
  });
  net.login(*client);
  net.fake->reply(200, tokens(2), json);
  client->refresh().get();
  REQUIRE(gate.hasCome());
  std::jthread opener([&] {
    std::this_thread::sleep_for(20ms);
    gate.open();
  });
  client.reset();
  CHECK(ended);
}

// Handlers that wait.

TEST_CASE("a handler that waits stops no renewal, no save and no login of another thread",
          "[F64]") {
  Gate gate;
  const Network net;
  const auto storage = std::make_shared<HookedStorage>();
  const auto client = net.client(AuthMode::json, {.storage = storage});
  client.onAuthChange([&](const AuthChange& change) {
    if (change.event == AuthEvent::refreshed) gate.wait();
  });
  net.login(client);
  net.fake->reply(200, tokens(2), json);
  net.clock->advance(870s);
  REQUIRE(gate.hasCome());

  net.fake->reply(200, tokens(3), json);
  CHECK(client.refresh().get().access_token == "access-3");
  CHECK(eventually([&] { return storage->stored()->refresh_token == "refresh-3"; }));
  net.fake->reply(200, tokens(4), json);
  CHECK(client.login({.email = "a", .password = "b"}, {}, {.timeout = 10'000}).result());
  CHECK(storage->stored()->refresh_token == "refresh-4");
  net.fake->reply(200, R"({"data":[]})", json);
  CHECK(client.request(readItems("articles")).result().has_value());
  gate.open();
}

TEST_CASE("changes that come while a handler waits are reported afterwards, in order", "[F64]") {
  Gate gate;
  Reported reported;
  const Network net;
  const auto client = net.client();
  client.onAuthChange([&, handler = reported.handler()](const AuthChange& change) {
    if (change.event == AuthEvent::refreshed) gate.wait();
    handler(change);
  });
  net.login(client);
  net.fake->reply(200, tokens(2), json).reply(204);
  client.refresh().get();
  REQUIRE(gate.hasCome());
  CHECK(client.logout().result());
  gate.open();
  CHECK(eventually([&] { return reported.events().size() == 3; }));
  CHECK(reported.events() ==
        std::vector{AuthEvent::loggedIn, AuthEvent::refreshed, AuthEvent::loggedOut});
}

TEST_CASE("a handler that logs in again is not waited for by other calls", "[F64]") {
  const Network net;
  std::atomic<bool> again = false;
  const auto client = net.client(AuthMode::json, {.autoRefresh = false});
  client.onAuthChange([&](const AuthChange& change) {
    if (change.event != AuthEvent::expired) return;
    again = client.login({.email = "a@example.com", .password = "b"}).result().has_value();
  });
  net.login(client);
  net.clock->advance(901s);
  net.fake->reply(401, refusal, json).reply(200, tokens(5), json);
  CHECK(client.request(readItems("articles")).result().error().kind() == ErrorKind::sessionLost);
  CHECK(eventually([&] { return again.load(); }));
  CHECK(client.getToken().get() == "access-5");
}

TEST_CASE("a log sink may ask the client", "[F65]") {
  const Network net;
  std::optional<TestClient> client;
  std::atomic<int> asked = 0;
  ClientOptions options;
  options.transport = net.fake;
  options.clock = net.clock;
  options.log = [&](const LogRecord&) {
    if (client && client->getToken({.timeout = 5'000}).result()) ++asked;
  };
  client.emplace(createDirectus("https://example.com", options)
                     .with(rest())
                     .with(authentication(AuthMode::json)));
  client->onAuthChange([](const AuthChange&) { throw std::runtime_error("oops"); });
  net.login(*client);
  net.fake->reply(200, tokens(2), json);
  client->refresh().get();
  CHECK(eventually([&] { return asked >= 2; }));
}

TEST_CASE("a storage that asks its client for a token that it would wait for gets an error",
          "[F65]") {
  if (std::getenv("DIRECTUS_TEST_DRIVER") != nullptr)
    return skipTest("a call that was started waits for nobody");
  const Network net;
  std::optional<TestClient> client;
  std::optional<Error> got;
  const auto storage = std::make_shared<HookedStorage>();
  std::atomic<bool> armed = false;
  storage->hook([&]() -> Result<void> {
    if (!armed.exchange(false)) return {};
    const auto token = client->getToken().result();
    if (!token) got = token.error();
    return {};
  });
  client.emplace(net.client(AuthMode::json, {.autoRefresh = false, .storage = storage}));
  net.login(*client);
  net.clock->advance(901s);
  net.fake->reply(200, tokens(2), json);
  armed = true;
  CHECK(client->getToken({.timeout = 10'000}).get() == "access-2");
  REQUIRE(got);
  CHECK(got->kind() == ErrorKind::invalidArgument);
}

// Storages and locks that hang.

TEST_CASE("the end of the client does not wait for another process' lock", "[F66]") {
  file_storage_fixture::SessionFile file;
  FileStorage sibling(file.path);
  const Network net;
  std::optional<TestClient> client(net.client(
      AuthMode::json, {.autoRefresh = false, .storage = std::make_shared<FileStorage>(file.path)}));
  net.login(*client);
  const auto held = sibling.lock(0ms);
  REQUIRE(held);
  auto refresh = client->refresh();
  std::jthread caller([&] { (void)refresh.result(); });
  std::this_thread::sleep_for(50ms);  // it waits for the lock by now, or will
  const auto begin = std::chrono::steady_clock::now();
  client.reset();
  CHECK(std::chrono::steady_clock::now() - begin < 3s);
}

TEST_CASE("a logout is said to the server although the storage hangs past the deadline", "[F66]") {
  Gate gate;
  const Network net;
  const auto storage = std::make_shared<HookedStorage>();
  const auto client = net.client(AuthMode::json, {.storage = storage});
  net.login(client);
  storage->hook({}, [&]() -> Result<void> {
    gate.wait();
    return {};
  });
  net.fake->reply(204);
  CHECK(client.logout({}, {.timeout = 2'000}).result().has_value());
  CHECK(net.path(1) == "/auth/logout");
  CHECK(net.fake->lastRequest().body.find("refresh-1") != std::string::npos);
  gate.open();
}

TEST_CASE("what a logout found in the storage too late is not what the next logout ends", "[F66]") {
  Gate first;
  Gate second;
  const Network net;
  const auto storage = std::make_shared<HookedStorage>();
  const auto client = net.client(AuthMode::json, {.storage = storage});
  net.login(client);
  const auto hangAt = [&](Gate& gate) {
    storage->hook({}, [&gate]() -> Result<void> {
      gate.wait();
      return {};
    });
  };
  hangAt(first);
  net.fake->reply(204);
  CHECK(client.logout({}, {.timeout = 400}).result().has_value());
  CHECK(net.fake->lastRequest().body.find("refresh-1") != std::string::npos);
  first.open();
  REQUIRE(eventually([&] { return !storage->stored().has_value(); }));
  hangAt(second);
  net.fake->reply(204);
  CHECK(client.logout({}, {.timeout = 400}).result().has_value());
  REQUIRE(net.fake->requestCount() == 3);
  CHECK(net.fake->lastRequest().body.find("refresh-1") == std::string::npos);
  second.open();
}

TEST_CASE("a login comes back although the storage hangs", "[F66]") {
  Gate gate;
  const Network net;
  const auto storage = std::make_shared<HookedStorage>();
  const auto client = net.client(AuthMode::json, {.storage = storage});
  storage->hook({}, [&]() -> Result<void> {
    gate.wait();
    return {};
  });
  net.fake->reply(200, tokens(1), json);
  CHECK(client.login({.email = "a", .password = "b"}, {}, {.timeout = 1'000}).result());
  CHECK(client.getToken().get() == "access-1");
  gate.open();
}

TEST_CASE("after a logout that could not remove the session, the end of the client does", "[F61]") {
  Gate gate;
  const auto storage = std::make_shared<HookedStorage>();
  {
    const Network net;
    const auto client = net.client(AuthMode::json, {.storage = storage});
    net.login(client);
    storage->hook({}, [&]() -> Result<void> { return storageFailure("busy"); });
    net.fake->reply(204);
    CHECK(client.logout().result().has_value());
    CHECK(storage->stored().has_value());
    storage->hook({});
  }
  CHECK_FALSE(storage->stored().has_value());
}

TEST_CASE("a logout during a refresh ends the session that the refresh brings", "[F61]") {
  const Network net;
  const auto storage = std::make_shared<HookedStorage>();
  const auto client = net.client(AuthMode::json, {.storage = storage});
  net.login(client);
  net.fake->hold().reply(200, tokens(2), json).reply(204);
  std::optional<Result<AuthenticationData>> refreshed;
  {
    const std::jthread caller([&] { refreshed.emplace(client.refresh().result()); });
    REQUIRE(net.fake->waitForRequests(2));
    const std::jthread answer([&] {
      while (client.getToken().get()) std::this_thread::sleep_for(1ms);
      net.fake->release();
    });
    CHECK(client.logout().result().has_value());
  }
  CHECK(refreshed->error().kind() == ErrorKind::cancelled);
  CHECK(net.path(2) == "/auth/logout");
  CHECK(net.fake->lastRequest().body.find("refresh-2") != std::string::npos);
  CHECK_FALSE(storage->stored().has_value());
  CHECK(client.getToken().get() == std::nullopt);
}

TEST_CASE("a logout ends what a refresh brings while onAuthChange is called", "[F61]") {
  const Network net;
  const auto client = net.client(AuthMode::json, {});
  net.login(client);
  net.fake->hold().reply(200, tokens(2), json).reply(204);
  client.onAuthChange([&](const AuthChange& change) {
    if (change.event != AuthEvent::loggedOut) return;
    net.fake->release();
    std::this_thread::sleep_for(100ms);  // the refresh ends here
  });
  const std::jthread caller([&] { static_cast<void>(client.refresh().result()); });
  REQUIRE(net.fake->waitForRequests(2));
  CHECK(client.logout().result().has_value());
  CHECK(net.path(2) == "/auth/logout");
  CHECK(net.fake->lastRequest().body.find("refresh-2") != std::string::npos);
}

TEST_CASE("onAuthChange may destroy the client while a logout and a refresh are on their way",
          "[F61]") {
  for (const bool isAnswered : {false, true}) {
    const Network net;
    auto client = std::make_optional(net.client(AuthMode::json, {}));
    net.login(*client);
    net.fake->hold().reply(200, tokens(2), json).reply(204);
    client->onAuthChange([&](const AuthChange& change) {
      if (change.event != AuthEvent::loggedOut) return;
      if (isAnswered) net.fake->release();
      client.reset();
    });
    auto refresh = client->refresh();
    const std::jthread caller([&] { static_cast<void>(refresh.result()); });
    REQUIRE(net.fake->waitForRequests(2));
    auto logout = client->logout();
    static_cast<void>(logout.result());
    CHECK_FALSE(client.has_value());
    net.fake->release();
  }
}
