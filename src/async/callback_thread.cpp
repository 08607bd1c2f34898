#include "async/callback_thread.hpp"

#include <condition_variable>
#include <vector>

namespace DIRECTUS_NAMESPACE::detail {

struct CallbackThread::Queue {
  std::mutex mutex;
  std::condition_variable changed;
  std::vector<Job> jobs;
  bool isStopped = false;

  void work() {
    std::vector<Job> batch;
    for (;;) {
      {
        std::unique_lock lock(mutex);
        changed.wait(lock, [this] { return isStopped || !jobs.empty(); });
        if (isStopped) return;
        batch.swap(jobs);
      }
      for (Job& job : batch) {
        const ExitGate::Work work;
        job();
        job = nullptr;
      }
      batch.clear();
    }
  }
};

CallbackThread::CallbackThread() : queue_(std::make_shared<Queue>()) {}

CallbackThread::~CallbackThread() {
  std::vector<Job> jobs;
  {
    const std::scoped_lock lock(queue_->mutex);
    queue_->isStopped = true;
    jobs.swap(queue_->jobs);
    queue_->changed.notify_all();
  }
  thread_.joinUnlessExiting();
}

void CallbackThread::post(Job job) {
  {
    const std::scoped_lock lock(queue_->mutex);
    queue_->jobs.push_back(std::move(job));
    if (queue_->jobs.size() == 1) queue_->changed.notify_one();
  }
  const std::scoped_lock lock(mutex_);
  if (isStarted_) return;
  thread_ = WorkerThread([queue = queue_] { queue->work(); });
  isStarted_ = true;
}

}  // namespace DIRECTUS_NAMESPACE::detail
