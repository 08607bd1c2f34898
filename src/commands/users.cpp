#include <directus/commands/users.hpp>

#include "commands/json_body.hpp"

namespace DIRECTUS_NAMESPACE::detail {

CommandRequest generateTwoFactorRequest(std::string_view password) {
  return JsonPost("/users/me/tfa/generate").secretText("password", password).request();
}

CommandRequest enableTwoFactorRequest(std::string_view secret, std::string_view otp) {
  return JsonPost("/users/me/tfa/enable").secretText("secret", secret).text("otp", otp).request();
}

CommandRequest disableTwoFactorRequest(std::string_view otp) {
  return JsonPost("/users/me/tfa/disable").secretText("otp", otp).request();
}

CommandRequest inviteUserRequest(std::string_view email, std::string_view role,
                                 std::string_view inviteUrl) {
  return JsonPost("/users/invite")
      .text("email", email)
      .text("role", role)
      .optionalText("invite_url", inviteUrl)
      .request();
}

CommandRequest acceptUserInviteRequest(std::string_view token, std::string_view password) {
  return JsonPost("/users/invite/accept")
      .secretText("token", token)
      .secretText("password", password)
      .request();
}

CommandRequest registerUserRequest(std::string_view email, std::string_view password,
                                   const RegisterUserOptions& options) {
  return JsonPost("/users/register")
      .text("email", email)
      .secretText("password", password)
      .optionalText("first_name", options.first_name)
      .optionalText("last_name", options.last_name)
      .optionalText("verification_url", options.verification_url)
      .request();
}

CommandRequest registerUserVerifyRequest(std::string_view token) {
  CommandRequest request("GET", "/users/register/verify-email");
  request.params = {{.name = "token", .value = std::string(token)}};
  request.secret = true;
  request.effect = Effect::any;
  request.endsInRedirect = true;
  // Without one Directus redirects, too: to its login page.
  if (token.empty()) request.refused.add(invalidArgument("token", "must not be empty"));
  return request;
}

}  // namespace DIRECTUS_NAMESPACE::detail
