// Login, use, refresh and logout, in each of the three modes.
#include <mutex>

#include "accounts.hpp"
#include "support/catch.hpp"

using namespace directus;
using server::failureOf;

TEST_CASE("json mode: the tokens are in the reply") {
  const server::User user;
  const auto client = server::sessionClient(AuthMode::json);
  const AuthenticationData data = client.login(user.payload()).get();
  CHECK(data.access_token);
  CHECK(data.refresh_token);
  CHECK(data.expires == 900'000);
  CHECK(data.cookies.empty());
  CHECK(server::emailSeenBy(client) == user.email());
}

TEST_CASE("cookie mode: the refresh token is a cookie") {
  const server::User user;
  const auto client = server::sessionClient(AuthMode::cookie);
  const AuthenticationData data = client.login(user.payload()).get();
  CHECK(data.access_token);
  CHECK_FALSE(data.refresh_token);
  REQUIRE(data.cookies.size() == 1);
  CHECK(data.cookies[0].name == "directus_refresh_token");
  CHECK(server::emailSeenBy(client) == user.email());
}

TEST_CASE("session mode: a cookie is all there is") {
  const server::User user;
  const auto client = server::sessionClient(AuthMode::session);
  const AuthenticationData data = client.login(user.payload()).get();
  CHECK_FALSE(data.access_token);
  CHECK_FALSE(data.refresh_token);
  REQUIRE(data.cookies.size() == 1);
  CHECK(data.cookies[0].name == "directus_session_token");
  CHECK(server::emailSeenBy(client) == user.email());
}

TEST_CASE("a refreshed session goes on, in each mode") {
  const auto mode = GENERATE(AuthMode::json, AuthMode::cookie, AuthMode::session);
  const server::User user;
  const auto client = server::sessionClient(mode);
  const AuthenticationData before = client.login(user.payload()).get();
  const AuthenticationData after = client.refresh().get();
  CHECK((after.refresh_token != before.refresh_token || after.cookies != before.cookies));
  CHECK(client.refresh().get().mode == mode);
  CHECK(server::emailSeenBy(client) == user.email());
}

TEST_CASE("logout ends the session at Directus in each mode") {
  const auto mode = GENERATE(AuthMode::json, AuthMode::cookie, AuthMode::session);
  const server::User user;
  const auto client = server::sessionClient(mode);
  const AuthenticationData data = client.login(user.payload()).get();
  client.logout().get();

  const auto thief =
      server::sessionClient(mode, {.storage = std::make_shared<MemoryStorage>(data)});
  CHECK(failureOf(thief.refresh()).kind() == ErrorKind::sessionLost);
}

TEST_CASE("after logout a request is anonymous and a refresh is refused") {
  const auto mode = GENERATE(AuthMode::json, AuthMode::cookie, AuthMode::session);
  const server::User user;
  const auto client = server::sessionClient(mode);
  client.login(user.payload()).get();
  client.logout().get();
  CHECK(failureOf(client.request(readMe<server::Me>())).status() == 401);
  CHECK(failureOf(client.refresh()).kind() == ErrorKind::api);
  CHECK_FALSE(client.getToken().get().has_value());
}

TEST_CASE("the mode of one login holds for its refresh and its logout") {
  const server::User user;
  const auto client = server::sessionClient(AuthMode::cookie);
  client.login(user.payload(), {.mode = AuthMode::json}).get();
  const AuthenticationData data = client.refresh().get();
  CHECK(data.refresh_token);
  CHECK(data.cookies.empty());
  client.logout().get();
  CHECK(failureOf(server::anonymous().request(
                      refresh({.mode = AuthMode::json, .refresh_token = *data.refresh_token})))
            .code() == ErrorCode::invalidCredentials);
}

TEST_CASE("a wrong password keeps the session that was") {
  const auto mode = GENERATE(AuthMode::json, AuthMode::cookie, AuthMode::session);
  const server::User user;
  const auto client = server::sessionClient(mode);
  client.login(user.payload()).get();
  const Error error = failureOf(client.login({.email = user.email(), .password = "canary-wrong"}));
  CHECK(error.kind() == ErrorKind::api);
  CHECK(error.code() == ErrorCode::invalidCredentials);
  CHECK(server::emailSeenBy(client) == user.email());
  CHECK(client.refresh().result().has_value());
}

TEST_CASE("another user may log in on the same client") {
  const server::User first;
  const server::User second;
  const auto client = server::sessionClient(AuthMode::json);
  client.login(first.payload()).get();
  client.login(second.payload()).get();
  CHECK(server::emailSeenBy(client) == second.email());
}

TEST_CASE("setToken replaces a session by a fixed token") {
  const server::User user;
  const auto client = server::sessionClient(AuthMode::json);
  client.login(user.payload()).get();
  client.setToken("editor-token");
  CHECK(server::emailSeenBy(client) == "editor@example.com");
  CHECK(client.getToken().get() == "editor-token");
}

TEST_CASE("without authentication the tokens are the caller's") {
  const server::User user;
  const auto client = server::anonymous();
  const AuthenticationReply first =
      client.request(login(user.payload(), {.mode = AuthMode::json})).get();
  const AuthenticationReply second =
      client.request(refresh({.mode = AuthMode::json, .refresh_token = *first.refresh_token}))
          .get();
  CHECK(client.request(withToken(*second.access_token, readMe<server::Me>())).get().email ==
        user.email());
  const RefreshOptions session{.mode = AuthMode::json, .refresh_token = *second.refresh_token};
  client.request(logout(session)).get();
  CHECK(failureOf(client.request(refresh(session))).status() == 401);
}

TEST_CASE("no secret of a session reaches the log or an error") {
  const auto mode = GENERATE(AuthMode::json, AuthMode::cookie, AuthMode::session);
  std::mutex mutex;
  std::string reported;
  const auto remember = [&](std::string_view text) {
    const std::scoped_lock lock(mutex);
    reported += text;
    reported += '\n';
  };
  ClientOptions options;
  options.log = [&](const LogRecord& record) {
    remember(record.message);
    for (const LogField& field : record.fields) remember(field.value);
  };
  const server::User user;
  const auto client = server::sessionClient(mode, {}, {}, options);
  const AuthenticationData data = client.login(user.payload()).get();
  { auto dropped = client.login(user.payload()); }
  remember(failureOf(client.login({user.email(), "canary-wrong"})).what());
  remember(failureOf(client.request(readItems("no_such_collection"))).what());
  client.logout().get();
  remember(failureOf(client.refresh()).what());

  CHECK(reported.find("dropped") != std::string::npos);
  CHECK(reported.find("canary") == std::string::npos);
  for (const SessionCookie& cookie : data.cookies)
    CHECK(reported.find(cookie.value) == std::string::npos);
  CHECK(reported.find(data.access_token.value_or("-none-")) == std::string::npos);
  CHECK(reported.find(data.refresh_token.value_or("-none-")) == std::string::npos);
}
