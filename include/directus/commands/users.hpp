#pragma once

#include <string>
#include <string_view>

#include <nlohmann/json_fwd.hpp>

#include <directus/commands/command.hpp>
#include <directus/commands/typed_arguments.hpp>
#include <directus/schema/query.hpp>

namespace directus::inline v0 {

/// What an authenticator app needs: show `otpauth_url` as a QR code. Holds a secret.
struct TwoFactorSecret {
  std::string secret{};
  std::string otpauth_url{};
};

/// What else `registerUser` says about the new user.
struct RegisterUserOptions {
  std::string first_name{};
  std::string last_name{};
  std::string
      verification_url{};  ///< where the mail's link leads; must be on the server's allow-list
};

namespace detail {
DIRECTUS_EXPORT CommandRequest generateTwoFactorRequest(std::string_view password);
DIRECTUS_EXPORT CommandRequest enableTwoFactorRequest(std::string_view secret,
                                                      std::string_view otp);
DIRECTUS_EXPORT CommandRequest disableTwoFactorRequest(std::string_view otp);
DIRECTUS_EXPORT CommandRequest inviteUserRequest(std::string_view email, std::string_view role,
                                                 std::string_view inviteUrl);
DIRECTUS_EXPORT CommandRequest acceptUserInviteRequest(std::string_view token,
                                                       std::string_view password);
DIRECTUS_EXPORT CommandRequest registerUserRequest(std::string_view email,
                                                   std::string_view password,
                                                   const RegisterUserOptions& options);
DIRECTUS_EXPORT CommandRequest registerUserVerifyRequest(std::string_view token);
}  // namespace detail

/// The user whose token this is: `GET /users/me`. Typed: the fields of `User`.
/// @see https://directus.io/docs/api/users#retrieve-the-current-user
[[nodiscard]] inline Command<nlohmann::json> readMe(const Query<>& query = {}) {
  return Command<nlohmann::json>(detail::readRouteRequest("/users/me", detail::queryParams(query)));
}
template <class User>
[[nodiscard]] Command<User> readMe(const Query<>& query = {}) {
  return Command<User>(
      detail::readRouteRequest("/users/me", detail::shapedParams<User, void>(query)));
}

/// A new secret for two-factor authentication of the current user; `enableTwoFactor` puts it in
/// force.
/// @see https://directus.io/docs/api/users#generate-two-factor-authentication-secret
[[nodiscard]] inline Command<TwoFactorSecret> generateTwoFactorSecret(std::string_view password) {
  return Command<TwoFactorSecret>(detail::generateTwoFactorRequest(password));
}

/// From now on the current user logs in with a one-time password, too. `otp` is one that the
/// authenticator app made of `secret`.
/// @see https://directus.io/docs/api/users#enable-two-factor-authentication
[[nodiscard]] inline Command<void> enableTwoFactor(std::string_view secret, std::string_view otp) {
  return Command<void>(detail::enableTwoFactorRequest(secret, otp));
}

/// The password is enough again.
/// @see https://directus.io/docs/api/users#disable-two-factor-authentication
[[nodiscard]] inline Command<void> disableTwoFactor(std::string_view otp) {
  return Command<void>(detail::disableTwoFactorRequest(otp));
}

/// Mails an invitation. `role` is a role's key; `inviteUrl` must be on the server's allow-list.
/// @see https://directus.io/docs/api/users#invite-a-new-user
[[nodiscard]] inline Command<void> inviteUser(std::string_view email, std::string_view role,
                                              std::string_view inviteUrl = {}) {
  return Command<void>(detail::inviteUserRequest(email, role, inviteUrl));
}

/// Becomes a user with the token of that mail.
/// @see https://directus.io/docs/api/users#accept-a-user-invite
[[nodiscard]] inline Command<void> acceptUserInvite(std::string_view token,
                                                    std::string_view password) {
  return Command<void>(detail::acceptUserInviteRequest(token, password));
}

/// Signs up, where Directus allows it; says nothing about whether the address is known.
/// @see https://directus.io/docs/api/users#register-a-new-user
[[nodiscard]] inline Command<void> registerUser(std::string_view email, std::string_view password,
                                                const RegisterUserOptions& options = {}) {
  return Command<void>(detail::registerUserRequest(email, password, options));
}

/// Proves the address with the token of the mail that `registerUser` caused. Directus answers with
/// a redirect to its app, which is not followed.
/// @see https://directus.io/docs/api/users#verify-a-registered-user
[[nodiscard]] inline Command<void> registerUserVerify(std::string_view token) {
  return Command<void>(detail::registerUserVerifyRequest(token));
}

}  // namespace directus::inline v0
