#pragma once

#include <directus/directus.hpp>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

// What tests of sessions look at, and storages that do what a test says.
namespace directus_test {

/// Waits until it is true, not for ever.
template <class Condition>
bool eventually(Condition condition) {
  for (int i = 0; i < 4000 && !condition(); ++i)
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  return condition();
}

/// Remembers what was reported to the application.
class Reported {
 public:
  directus::AuthChangeHandler handler() {
    return [this](const directus::AuthChange& change) {
      const std::scoped_lock lock(mutex_);
      changes_.push_back(change);
    };
  }
  [[nodiscard]] std::vector<directus::AuthEvent> events() const {
    const std::scoped_lock lock(mutex_);
    std::vector<directus::AuthEvent> events;
    for (const auto& change : changes_) events.push_back(change.event);
    return events;
  }
  [[nodiscard]] std::ptrdiff_t count(directus::AuthEvent event) const {
    const auto all = events();
    return std::count(all.begin(), all.end(), event);
  }

 private:
  mutable std::mutex mutex_;
  std::vector<directus::AuthChange> changes_;
};

/// Keeps a session in memory, and does first what a test says.
class HookedStorage final : public directus::AuthStorage {
 public:
  using Stored = std::optional<directus::AuthenticationData>;
  /// An error is what the call ends with.
  using Hook = std::function<directus::Result<void>()>;

  HookedStorage() = default;
  explicit HookedStorage(directus::AuthenticationData data) : memory_(std::move(data)) {}

  directus::Result<Stored> get() override {
    ++reads;
    if (auto done = call(beforeGet); !done) return done.error();
    return memory_.get();
  }
  directus::Result<void> set(const Stored& data) override {
    if (auto done = call(beforeSet); !done) return done;
    return memory_.set(data);
  }
  directus::Result<std::unique_ptr<directus::StorageLock>> lock(
      directus::Milliseconds patience) override {
    if (auto done = call(beforeLock); !done) return done.error();
    return AuthStorage::lock(patience);
  }

  /// What is there, without a hook.
  [[nodiscard]] Stored stored() { return memory_.get().value(); }

  void hook(Hook get, Hook set = {}, Hook lock = {}) {
    const std::scoped_lock guard(mutex_);
    beforeGet = std::move(get);
    beforeSet = std::move(set);
    beforeLock = std::move(lock);
  }

  std::atomic<int> reads = 0;

 private:
  directus::Result<void> call(const Hook& hook) {
    Hook copy;
    {
      const std::scoped_lock guard(mutex_);
      copy = hook;
    }
    if (!copy) return {};
    return copy();
  }

  std::mutex mutex_;
  Hook beforeGet;
  Hook beforeSet;
  Hook beforeLock;
  directus::MemoryStorage memory_;
};

inline directus::Error storageFailure(std::string message = "disk full") {
  return directus::Error({.kind = directus::ErrorKind::storage, .message = std::move(message)});
}

}  // namespace directus_test
