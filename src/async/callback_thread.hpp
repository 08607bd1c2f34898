#pragma once

#include <memory>
#include <mutex>
#include <vector>

#include <directus/async/executor.hpp>

#include "async/worker_thread.hpp"

namespace DIRECTUS_NAMESPACE::detail {

/// The thread on which handlers run where the program has no executor: one after the other. It is
/// started by the first job.
///
/// Thread safety: all members.
class CallbackThread {
 public:
  CallbackThread();
  CallbackThread(const CallbackThread&) = delete;
  CallbackThread& operator=(const CallbackThread&) = delete;
  /// Jobs that have not begun are thrown away; waits for the one that runs, unless that is this.
  ~CallbackThread();

  void post(Job job);

  /// While it lives, what is posted on its thread is kept; then the callback thread is woken once
  /// for all of it. One at a time on a thread, and only where nothing waits for a handler.
  class Batch;

 private:
  struct Queue;
  std::shared_ptr<Queue> queue_;  // the thread owns it, too
  std::mutex mutex_;
  WorkerThread thread_;
  bool isStarted_ = false;
};

class CallbackThread::Batch {
 public:
  Batch() noexcept;
  Batch(const Batch&) = delete;
  Batch& operator=(const Batch&) = delete;
  ~Batch();

 private:
  friend class CallbackThread;

  void keep(const std::shared_ptr<Queue>& queue, Job job);
  void handOver();

  std::shared_ptr<Queue> queue_{};
  std::vector<Job> jobs_{};
};

}  // namespace DIRECTUS_NAMESPACE::detail
