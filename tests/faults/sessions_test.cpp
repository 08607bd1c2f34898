// Sessions of a whole client: what goes over the wire, and what callers get.
#include <atomic>
#include <chrono>
#include <thread>

#include "support/auth_fixture.hpp"
#include "support/catch.hpp"
#include "support/session_watch.hpp"

using namespace auth_fixture;
using namespace std::chrono_literals;

TEST_CASE("a login is used by the requests after it") {
  const Network net;
  const auto client = net.client();
  net.login(client);
  net.fake->reply(200, R"({"data":[]})", json);
  client.request(readItems("articles")).get();
  CHECK(net.authorization(1) == "Bearer access-1");
  CHECK(client.getToken().get() == "access-1");
}

TEST_CASE("the timer renews the token ahead of its expiry") {
  const Network net;
  const auto client = net.client();
  net.login(client);
  net.fake->reply(200, tokens(2), json);
  net.clock->advance(870s);
  REQUIRE(net.fake->waitForRequests(2));
  CHECK(net.path(1) == "/auth/refresh");
  CHECK(client.getToken().get() == "access-2");
}

TEST_CASE("without autoRefresh an expired token is renewed when it is needed") {
  const Network net;
  const auto client = net.client(AuthMode::json, {.autoRefresh = false});
  net.login(client);
  net.clock->advance(901s);
  net.fake->reply(200, tokens(2), json).reply(200, R"({"data":[]})", json);
  client.request(readItems("articles")).get();
  CHECK(net.path(1) == "/auth/refresh");
  CHECK(net.authorization(1).empty());
  CHECK(net.authorization(2) == "Bearer access-2");
}

TEST_CASE("64 threads on an expired token make one refresh", "[F18]") {
  const Network net;
  const auto client = net.client(AuthMode::json, {.autoRefresh = false});
  net.login(client);
  net.clock->advance(901s);
  net.fake->hold().reply(200, tokens(2), json);
  net.fake->otherwise([](const HttpRequest&) {
    return testing::FakeTransport::response(200, R"({"data":[]})", json);
  });
  std::atomic<int> good = 0;
  {
    std::vector<std::jthread> threads;
    for (int i = 0; i < 64; ++i)
      threads.emplace_back([&] {
        if (client.request(readItems("articles")).result()) ++good;
      });
    REQUIRE(net.fake->waitForRequests(2));
    net.fake->release();
  }
  CHECK(good == 64);
  int refreshes = 0;
  for (const HttpRequest& request : net.fake->requests())
    if (request.url.ends_with("/auth/refresh")) ++refreshes;
  CHECK(refreshes == 1);
}

TEST_CASE("calls of refresh at the same time share one request") {
  const Network net;
  const auto client = net.client();
  net.login(client);
  net.fake->hold().reply(200, tokens(2), json);
  std::optional<Result<AuthenticationData>> one;
  std::optional<Result<AuthenticationData>> two;
  {
    const std::jthread first([&] { one.emplace(client.refresh().result()); });
    REQUIRE(net.fake->waitForRequests(2));
    const std::jthread second([&] { two.emplace(client.refresh().result()); });
    std::this_thread::sleep_for(200ms);
    net.fake->release();
  }
  CHECK(one->value().access_token == "access-2");
  CHECK(two->value().access_token == "access-2");
  CHECK(net.fake->requestCount() == 2);
}

TEST_CASE("a 401 TOKEN_EXPIRED renews once and sends the request again", "[F19]") {
  const Network net;
  const auto client = net.client();
  net.login(client);
  net.fake->reply(401, tokenExpired, json)
      .reply(200, tokens(2), json)
      .reply(200, R"({"data":7})", json);
  CHECK(client.request(createItem("articles", Json::object())).get() == 7);
  CHECK(net.authorization(3) == "Bearer access-2");
  CHECK(net.fake->requestCount() == 4);
}

TEST_CASE("a second TOKEN_EXPIRED is the caller's") {
  const Network net;
  const auto client = net.client();
  net.login(client);
  net.fake->reply(401, tokenExpired, json)
      .reply(200, tokens(2), json)
      .reply(401, tokenExpired, json);
  CHECK(client.request(readItems("articles")).result().error().code() == ErrorCode::tokenExpired);
  CHECK(net.fake->requestCount() == 4);
}

TEST_CASE("a refused refresh ends the session, once", "[F15]") {
  std::atomic<int> expired = 0;
  const Network net;
  const auto storage = std::make_shared<MemoryStorage>();
  const auto client = net.client(
      AuthMode::json,
      {.autoRefresh = false, .storage = storage, .onAuthChange = [&](const AuthChange& c) {
         if (c.event == AuthEvent::expired) ++expired;
       }});
  net.login(client);
  net.clock->advance(901s);
  net.fake->reply(401, refusal, json);
  CHECK(client.request(readItems("articles")).result().error().kind() == ErrorKind::sessionLost);
  CHECK(client.request(readItems("articles")).result().error().kind() == ErrorKind::sessionLost);
  CHECK(net.fake->requestCount() == 2);
  CHECK(directus_test::eventually([&] { return expired > 0; }));
  CHECK(expired == 1);
  CHECK_FALSE(storage->get().value().has_value());
}

TEST_CASE("an outage of the refresh keeps the session and callers get through", "[F13]") {
  const Network net;
  const auto client = net.client(AuthMode::json, {.autoRefresh = false});
  net.login(client);
  net.clock->advance(901s);
  net.fake->reply(500, "oops")
      .reply(500, "oops")
      .reply(500, "oops")
      .reply(200, tokens(2), json)
      .reply(200, R"({"data":1})", json);
  std::optional<Result<Json>> got;
  {
    const std::jthread caller([&] { got.emplace(client.request(readItems("articles")).result()); });
    net.advanceUntil(5);
  }
  CHECK(got->value() == 1);
}

TEST_CASE("HTML from a proxy instead of a refresh keeps the session") {
  const Network net;
  const auto client = net.client();
  net.login(client);
  for (int i = 0; i < 4; ++i)
    net.fake->reply(401, "<h1>who are you</h1>", {{"Content-Type", "text/html"}});
  std::optional<Result<AuthenticationData>> got;
  {
    const std::jthread caller([&] { got.emplace(client.refresh().result()); });
    net.advanceUntil(5);
  }
  CHECK(got->error().kind() == ErrorKind::http);
  CHECK(client.getToken().get() == "access-1");
}

TEST_CASE("a refresh without an answer is sent once more; refused then, the session is lost",
          "[F16]") {
  const Network net;
  const auto client = net.client();
  net.login(client);
  net.fake->loseConnection().reply(401, refusal, json);
  CHECK(client.refresh().result().error().kind() == ErrorKind::sessionLost);
  CHECK(net.fake->requestCount() == 3);
}

TEST_CASE("a refresh without an answer is sent once more and may succeed", "[F17]") {
  const Network net;
  const auto client = net.client();
  net.login(client);
  net.fake->loseConnection().reply(200, tokens(2), json);
  CHECK(client.refresh().get().access_token == "access-2");
}

TEST_CASE("a logout during a refresh wins", "[F20]") {
  const Network net;
  const auto storage = std::make_shared<MemoryStorage>();
  const auto client = net.client(AuthMode::json, {.storage = storage});
  net.login(client);
  net.fake->hold().reply(200, tokens(2), json).reply(204);
  std::optional<Result<AuthenticationData>> refreshed;
  {
    const std::jthread caller([&] { refreshed.emplace(client.refresh().result()); });
    REQUIRE(net.fake->waitForRequests(2));
    CHECK(client.logout().result().has_value());
    net.fake->release();
  }
  CHECK(refreshed->error().kind() == ErrorKind::cancelled);
  CHECK(client.getToken().get() == std::nullopt);
  CHECK_FALSE(storage->get().value().has_value());
}

TEST_CASE("a logout that Directus refuses still ends the session here") {
  const Network net;
  const auto client = net.client();
  net.login(client);
  net.fake->reply(401, refusal, json);
  CHECK(client.logout().result().error().code() == ErrorCode::invalidCredentials);
  CHECK(client.getToken().get() == std::nullopt);
}

TEST_CASE("a token that is set during a refresh stays") {
  const Network net;
  const auto client = net.client();
  net.login(client);
  net.fake->hold().reply(200, tokens(2), json);
  {
    const std::jthread caller([&] { (void)client.refresh().result(); });
    REQUIRE(net.fake->waitForRequests(2));
    client.setToken("manual");
    net.fake->release();
  }
  CHECK(client.getToken().get() == "manual");
}

TEST_CASE("a failed login keeps the old session") {
  const Network net;
  const auto client = net.client();
  net.login(client);
  net.fake->reply(401, refusal, json);
  CHECK(client.login({.email = "b@example.com", .password = "x"}).result().error().kind() ==
        ErrorKind::api);
  CHECK(client.getToken().get() == "access-1");
}

TEST_CASE("eight hours asleep: the first call renews before it is sent", "[F31]") {
  const Network net;
  const auto client = net.client(AuthMode::json, {.autoRefresh = false});
  net.login(client);
  net.clock->advance(8h);
  net.fake->reply(200, tokens(2), json).reply(200, R"({"data":1})", json);
  client.request(readItems("articles")).get();
  CHECK(net.path(1) == "/auth/refresh");
}

TEST_CASE("a wall clock that jumps changes nothing", "[F32]") {
  const Network net;
  const auto client = net.client();
  net.login(client);
  net.clock->setWall(std::chrono::hours(24 * 365 * 80));
  CHECK(client.getToken().get() == "access-1");
  CHECK(net.fake->requestCount() == 1);
}

TEST_CASE("cookie mode keeps the refresh cookie and sends it to /auth only") {
  const Network net;
  const auto client = net.client(AuthMode::cookie);
  net.fake->reply(200, R"({"data":{"access_token":"access-1","expires":900000}})",
                  {{"Content-Type", "application/json"},
                   {"Set-Cookie", "directus_refresh_token=r1; Max-Age=604800; Path=/; HttpOnly"}});
  client.login({.email = "a", .password = "b"}).get();
  net.fake->reply(200, R"({"data":[]})", json);
  client.request(readItems("articles")).get();
  net.fake->reply(
      200, R"({"data":{"access_token":"access-2","expires":900000}})",
      {{"Content-Type", "application/json"}, {"Set-Cookie", "directus_refresh_token=r2; Path=/"}});
  client.refresh().get();
  net.fake->reply(204);
  client.logout().get();
  const auto requests = net.fake->requests();
  CHECK_FALSE(requests.at(1).headers.find("Cookie"));
  CHECK(requests.at(1).headers.find("Authorization") == "Bearer access-1");
  CHECK(requests.at(2).headers.find("Cookie") == "directus_refresh_token=r1");
  CHECK(requests.at(2).body == R"({"mode":"cookie"})");
  CHECK(requests.at(3).headers.find("Cookie") == "directus_refresh_token=r2");
}

TEST_CASE("session mode sends its cookie with every request") {
  const Network net;
  const auto client = net.client(AuthMode::session);
  net.fake->reply(200, R"({"data":{"expires":86400000}})",
                  {{"Content-Type", "application/json"},
                   {"Set-Cookie", "directus_session_token=jwt; Path=/; HttpOnly"}});
  client.login({.email = "a", .password = "b"}).get();
  net.fake->reply(200, R"({"data":[]})", json);
  client.request(readItems("articles")).get();
  CHECK(net.fake->lastRequest().headers.find("Cookie") == "directus_session_token=jwt");
  CHECK_FALSE(net.fake->lastRequest().headers.find("Authorization"));
}

TEST_CASE("credentials: omit keeps and sends no cookie") {
  const Network net;
  const auto client = net.client(AuthMode::session, {.credentials = Credentials::omit});
  net.fake->reply(
      200, R"({"data":{"expires":86400000}})",
      {{"Content-Type", "application/json"}, {"Set-Cookie", "directus_session_token=jwt; Path=/"}});
  client.login({.email = "a", .password = "b"}).get();
  net.fake->reply(200, R"({"data":[]})", json);
  client.request(readItems("articles")).get();
  CHECK_FALSE(net.fake->lastRequest().headers.find("Cookie"));
}

TEST_CASE("a stored session is used by the next client") {
  const Network net;
  const auto storage =
      std::make_shared<MemoryStorage>(AuthenticationData{.access_token = "old",
                                                         .refresh_token = "r-old",
                                                         .expires = 900'000,
                                                         .expires_at = 1'700'000'500'000});
  const auto client = net.client(AuthMode::json, {.storage = storage});
  net.fake->reply(200, R"({"data":[]})", json);
  client.request(readItems("articles")).get();
  CHECK(net.authorization(0) == "Bearer old");
}

TEST_CASE("what a sibling stored is adopted without a request") {
  const Network net;
  const auto storage = std::make_shared<MemoryStorage>();
  const auto client = net.client(AuthMode::json, {.storage = storage});
  net.login(client);
  (void)storage->set(AuthenticationData{.access_token = "sibling",
                                        .refresh_token = "r-sibling",
                                        .expires = 900'000,
                                        .expires_at = 1'700'000'800'000});
  CHECK(client.refresh().get().access_token == "sibling");
  CHECK(net.fake->requestCount() == 1);
}

TEST_CASE("a token with a line break from the server is not a login", "[B52]") {
  const Network net;
  const auto client = net.client();
  net.fake->reply(
      200, R"({"data":{"access_token":"a\r\nX-Evil: 1","refresh_token":"r","expires":1}})", json);
  const auto result = client.login({.email = "a", .password = "b"}).result();
  CHECK(result.error().kind() == ErrorKind::decode);
  CHECK(std::string(result.error().what()).find("access_token") != std::string::npos);
  CHECK(client.getToken().get() == std::nullopt);
}

TEST_CASE("a password does not travel over plain http to another machine") {
  const Network net;
  ClientOptions options;
  options.transport = net.fake;
  const auto client = createDirectus("http://example.com", options)
                          .with(rest())
                          .with(authentication(AuthMode::json));
  CHECK(client.login({.email = "a", .password = "b"}).result().error().kind() ==
        ErrorKind::invalidArgument);
  CHECK(net.fake->requestCount() == 0);
}

TEST_CASE("a waiter's deadline does not take the refresh down") {
  const Network net;
  const auto client = net.client();
  net.login(client);
  net.fake->hold().reply(200, tokens(2), json);
  CHECK(client.refresh({}, {.timeout = 50}).result().error().kind() == ErrorKind::timeout);
  net.fake->release();
  // The answer lands whenever it likes: a refresh that is asked for after it would be a second one.
  const auto giveUp = std::chrono::steady_clock::now() + 10s;
  while (client.getToken().get() != "access-2" && std::chrono::steady_clock::now() < giveUp)
    std::this_thread::sleep_for(1ms);
  CHECK(client.getToken().get() == "access-2");
  CHECK(net.fake->requestCount() == 2);
}

TEST_CASE("destroying the client ends a refresh and whoever waits for it", "[F33]") {
  const Network net;
  std::optional<Result<AuthenticationData>> got;
  std::jthread caller;
  {
    const auto client = net.client();
    net.login(client);
    net.fake->hold();
    caller = std::jthread(
        [&got, operation = client.refresh()]() mutable { got.emplace(operation.result()); });
    REQUIRE(net.fake->waitForRequests(2));
  }
  caller.join();
  CHECK(got->error().kind() == ErrorKind::cancelled);
}
