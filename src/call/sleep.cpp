#include "call/sleep.hpp"

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
  const bool slept = !stop.stop_requested();
  lock.unlock();  // before `wake` dies: it may be waiting for the mutex
  return slept;
}

}  // namespace DIRECTUS_NAMESPACE::detail
