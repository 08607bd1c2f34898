#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include <directus/auth/authentication_data.hpp>
#include <directus/core/error.hpp>

namespace DIRECTUS_NAMESPACE::detail {

/// Is there a token that can be sent?
[[nodiscard]] inline bool isHeld(const std::optional<std::string>& token) noexcept {
  return token && !token->empty();
}

// clang-format off
/// The session of one client as a machine: events and the time go in, what is to be done comes
/// out. It has no socket, clock, thread or lock; `SessionDriver` has.
///
/// | state | event | goes to |
/// |---|---|---|
/// | unread | the storage holds a session / none | active or manual / none |
/// | unread | the read fails | unread: tried again after a pause; until then callers get the storage's error |
/// | none | asked for the token | none: requests are anonymous |
/// | active | asked for the token | active: it is given |
/// | active | timer, asked inside the margin, 401 `TOKEN_EXPIRED` | refreshing; the old token is given while it is valid |
/// | active | 401 `INVALID_CREDENTIALS` or `INVALID_TOKEN` for the token in use | refreshing, once for each token: a probe |
/// | active | its expiry passes, or it has no token to give | stale |
/// | refreshing | tokens came, or a sibling process stored newer ones | active |
/// | refreshing | Directus refused, and the storage has nothing newer | lost |
/// | refreshing | no answer of Directus, or a reply without tokens | active or stale, with a pause; in a pause that the server asked for, `refresh` is not sent either |
/// | stale | asked for the token | refreshing; during a pause the last error, which says when the next try is |
/// | stale | timer at the end of the pause; any answer of the server, where it could not be reached | refreshing: a probe |
/// | stale | asked, with nothing to renew it with | stale: `sessionLost` |
/// | lost | asked for the token | lost: `sessionLost` |
/// | manual | asked for the token | manual: it is given; a refresh that is refused changes nothing |
/// | any | login or adopt / setToken / logout | active / manual / none: a new generation; results of an older one are dropped |
///
/// docs/pictures/session.dot shows the same. Refreshing is not a state of its own: an active or stale
/// session is refreshing while `isRefreshing`.
///
/// Times are milliseconds of `Clock::now`.
// clang-format on
class Session {
 public:
  using Millis = std::chrono::milliseconds;
  /// Never changed, so that whoever has it may read it without a lock. Not null.
  using Tokens = std::shared_ptr<const AuthenticationData>;

  /// `stale` is `active` past its expiry, or without a token to give.
  enum class State { unread, none, active, stale, manual, lost };

  /// `unread`: there is a storage, which may hold a session.
  Session(AuthMode mode, bool autoRefresh, Millis margin, bool unread = false);

  // What happens to a session. Each begins a new generation.

  void loggedIn(Tokens tokens, AuthMode mode, Millis now) noexcept;
  void restored(Tokens tokens, Millis now, Millis wallNow) noexcept;
  /// The same of a session that the application has from elsewhere; the timer is on, as after a
  /// login.
  void takenOver(Tokens tokens, Millis now, Millis wallNow) noexcept;
  /// The storage holds no session.
  void nothingStored() noexcept;
  /// No access token: none from now on.
  void tokenSet(Tokens tokens) noexcept;
  /// Gives what is over.
  Tokens loggedOut() noexcept;

  /// The storage could not be read; it is tried again.
  void readFailed(Error error) noexcept;

  /// The timer is off until the next login.
  void stopRefreshing() noexcept { autoRefresh_ = false; }

  // Asking for the token.

  /// A token as it is handed out.
  struct Given {
    Tokens tokens;
    AuthMode mode = AuthMode::cookie;
    std::uint64_t serial = 0;
    std::optional<Millis> expiresAt{};
  };
  [[nodiscard]] Given given() const noexcept { return {tokens_, mode_, serial_, expiresAt_}; }

  struct Answer {
    enum class Do { give, wait, fail };
    Do what = Do::give;
    bool startRefresh = false;     ///< a refresh is wanted and none runs
    std::optional<Error> error{};  ///< with `fail`
  };

  /// `patient`: rather waits for a fresh token than takes one in its last moments. `waited`: takes
  /// one that has just come, however short it is said to live.
  [[nodiscard]] Answer ask(Millis now, bool patient, bool waited = false) const;

  /// Why a refresh that the application asks for is not sent; nothing when it may be.
  [[nodiscard]] std::optional<Error> refusesRefresh(Millis now) const;

  /// Directus called the access token expired, whatever our clock says. False when it is not the
  /// one in use any more: then the request may simply be sent again.
  [[nodiscard]] bool reportExpired(std::uint64_t serial, Millis now);

  /// Directus does not know the access token: the session may have been ended there. True when a
  /// refresh is to find out, once for each token.
  [[nodiscard]] bool reportUnknown(std::uint64_t serial, Millis now);

  /// The server answered somebody: a pause that began since it could not be reached is over. True
  /// when there was one.
  bool serverAnswered(Millis now) noexcept;

  // One refresh at a time.

  struct Refresh {
    std::uint64_t generation = 0;
    Tokens tokens;
    AuthMode mode = AuthMode::cookie;
    bool hasSession = false;  ///< there is one to be ended by a refusal
  };

  /// Begins a refresh; nothing while one runs. `mode` overrides the session's once it succeeds.
  [[nodiscard]] std::optional<Refresh> beginRefresh(std::optional<AuthMode> mode) noexcept;

  /// The session after a refresh: cookies that did not come again stay as they are.
  [[nodiscard]] static AuthenticationData renewed(const Refresh& refresh, AuthenticationData reply);

  /// Takes what `renewed` gave. False when it came too late and is dropped.
  bool refreshSucceeded(const Refresh& refresh, Tokens tokens, Millis now) noexcept;

  /// A sibling process renewed the session; what it stored is taken over.
  bool adopted(const Refresh& refresh, Tokens tokens, Millis now, Millis wallNow) noexcept;

  /// Directus refused: the session, if there was one, is over. Gives the error for those who wait,
  /// nothing when the refusal came too late.
  std::optional<Error> refreshRefused(const Refresh& refresh, const Error& error);

  /// No answer, or none of Directus: the session stays. Gives the time of another try within this
  /// refresh, nothing when it has failed, at once if it is `final`. `random` in [0, 1).
  [[nodiscard]] std::optional<Millis> refreshFailed(const Refresh& refresh, Error error, Millis now,
                                                    double random, bool final = false) noexcept;

  // Looking at it.

  [[nodiscard]] State state(Millis now) const noexcept;
  [[nodiscard]] bool isRefreshing() const noexcept { return refreshing_; }
  /// A refresh that is neither over nor out of date.
  [[nodiscard]] bool isCurrent(const Refresh& refresh) const noexcept;
  /// The pause that lasts is one since nothing could be reached.
  [[nodiscard]] bool isUnreachable() const noexcept { return unreachable_; }
  /// Whether there is something to be stored.
  [[nodiscard]] bool hasSession() const noexcept {
    return state_ == State::active || state_ == State::manual;
  }
  [[nodiscard]] const Tokens& tokens() const noexcept { return tokens_; }
  [[nodiscard]] const AuthenticationData& data() const noexcept { return *tokens_; }
  [[nodiscard]] AuthMode mode() const noexcept { return mode_; }
  [[nodiscard]] std::uint64_t generation() const noexcept { return generation_; }

  /// Grows with each new token: shows whether a token is still in use.
  [[nodiscard]] std::uint64_t serial() const noexcept { return serial_; }

  /// When the timer is to refresh; nothing when it is not.
  [[nodiscard]] std::optional<Millis> wakeAt(Millis now) const noexcept;

 private:
  void begin(State state, Tokens tokens) noexcept;
  void setExpiry(Millis now, std::optional<Millis> left = {}) noexcept;
  void setExpiryAt(Millis now, Millis wallNow) noexcept;
  void nothingHeld() noexcept;
  [[nodiscard]] bool canRefresh() const noexcept;
  [[nodiscard]] bool canGive() const noexcept;
  /// A token that has just come is given whatever is said about its life.
  [[nodiscard]] bool isJustRenewed(Millis now) const noexcept;
  [[nodiscard]] Answer askStale(Millis now, bool waited) const;
  [[nodiscard]] Error notTried(Millis now) const;
  void take(Tokens tokens) noexcept;

  const AuthMode clientMode_;
  const bool wantsAutoRefresh_;
  const Millis configuredMargin_;
  const Tokens nothing_;

  State state_;  // never `stale`: that follows from the time
  Tokens tokens_;
  AuthMode mode_;
  bool autoRefresh_;
  std::optional<Millis> expiresAt_;
  Millis margin_{0};

  bool refreshing_ = false;
  int attempts_ = 0;          // of the refresh that runs
  int failures_ = 0;          // refreshes that failed in a row
  Millis retryAt_{0};         // no refresh by itself before
  Millis askedUntil_{0};      // the server asked not to be asked before
  bool unreachable_ = false;  // the pause lasts since nothing could be reached
  std::optional<Error> lastError_;
  std::optional<Millis> renewedAt_;
  std::optional<std::uint64_t> probed_;  // the serial that a probe was made for

  std::uint64_t generation_ = 0;
  std::uint64_t serial_ = 0;
};

/// Whether the same refresh would be answered in the same way. A proxy that asks for a login, or is
/// busy, will not do so for ever.
[[nodiscard]] bool isRefusedForGood(const Error& error) noexcept;

}  // namespace DIRECTUS_NAMESPACE::detail
