#pragma once

#include <optional>
#include <utility>

#include <directus/core/result.hpp>

namespace DIRECTUS_NAMESPACE {

namespace detail {

/// What an `Operation<T>` will do. It owns or shares all that it needs.
class DIRECTUS_EXPORT OperationTask {
 public:
  virtual ~OperationTask();

  /// Does it on the caller's thread and fills `*result`, an empty `std::optional<Result<T>>`.
  virtual void run(void* result) = 0;

  /// Called instead of `run` when the operation is thrown away.
  virtual void dropped() noexcept;
};

/// The task of an operation, until it is run or dropped. Compiled, whatever the operation gives.
class DIRECTUS_EXPORT PendingTask {
 public:
  /// Owns `task`. (A `std::unique_ptr` costs each file that includes this.)
  explicit PendingTask(OperationTask* task) noexcept;
  PendingTask(PendingTask&&) noexcept;
  PendingTask& operator=(PendingTask&&) noexcept;
  ~PendingTask();

  /// False when it was run before.
  [[nodiscard]] bool run(void* result);

 private:
  void drop() noexcept;
  OperationTask* task_;
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

  explicit Operation(detail::PendingTask task) noexcept : task_(std::move(task)) {}

  /// Does it and waits; gives the value or throws `Error`.
  T get() {
    std::optional<Result<T>> result;
    if (!task_.run(&result)) detail::throwError(detail::operationUsedTwice());
    return (*std::move(result)).value();
  }

  /// Does it and waits; never throws an `Error`.
  [[nodiscard]] Result<T> result() {
    std::optional<Result<T>> result;
    if (!task_.run(&result)) return detail::operationUsedTwice();
    return *std::move(result);
  }

 private:
  detail::PendingTask task_;
};

}  // namespace DIRECTUS_NAMESPACE
