#pragma once

#include <chrono>
#include <cstdint>
#include <optional>

#include <directus/auth/authentication_data.hpp>
#include <directus/core/error.hpp>

namespace DIRECTUS_NAMESPACE::detail {

/// The session of one client as a machine: events and the time go in, what is to be done comes
/// out. It has no socket, clock, thread or lock; `SessionDriver` has.
///
/// - none: `login`, or found in the storage → active; `setToken` → manual (no timer)
/// - active: asked for the token → gives it; timer, asked inside the margin, 401 TOKEN_EXPIRED →
///   refreshing, and the old token is given while it is valid; past its expiry it is stale
/// - refreshing: tokens came → active; Directus refused, and the storage has nothing newer → none,
///   with `sessionLost` for everybody until `login`, `logout` or `setToken`; no answer of Directus
///   → active or stale, with backoff
/// - stale: asked for the token → refreshing once the backoff is over, until then the last error
/// - any: `login`, `logout`, `setToken` begin a new generation; results of an older one are dropped
///
/// docs/pictures/session.dot shows the same.
///
/// Times are milliseconds of `Clock::now`.
class Session {
 public:
  using Millis = std::chrono::milliseconds;

  /// `stale` is `active` past its expiry.
  enum class State { none, active, stale, manual };

  Session(AuthMode mode, bool autoRefresh, Millis margin);

  // What happens to a session. Each begins a new generation.

  void loggedIn(AuthenticationData data, AuthMode mode, Millis now);
  void restored(AuthenticationData data, Millis now, Millis wallNow);
  void tokenSet(std::optional<std::string> token);
  /// Gives what is over.
  AuthenticationData loggedOut() noexcept;

  /// The timer is off until the next login.
  void stopRefreshing() noexcept { autoRefresh_ = false; }

  // Asking for the token.

  struct Answer {
    enum class Do { give, wait, fail };
    Do what = Do::give;
    bool startRefresh = false;     ///< a refresh is wanted and none runs
    std::optional<Error> error{};  ///< with `fail`
  };

  /// `patient`: rather waits for a fresh token than takes one in its last moments.
  [[nodiscard]] Answer ask(Millis now, bool patient) const;

  /// Directus called the access token expired, whatever our clock says. False when it is not the
  /// one in use any more: then the request may simply be sent again.
  [[nodiscard]] bool reportExpired(std::uint64_t serial, Millis now);

  // One refresh at a time.

  struct Refresh {
    std::uint64_t generation = 0;
    AuthenticationData data{};
    AuthMode mode = AuthMode::cookie;
  };

  /// Begins a refresh; nothing while one runs. `mode` overrides the session's from now on.
  [[nodiscard]] std::optional<Refresh> beginRefresh(std::optional<AuthMode> mode);

  /// The session after a refresh: cookies that did not come again stay as they are.
  [[nodiscard]] static AuthenticationData renewed(const Refresh& refresh, AuthenticationData reply);

  /// Takes what `renewed` gave. False when it came too late and is dropped.
  bool refreshSucceeded(const Refresh& refresh, AuthenticationData data, Millis now);

  /// A sibling process renewed the session; what it stored is taken over.
  bool adopted(const Refresh& refresh, AuthenticationData data, Millis now, Millis wallNow);

  /// Directus refused: the session, if there was one, is over. Gives the error for the callers that
  /// wait, nothing when the refusal came too late.
  std::optional<Error> refreshRefused(const Refresh& refresh, const Error& error);

  /// No answer, or none of Directus: the session stays. Gives the time of another try within this
  /// refresh, nothing when it has failed, at once if it is `final`. `random` in [0, 1).
  [[nodiscard]] std::optional<Millis> refreshFailed(const Refresh& refresh, Error error, Millis now,
                                                    double random, bool final = false);

  // Looking at it.

  [[nodiscard]] State state(Millis now) const noexcept;
  [[nodiscard]] bool isRefreshing() const noexcept { return refreshing_; }
  [[nodiscard]] const AuthenticationData& data() const noexcept { return data_; }
  [[nodiscard]] AuthMode mode() const noexcept { return mode_; }
  [[nodiscard]] std::uint64_t generation() const noexcept { return generation_; }

  /// Grows with each new token: shows whether a token is still in use.
  [[nodiscard]] std::uint64_t serial() const noexcept { return serial_; }

  /// When the timer is to refresh; nothing when it is not.
  [[nodiscard]] std::optional<Millis> wakeAt(Millis now) const;

 private:
  void begin(State state, AuthenticationData data) noexcept;
  void setExpiry(Millis now, std::optional<Millis> lifetime, std::optional<Millis> left);
  [[nodiscard]] bool canRefresh() const noexcept;
  [[nodiscard]] bool isCurrent(const Refresh& refresh) const noexcept;
  void take(AuthenticationData data) noexcept;

  const AuthMode clientMode_;
  const bool wantsAutoRefresh_;
  const Millis configuredMargin_;

  State state_ = State::none;  // never `stale`: that follows from the time
  AuthenticationData data_;
  AuthMode mode_;
  bool autoRefresh_;
  std::optional<Millis> expiresAt_;
  Millis margin_{0};

  bool refreshing_ = false;
  int attempts_ = 0;   // of the refresh that runs
  int failures_ = 0;   // refreshes that failed in a row
  Millis retryAt_{0};  // no refresh by itself before
  std::optional<Error> lastError_;

  std::uint64_t generation_ = 0;
  std::uint64_t serial_ = 0;
};

}  // namespace DIRECTUS_NAMESPACE::detail
