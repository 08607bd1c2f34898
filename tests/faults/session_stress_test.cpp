// All members of a client at once, while everything around it fails at random. Runs for
// DIRECTUS_STRESS_SECONDS (2 unless that is set).
#include <atomic>
#include <cstdlib>
#include <map>
#include <memory>
#include <random>
#include <shared_mutex>
#include <thread>

#include "support/auth_fixture.hpp"
#include "support/catch.hpp"
#include "support/session_watch.hpp"

using namespace auth_fixture;
using namespace directus_test;
using namespace std::chrono_literals;

namespace {

using TestClient = decltype(Network().client());

std::chrono::seconds duration() {
  const char* seconds = std::getenv("DIRECTUS_STRESS_SECONDS");
  return std::chrono::seconds(seconds ? std::max(1, std::atoi(seconds)) : 2);
}

class Random {
 public:
  explicit Random(unsigned seed) : engine_(seed) {}
  /// 0 to most - 1.
  int below(int most) { return std::uniform_int_distribution<int>(0, most - 1)(engine_); }
  bool oneIn(int many) { return below(many) == 0; }

 private:
  std::mt19937 engine_;
};

/// A number for whichever thread asks.
int anyBelow(int most) {
  thread_local Random random(std::random_device{}());
  return random.below(most);
}

/// A Directus of one user, who has one session at a time: a login ends the one before.
class OneSessionServer {
 public:
  std::atomic<bool> isCalm = false;

  Result<HttpResponse> answer(const HttpRequest& request) {
    const bool isAuth = request.url.find("/auth/") != std::string::npos;
    if (!isCalm) {
      const int luck = anyBelow(20);
      if (luck == 0)  // not executed
        return Error({.kind = ErrorKind::network, .message = "no route", .retryable = true});
      if (luck == 1) return testing::FakeTransport::response(502, "<h1>bad gateway</h1>");
      if (luck == 2 && isAuth) {  // executed, and the answer lost
        (void)execute(request);
        return Error({.kind = ErrorKind::outcomeUnknown, .message = "lost"});
      }
      if (luck == 3 && isAuth) end();  // an administrator ends it
      if (luck < 8) std::this_thread::sleep_for(std::chrono::microseconds(anyBelow(3000)));
    }
    return execute(request);
  }

  [[nodiscard]] int liveSessions() {
    const std::scoped_lock lock(mutex_);
    return live_ != 0;
  }
  [[nodiscard]] std::string refreshToken() {
    const std::scoped_lock lock(mutex_);
    return "refresh-" + std::to_string(live_);
  }

 private:
  void end() {
    const std::scoped_lock lock(mutex_);
    live_ = 0;
  }

  HttpResponse execute(const HttpRequest& request) {
    const std::scoped_lock lock(mutex_);
    const auto is = [&](std::string_view path) {
      return request.url.find(path) != std::string::npos;
    };
    const auto number = [](std::string_view text, std::string_view mark) {
      const auto at = text.find(mark);
      return at == std::string_view::npos
                 ? 0
                 : std::atoi(std::string(text.substr(at + mark.size(), 12)).c_str());
    };
    const int used = number(request.body, "\"refresh-");
    if (is("/auth/logout")) {
      if (used != 0 && used == live_) live_ = 0;
      return testing::FakeTransport::response(204);
    }
    if (is("/auth/refresh") && (used == 0 || used != live_))
      return testing::FakeTransport::response(401, refusal, json);
    if (is("/auth/")) {
      live_ = ++last_;
      return testing::FakeTransport::response(200, tokens(live_, 40), json);
    }
    const auto bearer = std::string(request.headers.find("Authorization").value_or(""));
    const int token = number(bearer, "access-");
    if (bearer.find("access-") != std::string::npos && token != live_)
      return testing::FakeTransport::response(401, refusal, json);
    return testing::FakeTransport::response(200, R"({"data":[]})", json);
  }

  std::mutex mutex_;
  int live_ = 0;
  int last_ = 0;
};

/// Fails, throws or is slow at random.
HookedStorage::Hook unreliable(const std::atomic<bool>& isCalm) {
  return [&isCalm]() -> Result<void> {
    if (isCalm) return {};
    const int luck = anyBelow(20);
    if (luck == 0) return storageFailure();
    if (luck == 1) throw std::runtime_error("storage");
    if (luck == 2)
      return Error({.kind = ErrorKind::timeout, .message = "somebody else has the lock"});
    if (luck == 3) std::this_thread::sleep_for(std::chrono::microseconds(anyBelow(3000)));
    return {};
  };
}

/// The client of the moment: handlers destroy it, and another one is made.
class Clients {
 public:
  explicit Clients(std::function<std::shared_ptr<TestClient>()> make) : make_(std::move(make)) {}

  /// Shared while it is used: whoever lets go last destroys it, on whatever thread.
  std::shared_ptr<TestClient> get() {
    const std::scoped_lock lock(mutex_);
    if (!client_) client_ = make_();
    return client_;
  }
  void destroy() {
    std::shared_ptr<TestClient> gone;
    const std::scoped_lock lock(mutex_);
    gone.swap(client_);
  }

 private:
  std::mutex mutex_;
  std::function<std::shared_ptr<TestClient>()> make_;
  std::shared_ptr<TestClient> client_;
};

void act(TestClient& client, Random& random) {
  const RequestOptions limits{.timeout = random.oneIn(4) ? 5 : 2'000};
  switch (random.below(9)) {
    case 0:
      (void)client.login({.email = "a@example.com", .password = "b"}, {}, limits).result();
      break;
    case 1:
      if (random.oneIn(4)) (void)client.logout({}, limits).result();
      break;
    case 2:
      (void)client.refresh({}, limits).result();
      break;
    case 3:
      if (random.oneIn(4)) client.setToken(random.oneIn(2) ? "manual" : "");
      break;
    case 4:
      if (random.oneIn(4)) client.stopRefreshing();
      break;
    case 5:
      (void)client.getToken(limits).result();
      break;
    default:
      (void)client.request(readItems("articles"), limits).result();
      break;
  }
}

}  // namespace

TEST_CASE(
    "seven threads use all members while handlers destroy, log in and wait, requests are "
    "refused and lost, and the storage fails: one session is left",
    "[F67]") {
  OneSessionServer server;
  const auto fake = std::make_shared<testing::FakeTransport>();
  fake->otherwise([&](const HttpRequest& request) { return server.answer(request); });
  const auto storage = std::make_shared<HookedStorage>();
  const auto hook = unreliable(server.isCalm);
  storage->hook(hook, hook, hook);

  Clients* all = nullptr;
  const auto handler = [&](const std::weak_ptr<TestClient>& weak) {
    return [&all, &server, weak](const AuthChange& change) {
      if (server.isCalm) return;
      const int luck = anyBelow(40);
      if (luck == 0) all->destroy();
      if (luck < 4) std::this_thread::sleep_for(std::chrono::milliseconds(anyBelow(20)));
      const auto client = weak.lock();
      if (client && change.event == AuthEvent::expired)
        (void)client->login({.email = "a@example.com", .password = "b"}, {}, {.timeout = 500})
            .result();
    };
  };
  Clients clients([&] {
    ClientOptions options;
    options.transport = fake;
    auto client = std::make_shared<TestClient>(
        createDirectus("https://example.com", options)
            .with(rest())
            .with(authentication(AuthMode::json, {.storage = storage})));
    client->onAuthChange(handler(client));
    return client;
  });
  all = &clients;

  const auto end = std::chrono::steady_clock::now() + duration();
  {
    std::vector<std::jthread> threads;
    for (unsigned i = 0; i < 7; ++i)
      threads.emplace_back([&, i] {
        Random random(i);
        while (std::chrono::steady_clock::now() < end) {
          const auto client = clients.get();
          for (int calls = 0; calls < 20; ++calls) act(*client, random);
          if (random.oneIn(50)) clients.destroy();
        }
      });
  }
  server.isCalm = true;
  const auto client = clients.get();
  REQUIRE(client->login({.email = "a@example.com", .password = "b"}).result());
  CHECK(client->refresh().result());
  CHECK(client->request(readItems("articles")).result());
  CHECK(server.liveSessions() == 1);
  CHECK(eventually([&] {
    const auto stored = storage->stored();
    return stored && stored->refresh_token == server.refreshToken();
  }));
  CHECK(client->logout().result());
  CHECK(server.liveSessions() == 0);
  CHECK(eventually([&] { return !storage->stored(); }));
}
