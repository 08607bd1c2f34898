// Two-factor authentication from the secret to the login, for a user made for it.
#include <directus/directus.hpp>

#include <iostream>

#include "settings.hpp"
#include "totp.hpp"

using namespace directus;

namespace {

struct User {
  std::string id;
};

CustomEndpointOptions newUser(const LocalLoginPayload& who, const Json& role) {
  const Json user = {{"email", who.email}, {"password", who.password}, {"role", role}};
  return {.path = "/users", .method = "POST", .body = user.dump()};
}

}  // namespace

int main() {
  const auto admin =
      createDirectus(settings::url()).with(rest()).with(staticToken(settings::token()));
  const LocalLoginPayload who{.email = "two-factor@example.com", .password = "not-enough-alone"};
  std::string id;
  int status = 0;
  try {
    // The role of a user that may change itself: here that of the editor.
    const Json editor =
        admin.request(withToken("editor-token", readMe({.fields = {"role"}}))).get();
    id = admin.request(customEndpoint<User>(newUser(who, editor.at("role")))).get().id;
    //! [two-factor]
    const auto client =
        createDirectus(settings::url()).with(rest()).with(authentication(AuthMode::json));
    client.login(who).get();

    // Show `otpauth_url` as a QR code; the authenticator app of the user then shows a code.
    const TwoFactorSecret made = client.request(generateTwoFactorSecret(who.password)).get();
    client.request(enableTwoFactor(made.secret, totp::code(made.secret))).get();
    client.logout().get();

    // From now on the password alone is refused, and one asks for the code.
    auto session = client.login(who).result();
    if (!session && session.error().code() == ErrorCode::invalidOtp) {
      std::cout << "the password is not enough: " << session.error().what() << '\n';
      session = client.login(who, {.otp = totp::code(made.secret)}).result();
    }
    std::cout << (session ? "logged in with both\n" : session.error().what());

    client.request(disableTwoFactor(totp::code(made.secret))).get();
    //! [two-factor]
    client.logout().get();
    client.login(who).get();
    std::cout << "disabled: the password is enough again\n";
  } catch (const Error& error) {
    std::cerr << error.what() << '\n';
    status = 1;
  }
  if (!id.empty())
    (void)admin.request(customEndpoint<void>({.path = "/users/" + id, .method = "DELETE"}))
        .result();
  return status;
}
