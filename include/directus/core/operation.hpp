#pragma once

#include <memory>
#include <utility>

#include <directus/core/result.hpp>

namespace directus::inline v0 {

namespace detail {

/// What an `Operation` will do. It owns or shares all that it needs.
template <class T>
class OperationTask {
 public:
  virtual ~OperationTask() = default;

  /// Does it on the caller's thread.
  virtual Result<T> run() = 0;

  /// Told instead of `run` when the operation is thrown away.
  virtual void dropped() noexcept {}
};

/// The error of a second `get`.
[[nodiscard]] DIRECTUS_EXPORT Error operationUsedTwice();

}  // namespace detail

/// A call that has not happened yet: every client function returns one.
///
/// Lazy: nothing is sent before `get` or `result`. Single use: a second one is
/// `invalidArgument`. One that is dropped without being run says so in the client's log.
/// Lifetimes: the client may be moved or destroyed first; then the operation ends `cancelled`.
/// Thread safety: an operation belongs to one thread at a time.
template <class T>
class [[nodiscard(
    "directus: an operation does nothing until .get() or .result() is called")]] Operation {
 public:
  using value_type = T;

  explicit Operation(std::unique_ptr<detail::OperationTask<T>> task) noexcept
      : task_(std::move(task)) {}

  Operation(Operation &&) noexcept = default;
  Operation& operator=(Operation&& other) noexcept {
    if (this != &other) {
      drop();
      task_ = std::move(other.task_);
    }
    return *this;
  }
  ~Operation() {
    drop();
  }

  /// Does it and waits; gives the value or throws `Error`.
  T get() {
    return result().value();
  }

  /// Does it and waits; never throws an `Error`.
  [[nodiscard]] Result<T> result() {
    const auto task = std::move(task_);
    if (!task) return detail::operationUsedTwice();
    return task->run();
  }

 private:
  void drop() noexcept {
    if (task_) task_->dropped();
    task_.reset();
  }

  std::unique_ptr<detail::OperationTask<T>> task_;
};

}  // namespace directus::inline v0
