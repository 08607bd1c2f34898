#include <directus/auth/storage.hpp>

namespace directus::inline v0 {

StorageLock::~StorageLock() = default;
AuthStorage::~AuthStorage() = default;

Result<std::unique_ptr<StorageLock>> AuthStorage::lock(std::chrono::milliseconds) {
  return std::unique_ptr<StorageLock>();  // nobody else uses it
}

Result<std::optional<AuthenticationData>> MemoryStorage::get() {
  const std::scoped_lock lock(mutex_);
  return data_;
}

Result<void> MemoryStorage::set(const std::optional<AuthenticationData>& data) {
  const std::scoped_lock lock(mutex_);
  data_ = data;
  return {};
}

}  // namespace directus::inline v0
