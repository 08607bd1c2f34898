#include "async/helpers.hpp"

#include <algorithm>
#include <condition_variable>
#include <list>
#include <mutex>
#include <thread>
#include <vector>

#include "async/worker_thread.hpp"

namespace DIRECTUS_NAMESPACE::detail {

namespace {

using std::chrono::milliseconds;

/// How long a thread without work stays.
constexpr auto idleFor = std::chrono::seconds(5);

}  // namespace

struct Helpers::State : std::enable_shared_from_this<Helpers::State> {
  explicit State(std::shared_ptr<Clock> from) : clock(std::move(from)) {}

  void post(Job job);
  void postAt(milliseconds until, Job job);
  /// One thread, until it has had nothing to do for a while.
  void work();
  /// The thread that waits for times.
  void watch();
  std::vector<WorkerThread> stop();

  const std::shared_ptr<Clock> clock;

 private:
  struct Timer {
    milliseconds until{};
    Job job{};
  };
  static bool isLater(const Timer& a, const Timer& b) noexcept { return a.until > b.until; }

  /// Takes the threads out that have left.
  void forgetFinished();

  std::mutex mutex_;
  std::condition_variable changed_;
  std::condition_variable timersChanged_;
  std::list<Job> jobs_;
  std::vector<Timer> timers_;  // a heap, the earliest first
  std::vector<WorkerThread> threads_;
  std::size_t working_ = 0;
  std::size_t idle_ = 0;
  bool isWatched_ = false;
  bool isStopped_ = false;
};

void Helpers::State::forgetFinished() {
  std::erase_if(threads_, [](const WorkerThread& thread) { return thread.hasEnded(); });
}

void Helpers::State::post(Job job) {
  const std::scoped_lock lock(mutex_);
  if (isStopped_) return;
  jobs_.push_back(std::move(job));
  if (idle_ >= jobs_.size() || working_ == most) {
    changed_.notify_one();
    return;
  }
  forgetFinished();
  ++working_;
  threads_.emplace_back([state = shared_from_this()] { state->work(); });
}

void Helpers::State::work() {
  std::unique_lock lock(mutex_);
  for (;;) {
    ++idle_;
    const bool has =
        changed_.wait_for(lock, idleFor, [this] { return isStopped_ || !jobs_.empty(); });
    --idle_;
    if (!has || isStopped_) break;
    Job job = std::move(jobs_.front());
    jobs_.pop_front();
    lock.unlock();
    {
      const ExitGate::Work work;
      job();
      job = nullptr;  // what it holds dies outside the lock
    }
    lock.lock();
  }
  --working_;
}

void Helpers::State::postAt(milliseconds until, Job job) {
  const std::scoped_lock lock(mutex_);
  if (isStopped_) return;
  timers_.push_back({until, std::move(job)});
  std::push_heap(timers_.begin(), timers_.end(), isLater);
  timersChanged_.notify_one();
  if (isWatched_) return;
  forgetFinished();
  isWatched_ = true;
  threads_.emplace_back([state = shared_from_this()] { state->watch(); });
}

void Helpers::State::watch() {
  std::unique_lock lock(mutex_);
  while (!isStopped_ && !timers_.empty()) {
    if (const auto until = timers_.front().until; clock->now() < until) {
      clock->wait(lock, timersChanged_, until);
      continue;
    }
    std::pop_heap(timers_.begin(), timers_.end(), isLater);
    Job job = std::move(timers_.back().job);
    timers_.pop_back();
    lock.unlock();
    post(std::move(job));
    lock.lock();
  }
  isWatched_ = false;
}

std::vector<WorkerThread> Helpers::State::stop() {
  std::list<Job> jobs;
  std::vector<Timer> timers;
  const std::scoped_lock lock(mutex_);
  isStopped_ = true;
  // Thrown away by the caller, without the lock.
  jobs.swap(jobs_);
  timers.swap(timers_);
  changed_.notify_all();
  timersChanged_.notify_all();
  return std::move(threads_);
}

Helpers::Helpers(std::shared_ptr<Clock> clock)
    : state_(std::make_shared<State>(std::move(clock))) {}

Helpers::~Helpers() {
  for (WorkerThread& thread : state_->stop()) thread.joinUnlessExiting();
}

void Helpers::post(Job job) {
  state_->post(std::move(job));
}

void Helpers::postAt(std::chrono::milliseconds until, Job job) {
  state_->postAt(until, std::move(job));
}

}  // namespace DIRECTUS_NAMESPACE::detail
