// The watch over all test programs sees what it has to.
#include "support/auth_fixture.hpp"
#include "support/catch.hpp"
#include "support/failure.hpp"
#include "support/secrets_watch.hpp"

using namespace auth_fixture;
using directus_test::Watched;
using directus_test::watchedSoFar;

namespace {

bool hasLineWith(const Watched& watched, std::string_view text) {
  for (const std::string& line : watched.lines)
    if (line.find(text) != std::string::npos) return true;
  return false;
}

}  // namespace

TEST_CASE("the watch knows the secrets of a login, its answer and the requests after it") {
  const Network net;
  const auto client = net.client(AuthMode::cookie);
  net.fake->reply(200, R"({"data":{"access_token":"watched-access","expires":900000}})",
                  {{"Set-Cookie", "directus_refresh_token=watched-cookie; Path=/"}});
  client.login({.email = "a", .password = "watched-password"}, {.otp = "918273"}).get();
  net.fake->reply(200, R"({"data":[]})", json).reply(204);
  client.request(withToken("watched-token", readItems("articles"))).get();
  client.logout().get();
  const auto secrets = watchedSoFar().secrets;
  for (const char* secret :
       {"watched-access", "watched-cookie", "watched-password", "918273", "watched-token"}) {
    CAPTURE(secret);
    CHECK(secrets.count(secret) == 1);
  }
}

TEST_CASE("the watch sees errors, what request they are of, and the log without a sink") {
  const Network net;
  const auto client = net.client();
  net.fake->reply(400, "watched body");
  CHECK(client.request(customEndpoint<Json>({.path = "/watched-path"})).result().error().status() ==
        400);
  { auto dropped = client.request(readItems("watched_dropped")); }
  const Watched watched = watchedSoFar();
  CHECK(hasLineWith(watched, "watched body"));
  CHECK(hasLineWith(watched, "GET /watched-path"));
  CHECK(hasLineWith(watched, "| /items/watched_dropped"));
}

TEST_CASE("the watch finds a secret in a line, and a number only as a whole") {
  Watched watched;
  watched.addSecretsOf(R"({"email":"ada@example.com","password":"p4ssword","otp":"123456"})");
  watched.lines = {"GET /items: p4ssword", "12345678 bytes", "it is 123456.", "ada@example.com"};
  const auto leaks = watched.leaks();
  REQUIRE(leaks.size() == 2);
  CHECK(leaks[0].find("p4ssword") != std::string::npos);
  CHECK(leaks[1].find("it is 123456.") != std::string::npos);
}
