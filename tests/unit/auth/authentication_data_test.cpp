#include <directus/auth/authentication_data.hpp>

#include "support/catch.hpp"

using namespace directus;

TEST_CASE("a session survives its way through JSON") {
  const AuthenticationData data{.access_token = "a\"b",
                                .refresh_token = "r",
                                .expires = 900'000,
                                .expires_at = 1'700'000'900'000,
                                .mode = AuthMode::session,
                                .cookies = {{"directus_session_token", "jwt"}}};
  CHECK(AuthenticationData::fromJson(data.toJson()).value() == data);
}

TEST_CASE("what the JS SDK stored is read") {
  const auto data =
      AuthenticationData::fromJson(
          R"({"access_token":"a","refresh_token":null,"expires":900000,"expires_at":1700000900000})")
          .value();
  CHECK(data.access_token == "a");
  CHECK_FALSE(data.refresh_token);
  CHECK_FALSE(data.mode);
}

TEST_CASE("an invalid stored session is refused with what is wrong") {
  const auto mode = AuthenticationData::fromJson(R"({"mode":"magic"})");
  CHECK(mode.error().kind() == ErrorKind::decode);
  CHECK(std::string(mode.error().what()).find("mode") != std::string::npos);
  CHECK(AuthenticationData::fromJson("[").error().kind() == ErrorKind::decode);
}
