// How a session goes from state to state when storage, clock and server are not as they should be.
#include <atomic>
#include <future>
#include <thread>

#include "support/auth_fixture.hpp"
#include "support/catch.hpp"
#include "support/session_watch.hpp"

using namespace auth_fixture;
using namespace directus_test;
using namespace std::chrono_literals;

namespace {

AuthenticationData stored(int n) {
  return {.access_token = "access-" + std::to_string(n),
          .refresh_token = "refresh-" + std::to_string(n),
          .expires = 900'000,
          .expires_at = 1'700'000'900'000};
}

const std::string unknownToken =
    R"({"errors":[{"message":"Invalid token.","extensions":{"code":"INVALID_TOKEN"}}]})";

/// No request went out without a token, whatever the calls ended with.
bool wasAnonymous(const Network& net) {
  for (const HttpRequest& request : net.fake->requests())
    if (request.url.find("/auth/") == std::string::npos && !request.headers.find("Authorization"))
      return true;
  return false;
}

void answerData(const Network& net) {
  net.fake->otherwise([](const HttpRequest&) {
    return testing::FakeTransport::response(200, R"({"data":[]})", json);
  });
}

}  // namespace

// A storage that cannot be read.

TEST_CASE("a storage that fails some reads makes nobody anonymous, and is read again", "[F51]") {
  for (const int failing : {1, 2, 5}) {
    CAPTURE(failing);
    Reported reported;
    const Network net;
    answerData(net);
    const auto storage = std::make_shared<HookedStorage>(stored(1));
    storage->hook([&]() -> Result<void> {
      if (storage->reads > failing) return {};
      return storageFailure("locked by a backup");
    });
    const auto client =
        net.client(AuthMode::json, {.storage = storage, .onAuthChange = reported.handler()});
    const auto first = client.request(readItems("articles")).result();
    REQUIRE_FALSE(first);
    CHECK(first.error().kind() == ErrorKind::storage);
    CHECK(client.getToken().result().error().kind() == ErrorKind::storage);
    CHECK(client.refresh().result().error().kind() == ErrorKind::storage);
    CHECK(eventually([&] {
      net.clock->advance(1s);
      return client.request(readItems("articles")).result().has_value();
    }));
    CHECK_FALSE(wasAnonymous(net));
    CHECK(client.getToken().get() == "access-1");
    CHECK(eventually([&] { return reported.count(AuthEvent::storageFailed) == 1; }));
  }
}

TEST_CASE("a storage that throws at each read makes nobody anonymous", "[F51]") {
  const Network net;
  answerData(net);
  const auto storage = std::make_shared<HookedStorage>(stored(1));
  storage->hook([]() -> Result<void> { throw std::runtime_error("no"); });
  const auto client = net.client(AuthMode::json, {.storage = storage});
  for (int i = 0; i < 5; ++i) {
    CHECK(client.request(readItems("articles")).result().error().kind() == ErrorKind::storage);
    net.clock->advance(1s);
  }
  CHECK(net.fake->requestCount() == 0);
}

TEST_CASE("a storage that cannot be read is read with growing pauses", "[F51]") {
  const Network net;
  const auto storage = std::make_shared<HookedStorage>(stored(1));
  storage->hook([]() -> Result<void> { return storageFailure(); });
  const auto client = net.client(AuthMode::json, {.storage = storage});
  CHECK(eventually([&] { return storage->reads > 0; }));
  for (int second = 0; second < 120; ++second) {
    net.clock->advance(1s);
    std::this_thread::sleep_for(4ms);
  }
  CHECK(storage->reads >= 2);
  CHECK(storage->reads <= 20);
}

TEST_CASE("login, setToken and logout end an unread storage", "[F51]") {
  const Network net;
  const auto storage = std::make_shared<HookedStorage>(stored(1));
  storage->hook([]() -> Result<void> { return storageFailure(); });
  const auto loggedIn = net.client(AuthMode::json, {.storage = storage});
  net.fake->reply(200, tokens(2), json);
  loggedIn.login({.email = "a", .password = "b"}).get();
  CHECK(loggedIn.getToken().get() == "access-2");

  const auto set = net.client(AuthMode::json, {.storage = storage});
  set.setToken("manual");
  CHECK(set.getToken().get() == "manual");

  const auto loggedOut = net.client(AuthMode::json, {.storage = storage});
  net.fake->reply(204);
  (void)loggedOut.logout().result();
  CHECK(loggedOut.getToken().get() == std::nullopt);
}

// What is stored.

TEST_CASE("a stored session with only a refresh token is renewed before its first request",
          "[F52]") {
  for (const std::optional<std::string>& none :
       {std::optional<std::string>(), std::optional<std::string>("")}) {
    AuthenticationData bare = stored(1);
    bare.access_token = none;
    const Network net;
    net.fake->reply(200, tokens(2), json);
    answerData(net);
    const auto client = net.client(
        AuthMode::json, {.autoRefresh = false, .storage = std::make_shared<HookedStorage>(bare)});
    client.request(readItems("articles")).get();
    CHECK(net.path(0) == "/auth/refresh");
    CHECK(net.authorization(1) == "Bearer access-2");
  }
}

TEST_CASE("in cookie mode a stored session with only its cookie is renewed first", "[F52]") {
  const Network net;
  net.fake->reply(200, R"({"data":{"access_token":"access-2","expires":900000}})", json);
  answerData(net);
  const auto client = net.client(
      AuthMode::cookie, {.storage = std::make_shared<HookedStorage>(
                             AuthenticationData{.cookies = {{"directus_refresh_token", "r1"}}})});
  client.request(readItems("articles")).get();
  CHECK(net.path(0) == "/auth/refresh");
  CHECK(net.authorization(1) == "Bearer access-2");
}

TEST_CASE("a wall clock set back between two runs does not make a token live longer", "[F57]") {
  const Network net;
  net.fake->reply(200, tokens(2), json);
  answerData(net);
  net.clock->setWall(std::chrono::milliseconds(1'600'000'000'000));
  const auto client =
      net.client(AuthMode::json,
                 {.autoRefresh = false, .storage = std::make_shared<HookedStorage>(stored(1))});
  CHECK(client.getToken().get() == "access-1");
  net.clock->advance(901s);
  client.request(readItems("articles")).get();
  CHECK(net.path(0) == "/auth/refresh");
}

// A session that was ended at the server.

TEST_CASE("a session that was ended at the server is noticed by the next request", "[F59]") {
  for (const std::string& body : {refusal, unknownToken}) {
    Reported reported;
    const Network net;
    const auto client = net.client(AuthMode::json, {.onAuthChange = reported.handler()});
    net.login(client);
    net.fake->reply(401, body, json).reply(401, refusal, json);
    CHECK(client.request(readItems("articles")).result().error().kind() == ErrorKind::sessionLost);
    CHECK(net.path(2) == "/auth/refresh");
    CHECK(net.fake->requestCount() == 3);
    CHECK(client.request(readItems("articles")).result().error().kind() == ErrorKind::sessionLost);
    CHECK(net.fake->requestCount() == 3);
    CHECK(eventually([&] { return reported.count(AuthEvent::expired) == 1; }));
  }
}

TEST_CASE("a token of another key, which Directus refuses with 403, is renewed", "[F59]") {
  const Network net;
  const auto client = net.client();
  net.login(client);
  net.fake->reply(403, unknownToken, json)
      .reply(200, tokens(2), json)
      .reply(200, R"({"data":7})", json);
  CHECK(client.request(createItem("articles", Json::object())).get() == 7);
  CHECK(net.authorization(3) == "Bearer access-2");
}

TEST_CASE("a 403 that is about rights renews nothing", "[F59]") {
  for (const std::string_view code : {"FORBIDDEN", "INVALID_CREDENTIALS", "INVALID_IP"}) {
    const Network net;
    const auto client = net.client();
    net.login(client);
    net.fake->reply(
        403, R"({"errors":[{"message":"x","extensions":{"code":")" + std::string(code) + R"("}}]})",
        json);
    CHECK(client.request(readItems("articles")).result().error().status() == 403);
    CHECK(net.fake->requestCount() == 2);
  }
}

TEST_CASE("a token that Directus does not know is renewed and the request sent once more",
          "[F59]") {
  const Network net;
  const auto client = net.client();
  net.login(client);
  net.fake->reply(401, unknownToken, json)
      .reply(200, tokens(2), json)
      .reply(200, R"({"data":7})", json);
  CHECK(client.request(createItem("articles", Json::object())).get() == 7);
  CHECK(net.authorization(3) == "Bearer access-2");
}

TEST_CASE("a request that is refused with the new token as well is sent no third time", "[F59]") {
  const Network net;
  const auto client = net.client();
  net.login(client);
  net.fake->reply(401, refusal, json).reply(200, tokens(2), json).reply(401, refusal, json);
  CHECK(client.request(readItems("articles")).result().error().code() ==
        ErrorCode::invalidCredentials);
  CHECK(net.fake->requestCount() == 4);
}

TEST_CASE("requests at the same time that are refused make one refresh", "[F59]") {
  const Network net;
  const auto client = net.client();
  net.login(client);
  net.fake->otherwise([&](const HttpRequest& request) {
    if (request.url.ends_with("/auth/refresh"))
      return testing::FakeTransport::response(200, tokens(2), json);
    if (request.headers.find("Authorization") == "Bearer access-1")
      return testing::FakeTransport::response(401, refusal, json);
    return testing::FakeTransport::response(200, R"({"data":[]})", json);
  });
  std::atomic<int> good = 0;
  {
    std::vector<std::jthread> threads;
    for (int i = 0; i < 16; ++i)
      threads.emplace_back(
          [&] { good += client.request(readItems("articles")).result().has_value(); });
  }
  CHECK(good == 16);
  std::ptrdiff_t refreshes = 0;
  for (const HttpRequest& request : net.fake->requests())
    refreshes += request.url.ends_with("/auth/refresh");
  CHECK(refreshes == 1);
}

TEST_CASE("a refusal of credentials that are not the session's renews nothing", "[F59]") {
  const Network net;
  const auto client = net.client();
  net.login(client);
  const auto refused = [&](auto command, const RequestOptions& options) {
    const std::size_t before = net.fake->requestCount();
    net.fake->reply(401, refusal, json);
    CHECK(client.request(std::move(command), options).result().error().code() ==
          ErrorCode::invalidCredentials);
    CHECK(net.fake->requestCount() == before + 1);
  };
  refused(login({.email = "b", .password = "wrong"}), {});
  refused(withToken("s3cond-token", readItems("articles")), {});
  RequestOptions own;
  own.headers.set("Authorization", "Bearer mine");
  refused(readItems("articles"), own);
  client.setToken("manual");
  refused(readItems("articles"), {});
}

TEST_CASE("a request that is refused after a logout is not sent again as nobody", "[F59]") {
  const Network net;
  const auto client = net.client();
  net.login(client);
  net.fake->hold().otherwise([&](const HttpRequest& request) {
    if (request.url.ends_with("/auth/logout")) return testing::FakeTransport::response(204);
    if (request.headers.find("Authorization"))
      return testing::FakeTransport::response(401, tokenExpired, json);
    return testing::FakeTransport::response(200, R"({"data":["public"]})", json);
  });
  std::optional<Result<Json>> got;
  {
    const std::jthread caller([&] { got.emplace(client.request(readItems("articles")).result()); });
    REQUIRE(net.fake->waitForRequests(2));
    CHECK(client.logout().result());
    net.fake->release();
  }
  CHECK_FALSE(got->has_value());
  CHECK(net.fake->requestCount() == 3);
}

TEST_CASE("a request that waits for a token while its session is logged out is not sent", "[F20]") {
  for (const bool blocks : {true, false}) {
    CAPTURE(blocks);
    const Network net;
    const auto client = net.client(AuthMode::json, {.autoRefresh = false});
    net.login(client);
    net.clock->advance(901s);
    net.fake->hold().reply(200, tokens(2), json).otherwise([&](const HttpRequest& request) {
      const bool isLogout = request.url.ends_with("/auth/logout");
      return testing::FakeTransport::response(isLogout ? 204 : 200, R"({"data":["public"]})", json);
    });
    std::promise<Result<Json>> got;
    {
      const std::jthread caller([&] {
        if (blocks) return got.set_value(client.request(readItems("articles")).result());
        client.request(readItems("articles")).start([&](Result<Json> result) {
          got.set_value(std::move(result));
        });
      });
      REQUIRE(net.fake->waitForRequests(2));
      const std::jthread leaving([&] { (void)client.logout().result(); });
      CHECK(got.get_future().get().error().kind() == ErrorKind::cancelled);
      net.fake->release();
    }
    CHECK(net.fake->requestCount() == 3);
    CHECK(net.path(2) == "/auth/logout");
  }
}

TEST_CASE("a request that is sent again in another mode carries only the new credentials",
          "[F59]") {
  const Network net;
  const auto client = net.client(AuthMode::session);
  net.fake->reply(
      200, R"({"data":{"expires":86400000}})",
      {{"Content-Type", "application/json"}, {"Set-Cookie", "directus_session_token=jwt; Path=/"}});
  client.login({.email = "a", .password = "b"}).get();
  net.fake->hold().reply(401, tokenExpired, json);
  answerData(net);
  {
    const std::jthread caller([&] { (void)client.request(readItems("articles")).result(); });
    REQUIRE(net.fake->waitForRequests(2));
    client.setToken("manual");
    net.fake->release();
  }
  CHECK(net.authorization(2) == "Bearer manual");
  CHECK_FALSE(net.fake->lastRequest().headers.find("Cookie"));
}

TEST_CASE("a refusal while the session cannot be renewed is the answer, and keeps it", "[F59]") {
  const Network net;
  net.clock->skipWaits(2s);
  const auto client = net.client();
  net.login(client);
  net.fake->reply(401, refusal, json);
  for (int i = 0; i < 4; ++i) net.fake->fail(ErrorKind::network);
  CHECK(client.request(readItems("articles")).result().error().code() ==
        ErrorCode::invalidCredentials);
  CHECK(client.getToken().get() == "access-1");
}

// Outages.

namespace {

/// A server that can be switched off.
struct Switched {
  explicit Switched(const Network& net) {
    net.fake->otherwise([this](const HttpRequest& request) -> Result<HttpResponse> {
      if (!on)
        return Error(
            {.kind = ErrorKind::network, .message = "Failed to connect", .retryable = true});
      if (request.url.find("/auth/") != std::string::npos)
        return testing::FakeTransport::response(200, tokens(++number), json);
      return testing::FakeTransport::response(200, R"({"data":[]})", json);
    });
  }
  std::atomic<bool> on = true;
  std::atomic<int> number = 1;
};

}  // namespace

TEST_CASE("after an outage longer than the token's life a client is back by itself", "[F55]") {
  const Network net;
  const auto client = net.client();
  net.login(client);
  Switched server(net);
  server.on = false;
  for (int second = 0; second < 1000; second += 5) {
    net.clock->advance(5s);
    std::this_thread::sleep_for(2ms);
  }
  CHECK_FALSE(client.request(readItems("articles"), {.retry = RetryOptions{.tries = 1}}).result());
  const int before = server.number;
  server.on = true;
  // Nobody asks for anything: the session's thread finds out within 5 s.
  net.clock->advance(5s);
  CHECK(eventually([&] { return server.number > before; }));
  CHECK(client.request(readItems("articles")).result().has_value());
}

TEST_CASE("during a pause the error says that nothing was tried, and when it will be", "[F55]") {
  const Network net;
  const auto client = net.client(AuthMode::json, {.autoRefresh = false});
  net.login(client);
  Switched server(net);
  server.on = false;
  net.clock->advance(901s);
  net.clock->skipWaits(1s);
  CHECK_FALSE(client.request(readItems("articles")).result());
  const std::size_t sent = net.fake->requestCount();
  const auto paused = client.request(readItems("articles")).result();
  REQUIRE_FALSE(paused);
  CHECK(net.fake->requestCount() == sent);
  CHECK(paused.error().kind() == ErrorKind::network);
  CHECK(std::string(paused.error().what()).find("next try is in") != std::string::npos);
  REQUIRE(paused.error().retryAfter());
  CHECK(*paused.error().retryAfter() <= Milliseconds(5s));
  CHECK(paused.error().isRetryable());
}

TEST_CASE("any answer of the server ends the pause", "[F55]") {
  const Network net;
  const auto client = net.client(AuthMode::json, {.autoRefresh = false});
  net.login(client);
  Switched server(net);
  server.on = false;
  net.clock->advance(901s);
  net.clock->skipWaits(1s);
  CHECK_FALSE(client.request(readItems("articles")).result());
  server.on = true;
  CHECK_FALSE(client.request(readItems("articles")).result());
  CHECK(client.request(withToken("other", readItems("public"))).result().has_value());
  CHECK(client.request(readItems("articles")).result().has_value());
}

TEST_CASE("a server that answers all but a refresh is not asked at each request", "[F55]") {
  const Network net;
  const auto client = net.client(AuthMode::json, {.autoRefresh = false});
  net.login(client);
  net.clock->skipWaits(1s);
  net.fake->otherwise([&](const HttpRequest& request) {
    if (request.url.find("/auth/") != std::string::npos)
      return testing::FakeTransport::response(502, "bad gateway");
    return testing::FakeTransport::response(200, R"({"data":[]})", json);
  });
  net.clock->advance(880s);
  for (int i = 0; i < 50; ++i) CHECK(client.request(readItems("articles")).result().has_value());
  std::ptrdiff_t refreshes = 0;
  for (const HttpRequest& request : net.fake->requests())
    refreshes += request.url.ends_with("/auth/refresh");
  CHECK(refreshes <= 8);
}

// Storms.

TEST_CASE("lifetimes of a few milliseconds, or beyond all times, make no storm", "[F58]") {
  for (const std::string_view expires : {"1", "15", "300", "9223372036854775807"}) {
    CAPTURE(expires);
    std::atomic<int> refreshes = 0;
    const auto fake = std::make_shared<testing::FakeTransport>();
    fake->otherwise([&](const HttpRequest& request) {
      refreshes += request.url.ends_with("/auth/refresh");
      if (request.url.find("/auth/") == std::string::npos)
        return testing::FakeTransport::response(200, R"({"data":[]})", json);
      return testing::FakeTransport::response(
          200,
          R"({"data":{"access_token":"a","refresh_token":"r","expires":)" + std::string(expires) +
              "}}",
          json);
    });
    const auto client = createDirectus("https://example.com", {.transport = fake})
                            .with(rest())
                            .with(authentication(AuthMode::json));
    client.login({.email = "a", .password = "b"}).get();
    constexpr int calls = 20;
    for (int i = 0; i < calls; ++i) {
      CHECK(client.request(readItems("articles")).result().has_value());
      CHECK(client.getToken().get() == "a");
      std::this_thread::sleep_for(5ms);
    }
    CHECK(refreshes <= 2 * calls + 2);  // at most one for each call
  }
}

TEST_CASE("whoever waited for a token takes it, however short it is said to live", "[F58]") {
  const Network net;
  const auto client = net.client(AuthMode::json, {.autoRefresh = false});
  net.login(client, 1);
  net.clock->advance(1s);
  net.fake->answer([&](const HttpRequest&) {
    auto reply = testing::FakeTransport::response(200, tokens(2, 1), json);
    net.clock->advance(10s);  // it is over when it comes
    return reply;
  });
  answerData(net);
  CHECK(client.request(readItems("articles")).result().has_value());
  CHECK(net.authorization(2) == "Bearer access-2");
  CHECK(net.fake->requestCount() == 3);
}

TEST_CASE("a call that does not block also takes the token that its own wait brought", "[F58]") {
  const Network net;
  const auto client = net.client(AuthMode::json, {.autoRefresh = false});
  net.login(client, 1);
  net.clock->advance(1s);
  net.fake->answer([&](const HttpRequest&) {
    auto reply = testing::FakeTransport::response(200, tokens(2, 1), json);
    net.clock->advance(10s);  // it is over when it comes
    return reply;
  });
  answerData(net);
  std::promise<Result<Json>> done;
  client.request(readItems("articles")).start([&](Result<Json> result) {
    done.set_value(std::move(result));
  });
  CHECK(done.get_future().get().has_value());
  CHECK(net.authorization(2) == "Bearer access-2");
  CHECK(net.fake->requestCount() == 3);
}

// Waiting.

TEST_CASE("a caller's stop ends its own wait for a token, and no other", "[F62]") {
  const Network net;
  const auto client = net.client(AuthMode::json, {.autoRefresh = false});
  net.login(client);
  net.clock->advance(901s);
  net.fake->hold().reply(200, tokens(2), json);
  answerData(net);
  std::stop_source stop;
  std::optional<Result<Json>> stopped;
  std::optional<Result<Json>> other;
  {
    std::jthread first([&] {
      stopped.emplace(
          client.request(readItems("articles"), {.timeout = 0, .stop = stop.get_token()}).result());
    });
    REQUIRE(net.fake->waitForRequests(2));
    const std::jthread second(
        [&] { other.emplace(client.request(readItems("articles"), {.timeout = 0}).result()); });
    stop.request_stop();
    first.join();
    CHECK(stopped->error().kind() == ErrorKind::cancelled);
    net.fake->release();
  }
  CHECK(other->has_value());
}

TEST_CASE("a session without anything to do does not keep its thread busy", "[F62]") {
  /// Counts how often anybody looks at the clock.
  struct Counting final : Clock {
    std::chrono::milliseconds now() const noexcept override {
      ++looks;
      return real->now();
    }
    std::chrono::milliseconds wallNow() const noexcept override { return real->wallNow(); }
    void wait(std::unique_lock<std::mutex>& lock, std::condition_variable& condition,
              std::optional<std::chrono::milliseconds> until) override {
      ++waits;
      real->wait(lock, condition, until);
    }
    const std::shared_ptr<Clock> real = systemClock();
    mutable std::atomic<int> looks = 0;
    std::atomic<int> waits = 0;
  };
  const Network net;
  const auto clock = std::make_shared<Counting>();
  const auto client =
      createDirectus("https://example.com", {.transport = net.fake, .clock = clock})
          .with(rest())
          .with(authentication(AuthMode::json, {.storage = std::make_shared<MemoryStorage>()}));
  net.login(client);
  CHECK(eventually([&] { return clock->waits > 0; }));
  const int before = clock->looks;
  std::this_thread::sleep_for(100ms);
  CHECK(clock->looks - before < 50);
  net.fake->reply(200, tokens(2), json);
  CHECK(client.refresh().get().access_token == "access-2");
}
