#include <directus/auth/storage.hpp>

#include <mutex>

namespace DIRECTUS_NAMESPACE {

StorageLock::~StorageLock() = default;
AuthStorage::~AuthStorage() = default;

Result<std::unique_ptr<StorageLock>> AuthStorage::lock(Milliseconds) {
  return std::unique_ptr<StorageLock>();  // nobody else uses it
}

struct MemoryStorage::State {
  std::mutex mutex{};
  std::optional<AuthenticationData> data{};
};

MemoryStorage::MemoryStorage() : state_(new State()) {}
MemoryStorage::MemoryStorage(AuthenticationData data) : MemoryStorage() {
  state_->data = std::move(data);
}
MemoryStorage::~MemoryStorage() {
  delete state_;
}

Result<std::optional<AuthenticationData>> MemoryStorage::get() {
  const std::scoped_lock lock(state_->mutex);
  return state_->data;
}

Result<void> MemoryStorage::set(const std::optional<AuthenticationData>& data) {
  const std::scoped_lock lock(state_->mutex);
  state_->data = data;
  return {};
}

}  // namespace DIRECTUS_NAMESPACE
