#pragma once

#include <condition_variable>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include <directus/async/scope.hpp>

namespace DIRECTUS_NAMESPACE::detail {

/// Whether handlers of a scope may be called, and what runs for it.
class ScopeState {
 public:
  explicit ScopeState(std::shared_ptr<ScopeState> parent) : parent_(std::move(parent)) {}

  void add(const std::shared_ptr<Run>& run);

  /// Calls `handler` unless the scope is gone.
  template <class F>
  void call(F&& handler) {
    if (!enter()) return;
    const Left left{*this};
    handler();
  }

  /// From now on no handler is called. Waits for those that run on other threads.
  void close();

 private:
  struct Left {
    ScopeState& scope;
    ~Left() { scope.leave(); }
  };

  bool enter();
  void leave();

  std::shared_ptr<ScopeState> parent_;
  std::mutex mutex_;
  std::condition_variable left_;
  std::vector<std::weak_ptr<Run>> runs_;
  std::vector<std::thread::id> inside_;
  bool isClosed_ = false;
};

}  // namespace DIRECTUS_NAMESPACE::detail
