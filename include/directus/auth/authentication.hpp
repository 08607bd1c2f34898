#pragma once

#include <memory>
#include <optional>
#include <string>
#include <utility>

#include <directus/async/operation.hpp>
#include <directus/auth/authentication_data.hpp>
#include <directus/auth/storage.hpp>
#include <directus/call/client_handle.hpp>
#include <directus/commands/auth.hpp>
#include <directus/core/callback.hpp>
#include <directus/http/request_options.hpp>

namespace DIRECTUS_NAMESPACE {

/// What happened to the session.
enum class AuthEvent {
  loggedIn,       ///< a login succeeded, or a session from elsewhere was adopted
  refreshed,      ///< the tokens were renewed, by us or by a process that shares the storage
  expired,        ///< Directus ended the session: log in again
  loggedOut,      ///< `logout` was called
  storageFailed,  ///< the session is not stored, but lives on in memory; it is tried again
};

/// `loggedIn`: the name in the source.
[[nodiscard]] DIRECTUS_EXPORT std::string_view toString(AuthEvent event) noexcept;

/// What `onAuthChange` gets: a change of the session.
struct AuthChange {
  AuthEvent event{};
  std::optional<Error> error{};  ///< with `expired` and `storageFailed`
};

/// Called in order, one at a time, without a lock held, and never on the thread that renews tokens.
/// May call the client, wait, and destroy the client; the destruction of a client waits for one
/// that is running on another thread.
using AuthChangeHandler = Callback<const AuthChange&>;

/// Options of the `authentication` composable; names and defaults are the JS SDK's.
struct AuthenticationOptions {
  bool autoRefresh = true;                         ///< renew the tokens in time, by a thread
  Milliseconds msRefreshBeforeExpires = 30'000;    ///< how long before they expire
  std::shared_ptr<AuthStorage> storage{};          ///< null: the session is kept in memory
  Credentials credentials = Credentials::include;  ///< `omit`: cookies are not kept and not sent
  AuthChangeHandler onAuthChange{};
};

/// `RefreshOptions` without the token: the session has its own. The commands `refresh` and `logout`
/// take another token.
struct SessionRefreshOptions {
  std::optional<AuthMode> mode{};  ///< overrides the session's
};

namespace detail {

class SessionDriver;

/// The members that `authentication` adds to a client.
class DIRECTUS_EXPORT AuthenticationMembers {
 public:
  AuthenticationMembers(const ClientHandle& client, AuthMode mode, AuthenticationOptions options);

  /// Logs in and keeps the session; a failure keeps the old one.
  ///
  /// Errors: `api` (`invalidCredentials`, `invalidOtp`, …), and what any request may end with.
  /// @see https://directus.io/docs/guides/connect/sdk#authentication
  Operation<AuthenticationData> login(LocalLoginPayload payload,
                                      LoginOptions options = LoginOptions(),
                                      RequestOptions request = RequestOptions()) const;
  Operation<AuthenticationData> login(LDAPLoginPayload payload, LoginOptions options,
                                      RequestOptions request = RequestOptions()) const;

  /// Goes on with a session from elsewhere (single sign-on, a share, another device) as if it had
  /// been logged in to: it replaces the one before, is stored, and renewed in time. Nothing is
  /// sent; `refresh` shows whether Directus still has the session.
  ///
  /// Errors: `invalidArgument` where it has neither a token nor a cookie.
  /// @see https://directus.io/docs/guides/auth/tokens-cookies
  Operation<void> adopt(AuthenticationData session,
                        RequestOptions request = RequestOptions()) const;

  /// Ends the session of this client at once and in any case, then asks Directus to end it, too.
  /// Without a session it succeeds.
  ///
  /// Errors: those of a request; Directus may then still have the session.
  Operation<void> logout(SessionRefreshOptions options = SessionRefreshOptions(),
                         RequestOptions request = RequestOptions()) const;

  /// Renews the tokens now. Calls at the same time share one request and its outcome.
  ///
  /// Errors: `sessionLost` when Directus refuses; anything else keeps the session.
  Operation<AuthenticationData> refresh(SessionRefreshOptions options = SessionRefreshOptions(),
                                        RequestOptions request = RequestOptions()) const;

  /// The access token, renewed first when it is about to expire; empty without a session.
  Operation<std::optional<std::string>> getToken(RequestOptions request = RequestOptions()) const;

  /// Uses only this token from now on, without a session and a timer. `std::nullopt` or "":
  /// requests are anonymous.
  void setToken(std::optional<std::string> token) const;

  /// Stops the timer until the next login.
  void stopRefreshing() const;

  /// Replaces the handler of the options.
  void onAuthChange(AuthChangeHandler handler) const;

 private:
  std::shared_ptr<ClientContext> context_;
  std::shared_ptr<SessionDriver> driver_;
};

}  // namespace detail

/// The composable that `authentication` makes.
struct Authentication {
  AuthMode mode = AuthMode::cookie;
  AuthenticationOptions options{};

  /// What a client gets by `.with(authentication(…))`.
  ///
  /// Thread safety: every member may be called from several threads at once.
  /// Cancellation: `request.stop` and `request.timeout` end the call, and a renewal that others
  /// wait for goes on without it; the client's destruction ends all.
  template <class Schema>
  class Mixin : public detail::AuthenticationMembers {
   public:
    Mixin(const detail::ClientHandle& client, Authentication&& composable)
        : AuthenticationMembers(client, composable.mode, std::move(composable.options)) {}
  };
};

/// Gives a client sessions: `login`, `logout`, `refresh`, and tokens that are renewed in time.
/// @see https://directus.io/docs/guides/connect/sdk#authentication
[[nodiscard]] inline Authentication authentication(
    AuthMode mode = AuthMode::cookie, AuthenticationOptions options = AuthenticationOptions()) {
  return {mode, std::move(options)};
}

}  // namespace DIRECTUS_NAMESPACE
