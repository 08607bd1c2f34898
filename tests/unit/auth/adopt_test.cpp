// A session that the application has from elsewhere.
#include "support/auth_fixture.hpp"
#include "support/catch.hpp"

using namespace directus;
using namespace auth_fixture;
using namespace std::chrono_literals;

namespace {

AuthenticationData elsewhere() {
  return {.access_token = "access-7", .refresh_token = "refresh-7", .expires = 900'000};
}

}  // namespace

TEST_CASE("an adopted session is used, and nothing is sent to adopt it") {
  const Network net;
  const auto client = net.client();
  client.adopt(elsewhere()).get();
  CHECK(net.fake->requestCount() == 0);
  net.fake->reply(200, R"({"data":[]})", json);
  client.request(readItems("articles")).get();
  CHECK(net.authorization(0) == "Bearer access-7");
}

TEST_CASE("an adopted session replaces the one before, and is stored") {
  const Network net;
  const auto storage = std::make_shared<MemoryStorage>();
  const auto client = net.client(AuthMode::json, {.storage = storage});
  net.login(client);
  client.adopt(elsewhere()).get();
  CHECK(client.getToken().get() == "access-7");
  const auto stored = storage->get().value();
  REQUIRE(stored);
  CHECK(stored->refresh_token == "refresh-7");
  // Whoever reads it later has to know when it ends, not how long it lived.
  CHECK(stored->expires_at == net.clock->wallNow().count() + 900'000);
}

TEST_CASE("the timer renews an adopted session ahead of its expiry") {
  const Network net;
  const auto client = net.client();
  client.adopt(elsewhere()).get();
  net.fake->reply(200, tokens(8), json);
  net.clock->advance(870s);
  REQUIRE(net.fake->waitForRequests(1));
  CHECK(net.path(0) == "/auth/refresh");
  CHECK(net.fake->requests().at(0).body.find("refresh-7") != std::string::npos);
  CHECK(client.getToken().get() == "access-8");
}

TEST_CASE("adopting turns the timer on again, as a login does") {
  const Network net;
  const auto client = net.client();
  net.login(client);
  client.stopRefreshing();
  client.adopt(elsewhere()).get();
  net.fake->reply(200, tokens(8), json);
  net.clock->advance(870s);
  CHECK(net.fake->waitForRequests(2));
}

TEST_CASE("a refresh token alone is a session: the first request renews it") {
  const Network net;
  const auto client = net.client();
  // Before it is adopted: the timer may be quicker than the first request.
  net.fake->reply(200, tokens(8), json).reply(200, R"({"data":[]})", json);
  client.adopt({.refresh_token = "refresh-7"}).get();
  client.request(readItems("articles")).get();
  CHECK(net.path(0) == "/auth/refresh");
  CHECK(net.authorization(1) == "Bearer access-8");
}

TEST_CASE("the cookie of a browser is a session in session mode") {
  const Network net;
  const auto client = net.client(AuthMode::session);
  client.adopt({.cookies = {{"directus_session_token", "from-the-browser"}}}).get();
  net.fake->reply(200, R"({"data":[]})", json);
  client.request(readItems("articles")).get();
  CHECK(net.fake->requests().at(0).headers.find("Cookie") ==
        "directus_session_token=from-the-browser");
  CHECK(net.authorization(0).empty());
}

TEST_CASE("an adopted session is reported as a login") {
  const Network net;
  std::vector<AuthEvent> events;
  const auto client = net.client(AuthMode::json, {.onAuthChange = [&](const AuthChange& change) {
                                   events.push_back(change.event);
                                 }});
  client.adopt(elsewhere()).get();
  CHECK(events == std::vector{AuthEvent::loggedIn});
}

TEST_CASE("a session with neither a token nor a cookie is refused, and the old one stays") {
  const Network net;
  const auto client = net.client();
  net.login(client);
  const auto adopted = client.adopt({.access_token = "", .expires = 900'000}).result();
  REQUIRE(!adopted);
  CHECK(adopted.error().kind() == ErrorKind::invalidArgument);
  CHECK(client.getToken().get() == "access-1");
}

TEST_CASE("a token that fits no header is refused by its name, without its value") {
  const Network net;
  const auto client = net.client();
  for (const AuthenticationData& bad :
       {AuthenticationData{.access_token = "canary\r\nX: y"},
        AuthenticationData{.refresh_token = "canary\n"},
        AuthenticationData{.cookies = {{"directus_session_token", "canary; other=1"}}}}) {
    const auto adopted = client.adopt(bad).result();
    REQUIRE(!adopted);
    const std::string what = adopted.error().what();
    CHECK(what.find("session.") != std::string::npos);
    CHECK(what.find("canary") == std::string::npos);
  }
}

TEST_CASE("an adopted session is logged out as any other") {
  const Network net;
  const auto client = net.client();
  client.adopt(elsewhere()).get();
  net.fake->reply(204);
  client.logout().get();
  CHECK(net.path(0) == "/auth/logout");
  CHECK(net.fake->requests().at(0).body.find("refresh-7") != std::string::npos);
}

TEST_CASE("a logout of nobody succeeds and asks Directus nothing") {
  const Network net;
  for (const AuthMode mode : {AuthMode::json, AuthMode::cookie, AuthMode::session})
    CHECK(net.client(mode).logout().result());
  CHECK(net.fake->requestCount() == 0);
}

TEST_CASE("a logout succeeds where Directus has no session to end") {
  const Network net;
  const auto client = net.client();
  client.setToken("given-by-hand");
  net.fake->reply(400, R"({"errors":[{"message":"x","extensions":{"code":"INVALID_PAYLOAD"}}]})",
                  {{"Content-Type", "application/json"}});
  CHECK(client.logout().result());
  CHECK(client.getToken().get() == std::nullopt);
  CHECK(net.path(0) == "/auth/logout");
}

TEST_CASE("a logout that Directus refuses although there is a session is an error") {
  const Network net;
  const auto client = net.client();
  net.login(client);
  net.fake->reply(400, R"({"errors":[{"message":"x","extensions":{"code":"INVALID_PAYLOAD"}}]})",
                  {{"Content-Type", "application/json"}});
  const auto result = client.logout().result();
  REQUIRE_FALSE(result);
  CHECK(result.error().code() == ErrorCode::invalidPayload);
}

TEST_CASE("a second logout succeeds") {
  const Network net;
  const auto client = net.client();
  net.login(client);
  net.fake->reply(204);
  client.logout().get();
  CHECK(client.logout().result());
  CHECK(net.fake->requestCount() == 2);
}
