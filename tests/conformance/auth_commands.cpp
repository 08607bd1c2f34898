#include <directus/commands/auth.hpp>
#include <directus/commands/shares.hpp>
#include <directus/commands/users.hpp>

#include "commands.hpp"

using namespace directus;

namespace {

using A = const Arguments&;

AuthMode modeFrom(const Vector& value) {
  if (value == "json") return AuthMode::json;
  if (value == "session") return AuthMode::session;
  if (value == "cookie") return AuthMode::cookie;
  throw Skip("an unknown mode does not exist here");
}

/// A member of an options object, "" where it is undefined.
std::string member(const Vector& options, const char* name) {
  return options.is_object() && options.contains(name) && options.at(name).is_string()
             ? options.at(name).get<std::string>()
             : std::string();
}

std::optional<AuthMode> mode(const Vector& options) {
  if (member(options, "mode").empty()) return std::nullopt;
  return modeFrom(options.at("mode"));
}

RefreshOptions refreshOptions(const Vector& options) {
  return {.mode = mode(options), .refresh_token = member(options, "refresh_token")};
}

AnyCommand loginOf(A a) {
  const LoginOptions options{.provider = member(a.at(1), "provider"),
                             .otp = member(a.at(1), "otp"),
                             .mode = mode(a.at(1))};
  const std::string password = member(a.at(0), "password");
  if (a.at(0).contains("email"))
    return anyCommand(login(LocalLoginPayload{member(a.at(0), "email"), password}, options));
  return anyCommand(login(LDAPLoginPayload{member(a.at(0), "identifier"), password}, options));
}

AnyCommand registerOf(A a) {
  return registerUser(a.text(0), a.text(1),
                      {.first_name = member(a.at(2), "first_name"),
                       .last_name = member(a.at(2), "last_name"),
                       .verification_url = member(a.at(2), "verification_url")});
}

AnyCommand shareOf(A a) {
  return anyCommand(authenticateShare(a.text(0), a.has(1) ? a.text(1) : "",
                                      a.has(2) ? modeFrom(a.at(2)) : AuthMode::cookie));
}

}  // namespace

const CommandTable& authCommands() {
  static const CommandTable commands = {
      {"login", loginOf},
      {"refresh", [](A a) { return anyCommand(refresh(refreshOptions(a.at(0)))); }},
      {"logout", [](A a) { return logout(refreshOptions(a.at(0))); }},
      {"passwordRequest",
       [](A a) { return passwordRequest(a.text(0), a.has(1) ? a.text(1) : ""); }},
      {"passwordReset", [](A a) { return passwordReset(a.text(0), a.text(1)); }},
      {"readProviders",
       [](A a) { return anyCommand(readProviders(a.has(0) && a.at(0).get<bool>())); }},
      {"authenticateShare", shareOf},
      {"generateTwoFactorSecret",
       [](A a) { return anyCommand(generateTwoFactorSecret(a.text(0))); }},
      {"enableTwoFactor", [](A a) { return enableTwoFactor(a.text(0), a.text(1)); }},
      {"disableTwoFactor", [](A a) { return disableTwoFactor(a.text(0)); }},
      {"inviteUser",
       [](A a) { return inviteUser(a.text(0), a.text(1), a.has(2) ? a.text(2) : ""); }},
      {"acceptUserInvite", [](A a) { return acceptUserInvite(a.text(0), a.text(1)); }},
      {"registerUser", registerOf},
      {"registerUserVerify", [](A a) { return registerUserVerify(a.text(0)); }},
  };
  return commands;
}
