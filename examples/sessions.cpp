// The life of a session: login, tokens that renew themselves, events, logout.
#include <directus/directus.hpp>

#include <iostream>

#include "settings.hpp"

using namespace directus;

namespace {

void handOver() {
  const auto phone =
      createDirectus(settings::url()).with(rest()).with(authentication(AuthMode::json));
  const auto television =
      createDirectus(settings::url()).with(rest()).with(authentication(AuthMode::json));
  phone.login({.email = settings::email(), .password = settings::password()}).get();
  //! [adopt]
  const std::string secret = phone.refresh().get().toJson();  // what there is to be handed over
  phone.setToken(std::nullopt);  // a refresh token is good once: one of the two keeps it

  television.adopt(AuthenticationData::fromJson(secret).value()).get();
  //! [adopt]
  const auto me = television.request(readMe({.fields = {"email"}})).get();
  std::cout << "handed over: " << me.at("email").get<std::string>() << '\n';
  television.logout().get();
}

}  // namespace

int main() {
  try {
    //! [sessions]
    const auto client =
        createDirectus(settings::url())
            .with(rest())
            .with(authentication(AuthMode::json, {.msRefreshBeforeExpires = 30'000}));

    client.onAuthChange([](const AuthChange& change) {
      if (change.event == AuthEvent::expired) std::cerr << "please log in again\n";
    });
    client.login({.email = settings::email(), .password = settings::password()}).get();
    // LDAP:       client.login({.identifier = "ada", .password = "…"}, {.provider = "ldap"})
    // two-factor: client.login({.email = "…", .password = "…"}, {.otp = "123456"})

    client.request(readItems("articles", {.limit = 1})).get();  // the token renews itself
    const std::optional<std::string> token = client.getToken().get();
    const AuthenticationData renewed = client.refresh().get();  // or by hand
    client.stopRefreshing();
    client.logout().get();
    //! [sessions]
    std::cout << (token && renewed.access_token ? "renewed" : "no token") << '\n';
    handOver();
  } catch (const Error& error) {
    std::cerr << error.what() << '\n';
    return 1;
  }
}
