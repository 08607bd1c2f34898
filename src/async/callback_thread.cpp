#include "async/callback_thread.hpp"

#include <condition_variable>
#include <iterator>

namespace DIRECTUS_NAMESPACE::detail {

namespace {

/// The first of so many has waited long enough for the others.
constexpr std::size_t mostInBatch = 16;

thread_local CallbackThread::Batch* batching = nullptr;

}  // namespace

struct CallbackThread::Queue {
  std::mutex mutex;
  std::condition_variable changed;
  std::vector<Job> jobs;
  bool isStopped = false;

  void push(Job job) {
    const std::scoped_lock lock(mutex);
    if (jobs.empty()) changed.notify_one();
    jobs.push_back(std::move(job));
  }
  void push(std::vector<Job>& more) {
    const std::scoped_lock lock(mutex);
    if (jobs.empty()) changed.notify_one();
    std::move(more.begin(), more.end(), std::back_inserter(jobs));
  }
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
  if (batching != nullptr)
    batching->keep(queue_, std::move(job));
  else
    queue_->push(std::move(job));
  const std::scoped_lock lock(mutex_);
  if (isStarted_) return;
  thread_ = WorkerThread([queue = queue_] { queue->work(); });
  isStarted_ = true;
}

CallbackThread::Batch::Batch() noexcept {
  batching = this;
}

CallbackThread::Batch::~Batch() {
  batching = nullptr;
  handOver();
}

void CallbackThread::Batch::keep(const std::shared_ptr<Queue>& queue, Job job) {
  if (queue_ != queue) handOver();
  queue_ = queue;
  jobs_.push_back(std::move(job));
  if (jobs_.size() == mostInBatch) handOver();
}

void CallbackThread::Batch::handOver() {
  if (jobs_.empty()) return;
  queue_->push(jobs_);
  jobs_.clear();
}

}  // namespace DIRECTUS_NAMESPACE::detail
