#include "call/pause.hpp"

#include <condition_variable>
#include <mutex>

#include "async/wake.hpp"
#include "core/time.hpp"

namespace DIRECTUS_NAMESPACE::detail {

bool sleepFor(Clock& clock, std::chrono::milliseconds span, const std::stop_token& stop) {
  const auto until = sum(clock.now(), span);
  std::mutex mutex;
  std::condition_variable woken;
  const std::stop_callback wake(stop, [&] {
    const std::scoped_lock lock(mutex);
    woken.notify_all();
  });
  std::unique_lock lock(mutex);
  while (!stop.stop_requested() && clock.now() < until) clock.wait(lock, woken, until);
  lock.unlock();  // before `wake` dies: it may be waiting for the mutex
  return !stop.stop_requested();
}

bool Pause::await_ready() {
  if (!driver_.isBlocking()) return false;
  static_cast<void>(sleepFor(clock_, span_, stop_));
  return true;
}

bool Pause::await_suspend(std::coroutine_handle<> flow) {
  const auto wake = std::make_shared<Wake>(flow, driver_.hold());
  const Job job = [wake] { wake->over(); };
  driver_.postAt(sum(clock_.now(), span_), job);
  stopped_.emplace(stop_, GoOn{driver_, job});
  return wake->setUp();
}

}  // namespace DIRECTUS_NAMESPACE::detail
