#include <directus/async/event_queue.hpp>

#include <condition_variable>
#include <list>
#include <mutex>

namespace DIRECTUS_NAMESPACE {

struct EventQueue::State {
  std::mutex mutex;
  std::condition_variable changed;
  std::list<Job> jobs;
  Callback<> wakeUp;
  bool isStopped = false;
  bool isGone = false;

  void push(Job job) {
    bool wasEmpty = false;
    {
      const std::scoped_lock lock(mutex);
      if (isGone) return;
      wasEmpty = jobs.empty();
      jobs.push_back(std::move(job));
      changed.notify_one();
    }
    if (wasEmpty && wakeUp) wakeUp();
  }

  /// Empty when there is no job.
  Job take() {
    const std::scoped_lock lock(mutex);
    if (jobs.empty()) return nullptr;
    Job job = std::move(jobs.front());
    jobs.pop_front();
    return job;
  }
};

EventQueue::EventQueue() : EventQueue(nullptr) {}

EventQueue::EventQueue(Callback<> wakeUp) : state_(std::make_shared<State>()) {
  state_->wakeUp = std::move(wakeUp);
}

EventQueue::~EventQueue() {
  std::list<Job> jobs;
  const std::scoped_lock lock(state_->mutex);
  state_->isGone = true;
  jobs.swap(state_->jobs);
}

Executor EventQueue::executor() const {
  return [state = std::weak_ptr<State>(state_)](Job job) {
    if (const auto queue = state.lock()) queue->push(std::move(job));
  };
}

std::size_t EventQueue::poll(std::chrono::milliseconds budget) {
  const std::shared_ptr<State> state = state_;  // a job may destroy this
  const auto begun = std::chrono::steady_clock::now();
  std::size_t count = 0;
  const auto spent = [begun] {
    return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() -
                                                                 begun);
  };
  while (count == 0 || spent() < budget) {
    const Job job = state->take();
    if (!job) break;
    ++count;
    job();
  }
  return count;
}

void EventQueue::run() {
  const std::shared_ptr<State> state = state_;
  for (;;) {
    {
      std::unique_lock lock(state->mutex);
      state->changed.wait(lock, [&] { return state->isStopped || !state->jobs.empty(); });
      if (state->isStopped) {
        state->isStopped = false;
        return;
      }
    }
    if (const Job job = state->take()) job();
  }
}

void EventQueue::stop() {
  const std::scoped_lock lock(state_->mutex);
  state_->isStopped = true;
  state_->changed.notify_all();
}

}  // namespace DIRECTUS_NAMESPACE
