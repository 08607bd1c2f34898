#pragma once

#include <atomic>
#include <memory>
#include <thread>
#include <utility>

#include <directus/version.hpp>

#include "async/exit_gate.hpp"
#include "core/signal_mask.hpp"

namespace DIRECTUS_NAMESPACE::detail {

/// A thread of the library: it handles no signal of the program, and may be destroyed on itself.
/// What it runs owns what it touches.
class WorkerThread {
 public:
  WorkerThread() noexcept = default;
  template <class F>
  explicit WorkerThread(F run) : ended_(std::make_shared<std::atomic<bool>>(false)) {
    [[maybe_unused]] const SignalsBlocked blocked;
    thread_ = std::thread([run = std::move(run), ended = ended_]() mutable {
      run();
      *ended = true;
    });
  }
  WorkerThread(WorkerThread&&) noexcept = default;
  WorkerThread& operator=(WorkerThread&& other) noexcept {
    join();
    ended_ = std::move(other.ended_);
    thread_ = std::move(other.thread_);
    return *this;
  }
  ~WorkerThread() { join(); }

  /// Whether this is called on it.
  [[nodiscard]] bool isThis() const noexcept {
    return thread_.get_id() == std::this_thread::get_id();
  }
  [[nodiscard]] bool hasEnded() const noexcept { return ended_ && *ended_; }

  /// As `join`, but of a thread that passes through `ExitGate`: it has no end when the process has.
  void joinUnlessExiting() noexcept {
    if (!ExitGate::isClosed()) return join();
    if (thread_.joinable()) thread_.detach();
  }

  /// Waits for its end; on itself it lets go instead.
  void join() noexcept {
    if (!thread_.joinable()) return;
    if (thread_.get_id() == std::this_thread::get_id())
      thread_.detach();
    else
      thread_.join();
  }

 private:
  std::shared_ptr<std::atomic<bool>> ended_;
  std::thread thread_;
};

}  // namespace DIRECTUS_NAMESPACE::detail
