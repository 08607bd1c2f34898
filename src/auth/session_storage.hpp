#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <stop_token>

#include <directus/auth/storage.hpp>

#include "auth/session.hpp"

namespace DIRECTUS_NAMESPACE::detail {

/// The storage of a session, whose errors and exceptions harm only the call that needed it.
///
/// Thread safety: that of the `AuthStorage`.
class SessionStorage {
 public:
  using Millis = std::chrono::milliseconds;

  /// Null: the session is not stored.
  explicit SessionStorage(std::shared_ptr<AuthStorage> storage);

  explicit operator bool() const noexcept { return storage_ != nullptr; }

  [[nodiscard]] Result<std::optional<AuthenticationData>> read() const;

  /// After a failed `read`: whether nothing is there any more, as when a damaged file was put
  /// aside.
  [[nodiscard]] bool isEmptyNow() const;

  /// Stores it; null: removes what is there.
  [[nodiscard]] std::optional<Error> put(const AuthenticationData* data) const;

  /// Waits for the lock in slices, so that the end of the client does not wait for all of it.
  [[nodiscard]] Result<std::unique_ptr<StorageLock>> lock(Millis patience,
                                                          const std::stop_token& stop) const;

  /// Takes the lock and stores; when nothing is to be stored, `removed` is what was there.
  [[nodiscard]] Result<void> store(const AuthenticationData* data,
                                   std::optional<AuthenticationData>& removed, Millis patience,
                                   const std::stop_token& stop) const;

 private:
  template <class F>
  auto contained(F&& use) const noexcept -> decltype(use());

  std::shared_ptr<AuthStorage> storage_;
  Error threw_;  // made in time: where it is needed there may be no memory for it
};

}  // namespace DIRECTUS_NAMESPACE::detail
