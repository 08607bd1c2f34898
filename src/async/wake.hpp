#pragma once

#include <atomic>
#include <coroutine>
#include <memory>
#include <utility>

#include <directus/version.hpp>

namespace DIRECTUS_NAMESPACE::detail {

/// Resumes a flow once: the first of several causes does, but not before all of them are set up.
/// Shared by the causes.
class Wake {
 public:
  Wake(std::coroutine_handle<> flow, std::shared_ptr<void> kept) noexcept
      : flow_(flow), kept_(std::move(kept)) {}

  /// A cause has come.
  void over() {
    isOver_ = true;
    if (isSetUp_ && !isTaken_.exchange(true)) resume();
  }

  /// All causes are set up. False when one has come already: then the flow is not to be suspended.
  [[nodiscard]] bool setUp() noexcept {
    isSetUp_ = true;
    if (!isOver_ || isTaken_.exchange(true)) return true;
    kept_.reset();
    return false;
  }

 private:
  void resume() {
    const std::shared_ptr<void> alive = std::move(kept_);
    flow_.resume();
  }

  std::coroutine_handle<> flow_;
  std::shared_ptr<void> kept_;
  std::atomic<bool> isSetUp_ = false;
  std::atomic<bool> isOver_ = false;
  std::atomic<bool> isTaken_ = false;
};

}  // namespace DIRECTUS_NAMESPACE::detail
