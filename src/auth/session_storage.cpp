#include "auth/session_storage.hpp"

#include <algorithm>

namespace DIRECTUS_NAMESPACE::detail {

namespace {

/// How long one call of `AuthStorage::lock` may take: the end of the client waits for it.
constexpr SessionStorage::Millis lockSlice(100);

}  // namespace

SessionStorage::SessionStorage(std::shared_ptr<AuthStorage> storage)
    : storage_(std::move(storage)),
      threw_({.kind = ErrorKind::storage, .message = "the storage threw an exception"}) {}

template <class F>
auto SessionStorage::contained(F&& use) const noexcept -> decltype(use()) {
  try {
    return use();
  } catch (const Error& error) {
    return error;
  } catch (...) {
    return threw_;
  }
}

/// A moment without memory is not a reason to forget a session: one more try.
Result<std::optional<AuthenticationData>> SessionStorage::read() const {
  const auto get = [this] { return storage_->get(); };
  try {
    return get();
  } catch (...) {
    return contained(get);
  }
}

bool SessionStorage::isEmptyNow() const {
  const auto again = read();
  return again && !*again;
}

std::optional<Error> SessionStorage::put(const AuthenticationData* data) const {
  const auto stored = contained([&]() -> Result<void> {
    std::optional<AuthenticationData> copy;
    if (data != nullptr) copy = *data;
    return storage_->set(copy);
  });
  if (stored) return std::nullopt;
  return stored.error();
}

Result<std::unique_ptr<StorageLock>> SessionStorage::lock(Millis patience,
                                                          const std::stop_token& stop) const {
  for (Millis left = patience;;) {
    const Millis slice = std::min(left, lockSlice);
    auto locked = contained([&] { return storage_->lock(slice); });
    left -= slice;
    const bool isBusy = !locked && locked.error().kind() == ErrorKind::timeout;
    if (!isBusy || left <= Millis(0) || stop.stop_requested()) return locked;
  }
}

Result<void> SessionStorage::store(const AuthenticationData* data,
                                   std::optional<AuthenticationData>& removed, Millis patience,
                                   const std::stop_token& stop) const {
  auto held = lock(patience, stop);
  if (!held) return held.error();
  if (data == nullptr)
    if (auto there = read()) removed = *std::move(there);
  if (auto failed = put(data)) return *std::move(failed);
  return {};
}

}  // namespace DIRECTUS_NAMESPACE::detail
