#pragma once

#include <memory>

#include <directus/async/completion.hpp>
#include <directus/async/operation_body.hpp>

namespace DIRECTUS_NAMESPACE::detail {

/// An operation that runs before anybody waits for its end. It takes nobody's thread: what has to
/// run where handlers run waits until somebody waits, and runs there.
///
/// Thread safety: belongs to one thread at a time.
class DIRECTUS_EXPORT AheadRun {
 public:
  AheadRun() noexcept = default;
  AheadRun(const AheadRun&) = delete;
  AheadRun& operator=(const AheadRun&) = delete;
  /// Cancels it.
  ~AheadRun();

  /// Once. `result` is filled when `wait` has ended with true.
  void start(PendingBody body, std::shared_ptr<Completion> result);

  /// Until it has ended; once. What ends the waiting operation ends this one with `cancelled`.
  /// False in a child that was forked meanwhile, where nothing goes on.
  [[nodiscard]] Flow<bool> wait(Driver& driver);

 private:
  struct State;
  std::shared_ptr<State> state_;
};

}  // namespace DIRECTUS_NAMESPACE::detail
