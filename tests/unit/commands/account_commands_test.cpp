// Commands that carry secrets, and the link of a mail.
#include <directus/directus.hpp>
#include <directus/testing/fake_transport.hpp>

#include "support/failure.hpp"

using namespace directus;
using directus::testing::FakeTransport;
using directus_test::failureOf;

namespace {

struct Setup {
  std::shared_ptr<FakeTransport> fake = std::make_shared<FakeTransport>();

  [[nodiscard]] auto client(const std::string& url = "https://directus.example.com") const {
    return createDirectus(url, {.transport = fake}).with(rest({.retry = {.baseDelay = 1}}));
  }
};

template <class T>
void checkStaysHome(const Command<T>& command) {
  const Setup setup;
  const auto client = setup.client("http://directus.example.com");
  CHECK(failureOf(client.request(command).result()).kind() == ErrorKind::invalidArgument);
  CHECK(setup.fake->requests().empty());
}

}  // namespace

TEST_CASE("a secret in a body does not travel over plain http") {
  checkStaysHome(login({.email = "ada@example.com", .password = "canary"}));
  checkStaysHome(login(LDAPLoginPayload{"ada", "canary"}, {.provider = "ldap"}));
  checkStaysHome(refresh({.mode = AuthMode::json, .refresh_token = "canary"}));
  checkStaysHome(logout({.mode = AuthMode::json, .refresh_token = "canary"}));
  checkStaysHome(passwordReset("canary", "canary"));
  checkStaysHome(generateTwoFactorSecret("canary"));
  checkStaysHome(enableTwoFactor("canary", "123456"));
  checkStaysHome(disableTwoFactor("123456"));
  checkStaysHome(acceptUserInvite("canary", "canary"));
  checkStaysHome(registerUser("ada@example.com", "canary"));
  checkStaysHome(registerUserVerify("canary"));
  checkStaysHome(authenticateShare("share", "canary"));
}

TEST_CASE("what holds no secret travels over plain http") {
  const Setup setup;
  setup.fake->reply(204);
  const auto client = setup.client("http://directus.example.com");
  CHECK(client.request(passwordRequest("ada@example.com")).result().has_value());
}

TEST_CASE("the link of a mail answers with a redirect, which is not followed") {
  const Setup setup;
  setup.fake->reply(302, "Found. Redirecting to /admin/users/1",
                    {{"Location", "/admin/users/1"}, {"Content-Type", "text/plain"}});
  CHECK(setup.client().request(registerUserVerify("token")).result().has_value());
  CHECK(setup.fake->requests().size() == 1);
}

TEST_CASE("the link of a mail is not sent again after a lost answer: it works once") {
  const Setup setup;
  setup.fake->loseConnection().reply(302);
  CHECK(failureOf(setup.client().request(registerUserVerify("token")).result()).kind() ==
        ErrorKind::outcomeUnknown);
  CHECK(setup.fake->requests().size() == 1);
}

TEST_CASE("the link of a mail without a token is refused, although Directus would redirect it") {
  const Setup setup;
  CHECK(failureOf(setup.client().request(registerUserVerify("")).result()).kind() ==
        ErrorKind::invalidArgument);
}

TEST_CASE("a redirect is not a success of any other command") {
  const Setup setup;
  setup.fake->reply(302, "", {{"Location", "/elsewhere"}});
  CHECK(failureOf(setup.client().request(disableTwoFactor("123456")).result()).status() == 302);
}
