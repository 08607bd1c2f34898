#pragma once

#include <chrono>
#include <cstddef>
#include <memory>

#include <directus/async/executor.hpp>
#include <directus/core/export.hpp>

namespace DIRECTUS_NAMESPACE {

/// An executor for your own loop: handlers wait here until the loop calls `poll` or `run`.
///
///     EventQueue queue;
///     auto client = createDirectus(url, {.executor = queue.executor()}).with(rest());
///     while (drawFrame()) queue.poll(4ms);
///
/// Lifetimes: jobs that come when the queue is gone are thrown away.
/// Thread safety: all members; handlers run on the threads that call `poll` or `run`.
class DIRECTUS_EXPORT EventQueue {
 public:
  EventQueue();
  /// `wakeUp` is called, on any thread, when a job has come to an empty queue: for a loop that
  /// sleeps in its own function, such as `SDL_WaitEvent`.
  explicit EventQueue(Callback<> wakeUp);
  EventQueue(const EventQueue&) = delete;
  EventQueue& operator=(const EventQueue&) = delete;
  /// Jobs that wait are thrown away.
  ~EventQueue();

  /// What `ClientOptions::executor` and `Operation::on` take.
  [[nodiscard]] Executor executor() const;

  /// Runs what is due and returns how many jobs that were; never waits. At least one job runs where
  /// there is one; no other begins once `budget` has passed.
  std::size_t poll(std::chrono::milliseconds budget = (std::chrono::milliseconds::max)());

  /// Runs jobs as they come, until `stop`.
  void run();

  /// Ends `run`, also one that is called later; may be called in a job.
  void stop();

 private:
  struct State;
  std::shared_ptr<State> state_;
};

}  // namespace DIRECTUS_NAMESPACE
