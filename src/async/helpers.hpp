#pragma once

#include <chrono>
#include <memory>

#include <directus/async/executor.hpp>
#include <directus/core/clock.hpp>

namespace DIRECTUS_NAMESPACE::detail {

/// Threads for what blocks, and for what waits for a time. They come when they are needed, up to
/// `most`, and go when they have had nothing to do for a while.
///
/// Thread safety: all members.
class Helpers {
 public:
  static constexpr std::size_t most = 32;

  explicit Helpers(std::shared_ptr<Clock> clock);
  Helpers(const Helpers&) = delete;
  Helpers& operator=(const Helpers&) = delete;
  /// Jobs that have not begun are thrown away; waits for those that run, but not for its own
  /// thread.
  ~Helpers();

  void post(Job job);
  /// When the clock reaches `until`.
  void postAt(std::chrono::milliseconds until, Job job);

 private:
  struct State;
  std::shared_ptr<State> state_;  // the threads own it, too
};

}  // namespace DIRECTUS_NAMESPACE::detail
