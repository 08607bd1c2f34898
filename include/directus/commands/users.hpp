#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <directus/commands/system_commands.hpp>

// Users and their accounts.
// @see https://directus.io/docs/api/users

namespace DIRECTUS_NAMESPACE {

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

/// The users: `GET /users`.
template <class User = nlohmann::json>
Command<detail::ListOf<User>> readUsers(const Query<>& query = Query<>()) {
  return detail::readList<User>("/users", query);
}

/// One user: `GET /users/{key}`.
template <class User = nlohmann::json>
Command<User> readUser(const Key& key, const Query<>& query = Query<>()) {
  return detail::readOne<User>("/users", key, query);
}

/// A new user: `POST /users`.
template <class User = nlohmann::json, class Item>
Command<User> createUser(const Item& user, const Query<>& query = Query<>()) {
  return detail::createOne<User>("/users", user, query);
}

/// New users, all or none: `POST /users`.
template <class User = nlohmann::json, class Items>
Command<detail::ListOf<User>> createUsers(const Items& users, const Query<>& query = Query<>()) {
  return detail::createList<User>("/users", users, query);
}

/// Changes one user: `PATCH /users/{key}`.
template <class User = nlohmann::json, class Changes = Patch<void>>
Command<User> updateUser(const Key& key, const Changes& changes, const Query<>& query = Query<>()) {
  return detail::updateOne<User>("/users", key, changes, query);
}

/// Gives several users the same values: `PATCH /users`.
template <class User = nlohmann::json, class Changes = Patch<void>>
Command<detail::ListOf<User>> updateUsers(const Keys& keys, const Changes& changes,
                                          const Query<>& query = Query<>()) {
  return detail::updateList<User>("/users", detail::selectKeys(keys), changes, query);
}

/// Gives several users different values; each names its key: `PATCH /users`.
template <class User = nlohmann::json, class Items = std::vector<Patch<void>>>
Command<detail::ListOf<User>> updateUsersBatch(const Items& users,
                                               const Query<>& query = Query<>()) {
  return detail::updateBatch<User>("/users", users, query);
}

/// Removes one user: `DELETE /users/{key}`.
inline Command<void> deleteUser(const Key& key) {
  return detail::deleteOne("/users", key);
}

/// Removes several users: `DELETE /users`.
inline Command<void> deleteUsers(const Keys& keys) {
  return detail::deleteList("/users", keys);
}

/// The user whose token this is: `GET /users/me`. Typed: the fields of `User`.
/// @see https://directus.io/docs/api/users#retrieve-the-current-user
template <class User = nlohmann::json>
Command<User> readMe(const Query<>& query = Query<>()) {
  return detail::readOne<User>("/users/me", query);
}

/// Changes the user whose token this is: `PATCH /users/me`.
template <class User = nlohmann::json, class Changes = Patch<void>>
Command<User> updateMe(const Changes& changes, const Query<>& query = Query<>()) {
  return detail::updateOne<User>("/users/me", changes, query);
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
[[nodiscard]] inline Command<void> registerUser(
    std::string_view email, std::string_view password,
    const RegisterUserOptions& options = RegisterUserOptions()) {
  return Command<void>(detail::registerUserRequest(email, password, options));
}

/// Proves the address with the token of the mail that `registerUser` caused. Directus answers with
/// a redirect to its app, which is not followed.
/// @see https://directus.io/docs/api/users#verify-a-registered-user
[[nodiscard]] inline Command<void> registerUserVerify(std::string_view token) {
  return Command<void>(detail::registerUserVerifyRequest(token));
}

}  // namespace DIRECTUS_NAMESPACE
