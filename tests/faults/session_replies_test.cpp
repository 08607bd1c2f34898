// What a client makes of odd replies to a login or a refresh.
#include "support/auth_fixture.hpp"
#include "support/catch.hpp"
#include "support/session_watch.hpp"

using namespace auth_fixture;
using namespace directus_test;
using namespace std::chrono_literals;

namespace {

const std::vector<std::string> withoutTokens{
    "{}",
    R"({"data":{}})",
    R"({"data":null})",
    R"({"data":{"access_token":null,"refresh_token":null,"expires":900000}})",
    R"({"data":{"access_token":"","refresh_token":"r2","expires":900000}})",
    R"({"data":{"refresh_token":"r2","expires":900000}})",
    R"({"data":{"expires":900000}})",
    R"({"data":{"access_token":"  ","refresh_token":"r2"}})",
    R"({"data":{"access_token":"a b","refresh_token":"r2"}})",
    R"({"data":{"access_token":7,"refresh_token":"r2"}})",
    R"({"data":{"access_token":["access-2"],"refresh_token":"r2"}})",
    R"({"data":{"access_token":"access-2","refresh_token":{}}})",
    R"({"data":[]})",
    R"({"data":"access-2"})",
    R"([{"access_token":"access-2"}])",
    "",
    "null",
};

std::string bodyOf(const Network& net, std::size_t request) {
  return net.fake->requests().at(request).body;
}

void loginWithCookie(const Network& net, const auto& client, std::string_view body,
                     std::string_view cookie) {
  net.fake->reply(200, body,
                  {{"Content-Type", "application/json"}, {"Set-Cookie", std::string(cookie)}});
  client.login({.email = "a", .password = "b"}).get();
}

}  // namespace

TEST_CASE("a refresh answered by 200 without tokens keeps the session and what is stored",
          "[B61]") {
  for (const std::string& body : withoutTokens) {
    CAPTURE(body);
    const Network net;
    const auto storage = std::make_shared<MemoryStorage>();
    const auto client = net.client(AuthMode::json, {.autoRefresh = false, .storage = storage});
    net.login(client);
    net.fake->reply(200, body, json);
    CHECK(client.refresh().result().error().kind() == ErrorKind::decode);
    CHECK(net.fake->requestCount() == 2);
    CHECK(client.getToken().get() == "access-1");
    CHECK(storage->get().value()->refresh_token == "refresh-1");
    net.fake->reply(200, tokens(2), json);
    CHECK(client.refresh().get().access_token == "access-2");
    CHECK(bodyOf(net, 2).find("refresh-1") != std::string::npos);
  }
}

TEST_CASE("after a refresh without tokens no request goes out anonymously", "[B61]") {
  for (const std::string& body : withoutTokens) {
    CAPTURE(body);
    const Network net;
    const auto client = net.client(AuthMode::json, {.autoRefresh = false});
    net.login(client);
    net.clock->advance(901s);
    net.fake->reply(200, body, json);
    CHECK(client.request(readItems("articles")).result().error().kind() == ErrorKind::decode);
    CHECK(net.fake->requestCount() == 2);
  }
}

TEST_CASE("a login answered by 200 without tokens fails, and keeps the session", "[B61]") {
  for (const std::string& body : withoutTokens) {
    CAPTURE(body);
    const Network net;
    const auto storage = std::make_shared<MemoryStorage>();
    const auto client = net.client(AuthMode::json, {.storage = storage});
    net.login(client);
    net.fake->reply(200, body, json);
    CHECK(client.login({.email = "b", .password = "c"}).result().error().kind() ==
          ErrorKind::decode);
    CHECK(client.getToken().get() == "access-1");
    CHECK(storage->get().value()->refresh_token == "refresh-1");
  }
}

TEST_CASE("in session mode a refresh without a cookie fails", "[B61]") {
  const Network net;
  const auto client = net.client(AuthMode::session, {.autoRefresh = false});
  loginWithCookie(net, client, R"({"data":{"expires":86400000}})",
                  "directus_session_token=jwt; Path=/");
  net.fake->reply(200, R"({"data":{"expires":86400000}})", json);
  CHECK(client.refresh().result().error().kind() == ErrorKind::decode);
  net.fake->reply(200, R"({"data":[]})", json);
  client.request(readItems("articles")).get();
  CHECK(net.fake->lastRequest().headers.find("Cookie") == "directus_session_token=jwt");
}

TEST_CASE("in session mode a login whose cookie is somebody else's fails", "[B61]") {
  const Network net;
  const auto client = net.client(AuthMode::session);
  net.fake->reply(200, R"({"data":{"expires":86400000}})",
                  {{"Content-Type", "application/json"}, {"Set-Cookie", "lb=a; Path=/"}});
  CHECK(client.login({.email = "a", .password = "b"}).result().error().kind() == ErrorKind::decode);
}

TEST_CASE("good tokens count whatever stands in expires", "[B62]") {
  for (const std::string_view expires : {"9223372036854775808", "1e400", "\"900000\"", "900000.5",
                                         "-1", "0", "null", "true", "{}", "[1]", "\"soon\""}) {
    CAPTURE(expires);
    const Network net;
    const auto client = net.client();
    const auto reply = [&](int n) {
      return R"({"data":{"access_token":"access-)" + std::to_string(n) +
             R"(","refresh_token":"refresh-)" + std::to_string(n) + R"(","expires":)" +
             std::string(expires) + "}}";
    };
    net.fake->reply(200, reply(1), json);
    const auto session = client.login({.email = "a", .password = "b"}).get();
    CHECK(session.access_token == "access-1");
    CHECK_FALSE(session.expires);
    net.fake->reply(200, reply(2), json);
    CHECK(client.refresh().get().refresh_token == "refresh-2");
    net.clock->advance(100h);
    CHECK(client.getToken().get() == "access-2");
    CHECK(net.fake->requestCount() == 2);
  }
}

TEST_CASE("an error of a proxy or a firewall does not end a session, whatever its form", "[F53]") {
  for (const std::string_view body :
       {R"({"errors":[{"message":"blocked"}]})", R"({"errors":[{"message":"x","extensions":{}}]})",
        R"({"errors":[{"message":"x","extensions":{"code":"WAF_BLOCKED"}}]})",
        R"({"errors":[{"message":"x","extensions":{"code":"SERVICE_UNAVAILABLE"}}]})",
        R"({"errors":[{"message":"x","extensions":{"code":"INVALID_IP"}}]})",
        R"({"errors":[{"message":"x","extensions":{"code":"REQUESTS_EXCEEDED"}}]})",
        R"({"errors":"no"})", R"({"error":"denied"})", R"({"errors":[]})", "[]", "<h1>no</h1>", ""})
    for (const int status : {401, 403}) {
      CAPTURE(body, status);
      Reported reported;
      const Network net;
      net.clock->skipWaits(2s);
      const auto storage = std::make_shared<MemoryStorage>();
      const auto client = net.client(
          AuthMode::json,
          {.autoRefresh = false, .storage = storage, .onAuthChange = reported.handler()});
      net.login(client);
      net.fake->otherwise(
          [&](const HttpRequest&) { return testing::FakeTransport::response(status, body, json); });
      const Error error = client.refresh().result().error();
      CHECK(error.kind() != ErrorKind::sessionLost);
      CHECK(error.isRetryable());
      CHECK(client.getToken().get() == "access-1");
      CHECK(storage->get().value()->refresh_token == "refresh-1");
      CHECK(reported.count(AuthEvent::expired) == 0);
    }
}

TEST_CASE("a refresh that met a page of a proxy may be made again, and says so", "[F53]") {
  for (const int status : {200, 302}) {
    CAPTURE(status);
    const Network net;
    net.clock->skipWaits(2s);
    const auto client = net.client(AuthMode::json, {.autoRefresh = false});
    net.login(client);
    net.fake->otherwise([&](const HttpRequest&) {
      return testing::FakeTransport::response(status, "<h1>log in to the Wi-Fi</h1>",
                                              {{"Content-Type", "text/html"}});
    });
    const Error error = client.refresh().result().error();
    CHECK(error.kind() == (status == 200 ? ErrorKind::decode : ErrorKind::http));
    CHECK(error.status() == status);
    CHECK(error.isRetryable());
    CHECK(client.getToken().get() == "access-1");
  }
}

TEST_CASE("a login that met a page of a proxy has its status, and none of its text", "[B73]") {
  const Network net;
  const auto client = net.client();
  net.fake->reply(200, "<h1>log in to the Wi-Fi</h1>", {{"Content-Type", "text/html"}});
  const Error error = client.login({.email = "a", .password = "b"}).result().error();
  CHECK(error.kind() == ErrorKind::decode);
  CHECK(error.status() == 200);
  CHECK(error.path() == "/auth/login");
  CHECK(error.body().empty());
}

TEST_CASE("a refresh that brings no refresh token leaves the session the one it has", "[B61]") {
  for (const std::string_view none : {"", R"(,"refresh_token":null)", R"(,"refresh_token":"")"}) {
    CAPTURE(none);
    const Network net;
    const auto storage = std::make_shared<MemoryStorage>();
    const auto client = net.client(AuthMode::json, {.autoRefresh = false, .storage = storage});
    net.login(client);
    net.fake->reply(
        200, R"({"data":{"access_token":"access-2","expires":900000)" + std::string(none) + "}}",
        json);
    CHECK(client.refresh().get().refresh_token == "refresh-1");
    CHECK(storage->get().value()->refresh_token == "refresh-1");
    net.clock->advance(901s);
    net.fake->reply(200, tokens(3), json);
    CHECK(client.getToken().get() == "access-3");
    CHECK(bodyOf(net, 2).find("refresh-1") != std::string::npos);
  }
}

TEST_CASE("a refresh in another mode that fails leaves the session in its own", "[F54]") {
  const Network net;
  const auto client = net.client(AuthMode::json, {.autoRefresh = false});
  net.login(client);
  for (const AuthMode mode : {AuthMode::session, AuthMode::cookie}) {
    net.fake->reply(400, R"({"errors":[{"message":"x","extensions":{"code":"INVALID_PAYLOAD"}}]})",
                    json);
    CHECK_FALSE(client.refresh({.mode = mode}).result());
    net.fake->reply(200, R"({"data":[]})", json);
    client.request(readItems("articles")).get();
    CHECK(net.fake->lastRequest().headers.find("Authorization") == "Bearer access-1");
  }
  net.fake->reply(200, tokens(2), json);
  CHECK(client.refresh().get().access_token == "access-2");
  CHECK(net.fake->lastRequest().body.find("\"mode\":\"json\"") != std::string::npos);
}

TEST_CASE("a pause that the server asks for on a refresh is kept", "[F56]") {
  for (const int status : {429, 503}) {
    CAPTURE(status);
    const Network net;
    const auto client = net.client();
    net.login(client);
    net.clock->advance(901s);
    net.fake->otherwise([&](const HttpRequest&) {
      return testing::FakeTransport::response(
          status, R"({"errors":[{"message":"x","extensions":{"code":"REQUESTS_EXCEEDED"}}]})",
          {{"Content-Type", "application/json"}, {"Retry-After", "60"}});
    });
    CHECK_FALSE(client.request(readItems("articles")).result());
    const std::size_t sent = net.fake->requestCount();
    CHECK(sent == 2);
    for (int second = 0; second < 58; ++second) {
      net.clock->advance(1s);
      CHECK_FALSE(client.request(readItems("articles")).result());
      const auto refused = client.refresh().result();
      CHECK(refused.error().retryAfter().has_value());
    }
    CHECK(net.fake->requestCount() == sent);
    net.clock->advance(3s);
    CHECK_FALSE(client.refresh().result());
    CHECK(net.fake->requestCount() > sent);
  }
}

TEST_CASE("a refresh that is refused for good is sent once", "[F56]") {
  const Network net;
  const auto client = net.client(AuthMode::json, {.autoRefresh = false});
  net.login(client);
  net.fake->otherwise([](const HttpRequest&) {
    return testing::FakeTransport::response(
        400, R"({"errors":[{"message":"x","extensions":{"code":"INVALID_PAYLOAD"}}]})", json);
  });
  CHECK(client.refresh().result().error().status() == 400);
  CHECK(net.fake->requestCount() == 2);
  CHECK(client.getToken().get() == "access-1");
}

TEST_CASE("of the cookies of a reply only those of Directus are kept", "[F60]") {
  const Network net;
  const auto client = net.client(AuthMode::cookie);
  net.fake->reply(200, R"({"data":{"access_token":"access-1","expires":900000}})",
                  {{"Content-Type", "application/json"},
                   {"Set-Cookie", "AWSALB=abc; Path=/"},
                   {"Set-Cookie", "directus_refresh_token=r1; Path=/; HttpOnly"},
                   {"Set-Cookie", "Directus_Refresh_Token=other"},
                   {"Set-Cookie", "directus_refresh_token_x=other"}});
  CHECK(client.login({.email = "a", .password = "b"}).get().cookies ==
        std::vector<SessionCookie>{{"directus_refresh_token", "r1"}});
  net.fake->reply(200, R"({"data":{"access_token":"access-2","expires":900000}})",
                  {{"Content-Type", "application/json"}, {"Set-Cookie", "AWSALB=def"}});
  client.refresh().get();
  CHECK(net.fake->lastRequest().headers.find("Cookie") == "directus_refresh_token=r1");
}

TEST_CASE("a cookie counts with spaces around it and quotes about its value", "[F60]") {
  for (const std::string_view line :
       {"directus_refresh_token = \"r1\"", "directus_refresh_token=\"r1\"; Path=/",
        " directus_refresh_token\t=\tr1 ; HttpOnly", "directus_refresh_token=r1;Max-Age=60"}) {
    CAPTURE(line);
    const Network net;
    const auto client = net.client(AuthMode::cookie);
    loginWithCookie(net, client, R"({"data":{"access_token":"access-1","expires":900000}})", line);
    loginWithCookie(net, client, R"({"data":{"access_token":"access-1","expires":900000}})", line);
    net.fake->reply(200, R"({"data":{"access_token":"access-2","expires":900000}})", json);
    client.refresh().get();
    CHECK(net.fake->lastRequest().headers.find("Cookie") == "directus_refresh_token=r1");
  }
}

TEST_CASE("a cookie that is deleted is forgotten", "[F60]") {
  for (const std::string_view line :
       {"directus_refresh_token=; Path=/", "directus_refresh_token=x; Max-Age=0",
        "directus_refresh_token=x; max-age = -1; Path=/", "directus_refresh_token=x; Max-Age=00",
        "directus_refresh_token=x; Max-Age=\"0\"",
        "directus_refresh_token=x; Max-Age=60; Max-Age=0",
        "directus_refresh_token=x; expires=Thu, 01 Jan 1970 00:00:00 GMT; Path=/",
        "directus_refresh_token=x; Expires=Fri, 31 Dec 9999 23:59:59 GMT; Max-Age=0"}) {
    CAPTURE(line);
    const Network net;
    const auto client = net.client(AuthMode::cookie);
    loginWithCookie(net, client, R"({"data":{"access_token":"access-1","expires":900000}})",
                    "directus_refresh_token=r1");
    net.fake->reply(200, R"({"data":{"access_token":"access-2","expires":900000}})",
                    {{"Content-Type", "application/json"}, {"Set-Cookie", std::string(line)}});
    CHECK(client.refresh().get().cookies.empty());
  }
}

TEST_CASE("a cookie that lives on is kept, whatever its attributes are", "[F60]") {
  for (const std::string_view attributes :
       {"Expires=Fri, 31 Dec 9999 23:59:59 GMT", "Expires=soon", "Max-Age=", "Max-Age=x",
        "Max-Age=99999999999999999999", "Max-Age=010", "Max-Age; Secure", "Max-Age=0; Max-Age=60",
        "Expires=Thu, 01 Jan 1970 00:00:00 GMT; Max-Age=60", "X-Max-Age=0; Path=\"/;Max-Age=1\"",
        ";;=;"}) {
    CAPTURE(attributes);
    const Network net;
    const auto client = net.client(AuthMode::cookie);
    loginWithCookie(net, client, R"({"data":{"access_token":"access-1","expires":900000}})",
                    "directus_refresh_token=r1; " + std::string(attributes));
    net.fake->reply(200, R"({"data":{"access_token":"access-2","expires":900000}})", json);
    client.refresh().get();
    CHECK(net.fake->lastRequest().headers.find("Cookie") == "directus_refresh_token=r1");
  }
}

TEST_CASE("of a cookie that comes twice the last one counts", "[F60]") {
  const Network net;
  const auto client = net.client(AuthMode::cookie);
  net.fake->reply(200, R"({"data":{"access_token":"access-1","expires":900000}})",
                  {{"Content-Type", "application/json"},
                   {"Set-Cookie", "directus_refresh_token=; Max-Age=0"},
                   {"Set-Cookie", "directus_refresh_token=r1"},
                   {"set-cookie", "directus_refresh_token=r2"}});
  CHECK(client.login({.email = "a", .password = "b"}).get().cookies ==
        std::vector<SessionCookie>{{"directus_refresh_token", "r2"}});
}

TEST_CASE("a refresh that is refused leaves a token that was set in its place", "[F61]") {
  Reported reported;
  const Network net;
  const auto client = net.client(AuthMode::json, {.onAuthChange = reported.handler()});
  client.setToken("manual");
  net.fake->reply(401, refusal, json);
  CHECK(client.refresh().result().error().code() == ErrorCode::invalidCredentials);
  CHECK(client.getToken().get() == "manual");
  CHECK(reported.count(AuthEvent::expired) == 0);
}
