#pragma once

#include <memory>
#include <optional>
#include <string>
#include <utility>

#include <directus/async/executor.hpp>
#include <directus/async/flow.hpp>
#include <directus/core/error.hpp>

namespace DIRECTUS_NAMESPACE::detail {

class AsyncSlot;
class Driver;

/// What an `Operation<T>` will do. It owns or shares all that it needs.
class DIRECTUS_EXPORT OperationBody {
 public:
  virtual ~OperationBody();

  /// Does it, waiting as `driver` says, and fills `*result`, an empty `std::optional<Result<T>>`.
  /// The body lives until the flow has ended.
  virtual Flow<void> steps(Driver& driver, void* result) = 0;

  /// Called instead of `steps` when the operation is thrown away.
  virtual void dropped() noexcept;

  /// The threads and the executor of its client; null where it has no client.
  [[nodiscard]] virtual std::shared_ptr<AsyncSlot> slot() const;

  /// `GET /items/articles`: for the log.
  [[nodiscard]] virtual std::string name() const;

  Executor executor{};  ///< of this operation alone
};

/// The body of an operation, until it is run or dropped. Compiled, whatever the operation gives.
class DIRECTUS_EXPORT PendingBody {
 public:
  /// Owns `body`. (A `std::unique_ptr` costs each file that includes this.)
  explicit PendingBody(OperationBody* body) noexcept;
  PendingBody(PendingBody&&) noexcept;
  PendingBody& operator=(PendingBody&&) noexcept;
  ~PendingBody();

  /// Blocks. False when it was run before.
  [[nodiscard]] bool run(void* result);

  /// Gives the body away; null when it was run before.
  [[nodiscard]] OperationBody* release() noexcept { return std::exchange(body_, nullptr); }
  [[nodiscard]] OperationBody* get() const noexcept { return body_; }
  /// Throws the body away without a word.
  void discard() noexcept;

 private:
  void drop() noexcept;
  OperationBody* body_;
};

/// The error of a second `get`.
[[nodiscard]] DIRECTUS_EXPORT Error operationUsedTwice();

}  // namespace DIRECTUS_NAMESPACE::detail
