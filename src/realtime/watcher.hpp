#pragma once

#include <optional>

#include <directus/realtime/subscription.hpp>

namespace DIRECTUS_NAMESPACE::detail {

/// Gets what happens to one subscription of the connection: one call at a time, under no lock.
class Watcher {
 public:
  Watcher() = default;
  Watcher(const Watcher&) = delete;
  Watcher& operator=(const Watcher&) = delete;
  virtual ~Watcher() = default;

  /// The server has it, and what is there now; `gap`: changes before may have been lost.
  virtual void began(RawChange init, std::optional<GapReason> gap) = 0;
  virtual void changed(RawChange change) = 0;
  /// A change that the server could not read for this user.
  virtual void missed(const Error& error) = 0;
  /// The connection is lost, or was not there yet; `began` follows.
  virtual void deaf(const std::optional<Error>& error) = 0;
  /// It is over; nothing follows. Without an error somebody unsubscribed.
  virtual void ended(const std::optional<Error>& error) = 0;
  /// Its changes were not taken for too long.
  virtual void stalled() {}
  /// Whether it waits for the next `connect` when the connection is given up, instead of ending.
  [[nodiscard]] virtual bool outlivesFailure() const noexcept { return false; }
};

}  // namespace DIRECTUS_NAMESPACE::detail
