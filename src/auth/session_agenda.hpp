#pragma once

#include <optional>

#include <directus/version.hpp>

#include "auth/session.hpp"

namespace DIRECTUS_NAMESPACE::detail {

/// What is to be done for a session, and when: decides, and does nothing itself. It has no clock,
/// thread or lock; `SessionDriver` has.
class SessionAgenda {
 public:
  using Millis = Session::Millis;
  enum class Due {
    nothing,
    restore,  ///< read the storage
    drop,     ///< the refresh that runs is of no use any more
    begin,    ///< begin a refresh
    renew,    ///< make an attempt of the refresh that runs
    save,     ///< store what is in memory
  };

  [[nodiscard]] Due next(const Session& session, Millis now) const;
  /// When there is something to do next; nothing while nothing is.
  [[nodiscard]] std::optional<Millis> wakeAt(const Session& session, Millis now) const;
  /// After an exception: what it lacked may be there again.
  void rest(Millis until) noexcept { restsUntil_ = until; }
  [[nodiscard]] bool isResting(Millis now) const noexcept { return now < restsUntil_; }

  // Reading.

  /// The storage could not be read. True for the first time in a row.
  bool readFailed(Millis now) noexcept;
  [[nodiscard]] bool cannotRead() const noexcept { return readFailures_ > 0; }

  // Refreshing.

  void want(std::optional<AuthMode> mode) noexcept;
  [[nodiscard]] bool isWanted() const noexcept { return wanted_; }
  /// A refresh that was wanted is not any more.
  void unwant() noexcept {
    wanted_ = false;
    wantedMode_.reset();
  }
  /// The refresh that `begin` asked for; it is attempted at once.
  void begun(std::optional<Session::Refresh> refresh, Millis now) noexcept;
  [[nodiscard]] std::optional<AuthMode> wantedMode() const noexcept { return wantedMode_; }
  [[nodiscard]] const std::optional<Session::Refresh>& running() const noexcept { return running_; }
  void tryAgainAt(Millis at) noexcept { nextAttempt_ = at; }
  void ended() noexcept { running_.reset(); }

  // Saving.

  /// What is in memory is not what is stored.
  void changed(bool hasStorage) noexcept;
  void saved() noexcept;
  /// True for the first failure in a row.
  bool saveFailed(Millis now) noexcept;
  [[nodiscard]] bool isUnsaved() const noexcept { return unsaved_; }
  /// The last attempt to save failed.
  [[nodiscard]] bool cannotSave() const noexcept { return saveFailures_ > 0; }

 private:
  Millis restsUntil_{0};
  int readFailures_ = 0;
  Millis nextRead_{0};
  bool wanted_ = false;
  std::optional<AuthMode> wantedMode_;
  std::optional<Session::Refresh> running_;
  Millis nextAttempt_{0};
  bool unsaved_ = false;
  int saveFailures_ = 0;
  Millis nextSave_{0};
};

}  // namespace DIRECTUS_NAMESPACE::detail
