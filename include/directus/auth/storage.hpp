#pragma once

#include <memory>
#include <optional>

#include <directus/auth/authentication_data.hpp>

namespace DIRECTUS_NAMESPACE {

/// Held while it lives: see `AuthStorage::lock`.
class DIRECTUS_EXPORT StorageLock {
 public:
  virtual ~StorageLock();
};

/// Where a session outlives the process. Implement it to keep sessions elsewhere.
///
/// Thread safety: a client calls it from one thread at a time, which need not be yours.
/// Errors: return one, or throw: it harms only the call that needed the storage, and the session
/// goes on in memory. While `get` fails, calls end with its error, and it is tried again.
/// Lifetimes: its members may destroy the client.
/// @see https://directus.io/docs/guides/connect/sdk#authentication
class DIRECTUS_EXPORT AuthStorage {
 public:
  virtual ~AuthStorage();

  /// The session that was stored last; empty when no session is stored.
  virtual Result<std::optional<AuthenticationData>> get() = 0;

  /// Stores a session; `std::nullopt` removes the stored one.
  virtual Result<void> set(const std::optional<AuthenticationData>& data) = 0;

  /// For a storage that several processes share: keeps the others out while a refresh reads,
  /// renews and stores the session. Waits no longer than `patience`: it is called again and again,
  /// so that the end of a client does not wait for another process.
  ///
  /// Errors: `timeout` when another process holds the lock: the tokens are renewed later. After any
  /// other error the session goes on without the storage.
  virtual Result<std::unique_ptr<StorageLock>> lock(Milliseconds patience);
};

/// Keeps a session as long as it lives itself: share one between clients, or look into it.
class DIRECTUS_EXPORT MemoryStorage final : public AuthStorage {
 public:
  MemoryStorage();
  explicit MemoryStorage(AuthenticationData data);
  MemoryStorage(const MemoryStorage&) = delete;
  MemoryStorage& operator=(const MemoryStorage&) = delete;
  ~MemoryStorage() override;

  Result<std::optional<AuthenticationData>> get() override;
  Result<void> set(const std::optional<AuthenticationData>& data) override;

 private:
  struct State;
  State* state_;  // owned; a std::unique_ptr costs each file that includes this
};

}  // namespace DIRECTUS_NAMESPACE
