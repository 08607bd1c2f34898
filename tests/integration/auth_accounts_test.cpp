// What happens to accounts: two factors, passwords, invitations, registration, shares.
#include "accounts.hpp"
#include "support/catch.hpp"
#include "totp.hpp"

using namespace directus;
using server::failureOf;

namespace {

Json post(const std::string& path, const Json& body) {
  return server::admin()
      .request(customEndpoint<Json>({.path = path, .method = "POST", .body = body.dump()}))
      .get();
}

void allowRegistration() {
  const Json settings = {{"public_registration", true},
                         {"public_registration_verify_email", true},
                         {"public_registration_role", server::roleNamed("Editor")}};
  server::admin()
      .request(
          customEndpoint<void>({.path = "/settings", .method = "PATCH", .body = settings.dump()}))
      .get();
}

/// A share of the first article, for whoever has the password.
std::string newShare() {
  return post("/shares", {{"collection", "articles"},
                          {"item", "1"},
                          {"role", server::roleNamed("Editor")},
                          {"password", "canary-share"}})
      .at("id");
}

bool canLogIn(const std::string& email, const std::string& password) {
  return server::sessionClient(AuthMode::json).login({email, password}).result().has_value();
}

}  // namespace

TEST_CASE("with a second factor the password is not enough, and with it all is well") {
  const server::User user;
  const auto client = server::sessionClient(AuthMode::json);
  client.login(user.payload()).get();
  const TwoFactorSecret made = client.request(generateTwoFactorSecret(user.password)).get();
  CHECK(made.otpauth_url.find(made.secret) != std::string::npos);
  client.request(enableTwoFactor(made.secret, totp::code(made.secret))).get();

  const auto phone = server::sessionClient(AuthMode::cookie);
  CHECK(failureOf(phone.login(user.payload())).code() == ErrorCode::invalidOtp);
  CHECK(failureOf(phone.login(user.payload(), {.otp = "000000"})).code() == ErrorCode::invalidOtp);
  phone.login(user.payload(), {.otp = totp::code(made.secret)}).get();
  CHECK(server::emailSeenBy(phone) == user.email());
  CHECK(phone.refresh().result().has_value());

  CHECK(failureOf(phone.request(disableTwoFactor("000000"))).code() == ErrorCode::invalidPayload);
  phone.request(disableTwoFactor(totp::code(made.secret))).get();
  CHECK(canLogIn(user.email(), user.password));
}

TEST_CASE("a secret for a second factor needs the password") {
  const server::User user;
  const auto client = server::sessionClient(AuthMode::json);
  client.login(user.payload()).get();
  const Error error = failureOf(client.request(generateTwoFactorSecret("canary-wrong")));
  CHECK(error.code() == ErrorCode::invalidCredentials);
  CHECK(std::string(error.what()).find("canary") == std::string::npos);
}

TEST_CASE("a forgotten password is replaced by way of a mail, once") {
  const server::User user;
  const auto client = server::anonymous();
  client.request(passwordRequest(user.email())).get();
  const std::string token = server::tokenMailedTo(user.email());
  client.request(passwordReset(token, "canary-other")).get();
  CHECK_FALSE(canLogIn(user.email(), user.password));
  CHECK(canLogIn(user.email(), "canary-other"));
  CHECK(failureOf(client.request(passwordReset(token, "canary-third"))).status() == 403);
}

TEST_CASE("asking for a password does not show whether somebody is known") {
  CHECK(server::anonymous().request(passwordRequest(server::newAddress())).result().has_value());
}

TEST_CASE("a link that is not on the server's list is refused") {
  const server::User user;
  CHECK(failureOf(server::anonymous().request(
                      passwordRequest(user.email(), "https://evil.example.com/reset")))
            .code() == ErrorCode::invalidPayload);
}

TEST_CASE("whoever accepts an invitation can log in, once") {
  const std::string address = server::newAddress();
  server::admin().request(inviteUser(address, server::roleNamed("Editor"))).get();
  const std::string token = server::tokenMailedTo(address);
  const auto client = server::anonymous();
  client.request(acceptUserInvite(token, "canary-invited")).get();
  CHECK(canLogIn(address, "canary-invited"));
  CHECK(failureOf(client.request(acceptUserInvite(token, "canary-again"))).kind() ==
        ErrorKind::api);
}

TEST_CASE("whoever registers can log in after the address is proved") {
  allowRegistration();
  const std::string address = server::newAddress();
  const auto client = server::anonymous();
  client.request(registerUser(address, "canary-new", {.first_name = "Nora", .last_name = "New"}))
      .get();
  const std::string token = server::tokenMailedTo(address);
  CHECK_FALSE(canLogIn(address, "canary-new"));
  client.request(registerUserVerify(token)).get();

  const auto session = server::sessionClient(AuthMode::json);
  session.login({address, "canary-new"}).get();
  CHECK(session.request(readMe({.fields = {"first_name", "last_name"}})).get() ==
        Json{{"first_name", "Nora"}, {"last_name", "New"}});
}

TEST_CASE("an address is not proved by a wrong token, nor twice") {
  allowRegistration();
  const std::string address = server::newAddress();
  const auto client = server::anonymous();
  CHECK(failureOf(client.request(registerUserVerify("canary-token"))).kind() == ErrorKind::api);
  CHECK(failureOf(client.request(registerUserVerify(""))).kind() == ErrorKind::invalidArgument);
  client.request(registerUser(address, "canary-new")).get();
  const std::string token = server::tokenMailedTo(address);
  client.request(registerUserVerify(token)).get();
  CHECK(failureOf(client.request(registerUserVerify(token))).kind() == ErrorKind::api);
}

TEST_CASE("a share opens its item and nothing else, to whoever knows the password") {
  const std::string share = newShare();
  const auto client = server::anonymous();
  const AuthenticationReply reply =
      client.request(authenticateShare(share, "canary-share", AuthMode::json)).get();
  CHECK(reply.refresh_token);
  const std::string token = *reply.access_token;
  CHECK(client.request(withToken(token, readItem("articles", 1, {.fields = {"id"}})))
            .get()
            .at("id") == 1);
  CHECK(failureOf(client.request(withToken(token, readItem("articles", 3)))).status() == 403);
  CHECK(failureOf(client.request(authenticateShare(share, "canary-wrong"))).code() ==
        ErrorCode::invalidCredentials);
}

TEST_CASE("in cookie mode a share's refresh token stays out of the reply") {
  const AuthenticationReply reply =
      server::anonymous().request(authenticateShare(newShare(), "canary-share")).get();
  CHECK(reply.access_token);
  CHECK_FALSE(reply.refresh_token);
}

TEST_CASE("the ways to log in are read") {
  CHECK(server::anonymous().request(readProviders()).result().has_value());
  CHECK(server::anonymous().request(readProviders(true)).result().has_value());
}
