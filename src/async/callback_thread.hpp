#pragma once

#include <memory>
#include <mutex>

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

 private:
  struct Queue;
  std::shared_ptr<Queue> queue_;  // the thread owns it, too
  std::mutex mutex_;
  WorkerThread thread_;
  bool isStarted_ = false;
};

}  // namespace DIRECTUS_NAMESPACE::detail
