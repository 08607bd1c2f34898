// Against a Directus 11 that asks the LDAP server of tests/server/slapd.sh.
#include "accounts.hpp"
#include "support/catch.hpp"

using namespace directus;
using server::failureOf;

namespace {

const LDAPLoginPayload alice{.identifier = "alice", .password = "alice-pw"};
const LoginOptions byLdap{.provider = "ldap"};

Json readByName(const std::string& path, const std::string& name) {
  return server::admin()
      .request(customEndpoint<Json>(
          {.path = path, .params = {{.name = "filter[name][_eq]", .value = name}}}))
      .get();
}

/// Alice gets the role that has the name of her group. It stays: without it she would be suspended.
void makeRoleOfGroup() {
  if (!readByName("/roles", "LdapEditors").empty()) return;
  const Json policy = {{"policy", readByName("/policies", "Editor").at(0).at("id")}};
  const Json role = {{"name", "LdapEditors"}, {"policies", {{"create", Json::array({policy})}}}};
  server::admin()
      .request(customEndpoint<void>({.path = "/roles", .method = "POST", .body = role.dump()}))
      .get();
}

}  // namespace

TEST_CASE("the providers show that there is LDAP", "[ldap]") {
  const auto providers = server::anonymous().request(readProviders()).get();
  REQUIRE(providers.size() == 1);
  CHECK(providers[0].name == "ldap");
  CHECK(providers[0].driver == "ldap");
}

TEST_CASE("a user of the LDAP server logs in, is known, refreshes and logs out", "[ldap]") {
  const auto mode = GENERATE(AuthMode::json, AuthMode::cookie, AuthMode::session);
  makeRoleOfGroup();
  const auto client = server::sessionClient(mode);
  client.login(alice, byLdap).get();
  CHECK(server::emailSeenBy(client) == "alice@example.org");
  CHECK(client.request(readMe({.fields = {"first_name", "provider", "role.name"}})).get() ==
        Json::parse(R"({"first_name":"Alice","provider":"ldap","role":{"name":"LdapEditors"}})"));
  CHECK(client.refresh().result().has_value());
  CHECK(server::emailSeenBy(client) == "alice@example.org");
  client.logout().get();
  CHECK(failureOf(client.refresh()).kind() == ErrorKind::api);
}

TEST_CASE("the mode of one LDAP login holds for its session", "[ldap]") {
  const auto client = server::sessionClient(AuthMode::cookie);
  const auto data = client.login(alice, {.provider = "ldap", .mode = AuthMode::json}).get();
  CHECK(data.refresh_token);
  CHECK(client.refresh().get().refresh_token);
}

TEST_CASE("a user without mail and group logs in", "[ldap]") {
  const auto client = server::sessionClient(AuthMode::json);
  client.login(LDAPLoginPayload{.identifier = "bob", .password = "bob-pw"}, byLdap).get();
  CHECK_FALSE(client.request(readMe<server::Me>()).get().id.empty());
}

TEST_CASE("a password that LDAP refuses is refused with invalidCredentials", "[ldap]") {
  const auto client = server::sessionClient(AuthMode::json);
  for (const char* identifier : {"alice", "nobody", "*"}) {
    const Error error =
        failureOf(client.login(LDAPLoginPayload{identifier, "canary-wrong"}, byLdap));
    CHECK(error.code() == ErrorCode::invalidCredentials);
    CHECK(std::string(error.what()).find("canary") == std::string::npos);
  }
}

TEST_CASE("a provider that is not there is an unknown route", "[ldap]") {
  const auto client = server::sessionClient(AuthMode::json);
  CHECK(failureOf(client.login(alice, {.provider = "no-such-provider"})).code() ==
        ErrorCode::routeNotFound);
}

TEST_CASE("a user of the LDAP server cannot log in at Directus itself", "[ldap]") {
  const auto client = server::sessionClient(AuthMode::json);
  client.login(alice, byLdap).get();
  CHECK(failureOf(client.login({.email = "alice@example.org", .password = "alice-pw"})).code() ==
        ErrorCode::invalidCredentials);
}
