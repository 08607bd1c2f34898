#include <directus/directus.hpp>
#include <directus/helpers/sign_in.hpp>
#include <directus/testing/fake_transport.hpp>

#include "support/catch.hpp"

using namespace directus;
using directus::testing::FakeTransport;

namespace {

constexpr const char* tokens =
    R"({"data":{"access_token":"a","refresh_token":"r","expires":900000}})";
constexpr const char* wrongOtp =
    R"({"errors":[{"message":"otp","extensions":{"code":"INVALID_OTP"}}]})";

struct Fixture {
  std::shared_ptr<FakeTransport> transport = std::make_shared<FakeTransport>();
  std::shared_ptr<MemoryStorage> storage = std::make_shared<MemoryStorage>();

  auto client() const {
    return createDirectus("http://127.0.0.1", {.transport = transport})
        .with(rest({.retry = {.tries = 1}}))
        .with(authentication(AuthMode::json, {.autoRefresh = false, .storage = storage}));
  }
};

const LocalLoginPayload who{.email = "ada@example.com", .password = "s3cret pass"};

}  // namespace

TEST_CASE("signIn logs in where nothing is stored, and goes on with what is") {
  Fixture fixture;
  fixture.transport->reply(200, tokens);
  CHECK(signIn(fixture.client(), who) == SignedIn::loggedIn);
  CHECK(signIn(fixture.client(), who) == SignedIn::restored);
  CHECK(fixture.transport->requestCount() == 1);
}

TEST_CASE("signIn asks for the second factor until it is right") {
  Fixture fixture;
  fixture.transport->reply(401, wrongOtp).reply(401, wrongOtp).reply(200, tokens);
  int asked = 0;
  const auto how = signIn(fixture.client(), who,
                          {.askOtp = [&](std::string& otp) { otp = std::to_string(++asked); }});
  CHECK(how == SignedIn::loggedIn);
  CHECK(asked == 2);
  CHECK(fixture.transport->lastRequest().body.find("\"otp\":\"2\"") != std::string::npos);
}

TEST_CASE("signIn gives up where no second factor comes") {
  Fixture fixture;
  fixture.transport->reply(401, wrongOtp);
  const auto how = signIn(fixture.client(), who, {.askOtp = [](std::string&) {}});
  REQUIRE_FALSE(how.has_value());
  CHECK(how.error().code() == ErrorCode::invalidOtp);
}
