#pragma once

#include <optional>

#include <directus/version.hpp>

#include "auth/session.hpp"

namespace DIRECTUS_NAMESPACE::detail {

/// What one attempt to renew a session came to.
struct RenewalOutcome {
  enum class What { renewed, adopted, refused, failed } what = What::failed;
  Session::Tokens tokens{};
  std::optional<Error> error{};
  std::optional<Error> storageError{};  ///< the tokens are good, but not stored
  bool locked = false;                  ///< failed since another process holds the storage
};

/// One attempt to renew a session, as a machine: each member says what came of a step and gives the
/// next one. It has no socket, clock, thread or lock; `SessionDriver` takes the steps.
///
/// | step | what comes | next |
/// |---|---|---|
/// | lock | held, or a storage that cannot lock | read |
/// | lock | another process has it | done: failed |
/// | read | another session that is good | done: adopted |
/// | read | another session whose token is over | send, with that one |
/// | read | the same, nothing, or an error | send |
/// | send | tokens | store |
/// | send | no answer, the first time | send |
/// | send | refused | readAgain |
/// | send | anything else | done: failed |
/// | readAgain | another session that is good: a sibling was faster | done: adopted |
/// | readAgain | the same, nothing, or an error | clear |
/// | store, clear | whatever | done |
class Renewal {
 public:
  using Millis = Session::Millis;
  enum class Step { lock, read, send, readAgain, store, clear, done };
  using Stored = Result<std::optional<AuthenticationData>>;

  /// `unsaved`: what is in memory is newer than what the storage holds.
  Renewal(Session::Refresh refresh, bool hasStorage, bool unsaved) noexcept
      : refresh_(std::move(refresh)), hasStorage_(hasStorage), reads_(hasStorage && !unsaved) {}

  [[nodiscard]] Step begin() const noexcept { return hasStorage_ ? Step::lock : Step::send; }
  [[nodiscard]] Step locked(const std::optional<Error>& error);
  [[nodiscard]] Step read(Stored stored, Millis wallNow);
  [[nodiscard]] Step answered(Result<Session::Tokens> reply);
  [[nodiscard]] Step stored(std::optional<Error> error) noexcept;

  /// What is to be sent, with whatever the storage held.
  [[nodiscard]] const Session::Refresh& refresh() const noexcept { return refresh_; }
  /// What is to be stored.
  [[nodiscard]] const Session::Tokens& tokens() const noexcept { return outcome_.tokens; }
  [[nodiscard]] RenewalOutcome take() noexcept { return std::move(outcome_); }

 private:
  [[nodiscard]] Step adopt(AuthenticationData data);

  Session::Refresh refresh_;
  bool hasStorage_;
  bool reads_;
  bool sentOnce_ = false;
  bool refused_ = false;
  RenewalOutcome outcome_;
};

/// Whether Directus itself says that a session is over. An answer of a proxy or a firewall does
/// not, whatever its status.
[[nodiscard]] bool endsSession(const Error& error) noexcept;

}  // namespace DIRECTUS_NAMESPACE::detail
