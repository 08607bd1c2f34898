#pragma once

#include <optional>
#include <string>
#include <vector>

#include <directus/commands/command.hpp>
#include <directus/core/auth_mode.hpp>

namespace DIRECTUS_NAMESPACE {

/// A user of Directus and the password. Holds a secret.
struct LocalLoginPayload {
  std::string email{};
  std::string password{};
};

/// A user of an LDAP server behind Directus, and the password. Holds a secret.
struct LDAPLoginPayload {
  std::string identifier{};
  std::string password{};
};

/// How to log in.
struct LoginOptions {
  std::string provider{};          ///< such as `ldap`; "" = Directus itself
  std::string otp{};               ///< the one-time password of two-factor authentication
  std::optional<AuthMode> mode{};  ///< overrides the client's for this session
};

/// What to renew or end: by the token, or by the cookie that the client holds.
struct RefreshOptions {
  std::optional<AuthMode> mode{};
  std::string refresh_token{};
};

/// What Directus answers to a login or a refresh.
struct AuthenticationReply {
  std::optional<std::string> access_token{};
  std::optional<std::string> refresh_token{};
  std::optional<std::int64_t> expires{};  ///< milliseconds
};

/// A way to log in that this Directus offers.
struct AuthProvider {
  std::string name{};
  std::string driver{};
  std::optional<std::string> icon{};
  std::optional<std::string> label{};
};

namespace detail {

/// Either of the two.
struct LoginPayload {
  const char* nameMember;  ///< what the name is called in the body
  std::string name;
  std::string password;

  LoginPayload(LocalLoginPayload payload)
      : nameMember("email"),
        name(std::move(payload.email)),
        password(std::move(payload.password)) {}
  LoginPayload(LDAPLoginPayload payload)
      : nameMember("identifier"),
        name(std::move(payload.identifier)),
        password(std::move(payload.password)) {}
};

DIRECTUS_EXPORT CommandRequest loginRequest(const LoginPayload& payload,
                                            const LoginOptions& options);
DIRECTUS_EXPORT CommandRequest refreshRequest(const RefreshOptions& options);
DIRECTUS_EXPORT CommandRequest logoutRequest(const RefreshOptions& options);
DIRECTUS_EXPORT CommandRequest passwordRequestRequest(std::string_view email,
                                                      std::string_view resetUrl);
DIRECTUS_EXPORT CommandRequest passwordResetRequest(std::string_view token,
                                                    std::string_view password);
}  // namespace detail

/// Logs in without keeping a session: the tokens are the caller's. A client with
/// `authentication()` has a `login` of its own.
/// @see https://directus.io/docs/api/authentication#login
[[nodiscard]] inline Command<AuthenticationReply> login(
    const LocalLoginPayload& payload, const LoginOptions& options = LoginOptions()) {
  return Command<AuthenticationReply>(detail::loginRequest(payload, options));
}
[[nodiscard]] inline Command<AuthenticationReply> login(const LDAPLoginPayload& payload,
                                                        const LoginOptions& options) {
  return Command<AuthenticationReply>(detail::loginRequest(payload, options));
}

/// Gives new tokens for a refresh token, which is used up.
/// @see https://directus.io/docs/api/authentication#refresh
[[nodiscard]] inline Command<AuthenticationReply> refresh(const RefreshOptions& options) {
  return Command<AuthenticationReply>(detail::refreshRequest(options));
}

/// Makes a refresh token useless.
/// @see https://directus.io/docs/api/authentication#logout
[[nodiscard]] inline Command<void> logout(const RefreshOptions& options) {
  return Command<void>(detail::logoutRequest(options));
}

/// Sends a mail with a link to reset the password; says nothing about whether the address is
/// known. `resetUrl` must be on the server's allow-list.
/// @see https://directus.io/docs/api/authentication#request-a-password-reset
[[nodiscard]] inline Command<void> passwordRequest(std::string_view email,
                                                   std::string_view resetUrl = {}) {
  return Command<void>(detail::passwordRequestRequest(email, resetUrl));
}

/// Sets a new password with the token of that mail.
/// @see https://directus.io/docs/api/authentication#reset-a-password
[[nodiscard]] inline Command<void> passwordReset(std::string_view token,
                                                 std::string_view password) {
  return Command<void>(detail::passwordResetRequest(token, password));
}

/// The ways to log in besides the password.
/// @see https://directus.io/docs/api/authentication#list-auth-providers
[[nodiscard]] inline Command<std::vector<AuthProvider>> readProviders(bool sessionOnly = false) {
  return Command<std::vector<AuthProvider>>(
      detail::readRouteRequest(sessionOnly ? "/auth?sessionOnly" : "/auth"));
}

}  // namespace DIRECTUS_NAMESPACE
