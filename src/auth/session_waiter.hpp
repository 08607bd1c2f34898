#pragma once

#include <condition_variable>
#include <mutex>
#include <optional>

#include <directus/core/clock.hpp>
#include <directus/core/error.hpp>

#include "async/waiter.hpp"
#include "auth/session.hpp"

namespace DIRECTUS_NAMESPACE::detail {

/// Waits for one thing of a session. What that came to is laid down under the lock of the driver
/// before the waiter is woken, so that it takes what its own wait brought, whatever has happened
/// since.
class SessionWaiter : public Waiter {
 public:
  enum class For {
    read,     ///< the storage has been read, or could not be
    token,    ///< a token, by the refresh that is under way
    renewal,  ///< the end of the refresh that is under way
    late,     ///< the end of a refresh whose session is over
    saved,    ///< what is in memory was stored, or could not be
  };

  explicit SessionWaiter(For what) noexcept : what_(what) {}

  /// Whether a thread waits, which goes on where it called.
  [[nodiscard]] virtual bool isThread() const noexcept { return false; }

  [[nodiscard]] For what() const noexcept { return what_; }
  void waitFor(For what) noexcept { what_ = what; }

  void bring(Error error) noexcept { error_ = std::move(error); }
  void bring(Session::Given given) noexcept { given_ = std::move(given); }

  /// Neither: look again.
  [[nodiscard]] const std::optional<Error>& error() const noexcept { return error_; }
  [[nodiscard]] const std::optional<Session::Given>& given() const noexcept { return given_; }

 private:
  For what_;
  std::optional<Error> error_;
  std::optional<Session::Given> given_;
};

/// A thread that waits: an object on its stack.
class BlockingWaiter final : public SessionWaiter {
 public:
  using SessionWaiter::SessionWaiter;
  [[nodiscard]] bool isThread() const noexcept override { return true; }

  void wake() noexcept override {
    const std::scoped_lock lock(mutex_);
    isWoken_ = true;
    changed_.notify_all();
  }

  /// Ends a `wait` early: there is something to look at, such as a stop token.
  void interrupt() noexcept {
    const std::scoped_lock lock(mutex_);
    isInterrupted_ = true;
    changed_.notify_all();
  }

  /// Waits for `wake`; true when it has come. May return early.
  bool wait(Clock& clock, std::optional<std::chrono::milliseconds> until) {
    std::unique_lock lock(mutex_);
    if (!isWoken_ && !std::exchange(isInterrupted_, false)) clock.wait(lock, changed_, until);
    return isWoken_;
  }

  /// Waits for a `wake` that is sure to come, and makes the waiter ready for another wait.
  void finish() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return isWoken_; });
    isWoken_ = false;
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  bool isWoken_ = false;
  bool isInterrupted_ = false;
};

}  // namespace DIRECTUS_NAMESPACE::detail
