#include "call/pause.hpp"

#include <condition_variable>
#include <mutex>

#include "async/wake.hpp"

namespace DIRECTUS_NAMESPACE::detail {

namespace {

void sleepUntil(Clock& clock, std::chrono::milliseconds until, const std::stop_token& stop) {
  std::mutex mutex;
  std::condition_variable woken;
  const std::stop_callback wake(stop, [&] {
    const std::scoped_lock lock(mutex);
    woken.notify_all();
  });
  std::unique_lock lock(mutex);
  while (!stop.stop_requested() && clock.now() < until) clock.wait(lock, woken, until);
  lock.unlock();  // before `wake` dies: it may be waiting for the mutex
}

}  // namespace

bool Pause::await_ready() {
  if (!driver_.isBlocking()) return false;
  sleepUntil(clock_, clock_.now() + span_, stop_);
  return true;
}

bool Pause::await_suspend(std::coroutine_handle<> flow) {
  const auto wake = std::make_shared<Wake>(flow, driver_.hold());
  const Job job = [wake] { wake->over(); };
  driver_.postAt(clock_.now() + span_, job);
  stopped_.emplace(stop_, GoOn{driver_, job});
  return wake->setUp();
}

}  // namespace DIRECTUS_NAMESPACE::detail
