#include "rest/rest_access.hpp"

#include <condition_variable>
#include <mutex>

#include <directus/call/client_context.hpp>
#include <directus/core/clock.hpp>

namespace DIRECTUS_NAMESPACE::detail {

bool RestAccess::sleep(const RestMembers& rest, std::chrono::milliseconds span,
                       const std::stop_token& stop) {
  const ClientContext& context = *rest.context_;
  Clock& clock = context.clock();
  const std::stop_token ended = context.stopToken();
  const auto until = clock.now() + span;
  std::mutex mutex;
  std::condition_variable woken;
  const auto wake = [&] {
    const std::scoped_lock lock(mutex);
    woken.notify_all();
  };
  const std::stop_callback wakeByCaller(stop, wake);
  const std::stop_callback wakeByClient(ended, wake);
  const auto isOver = [&] { return stop.stop_requested() || ended.stop_requested(); };
  std::unique_lock lock(mutex);
  while (!isOver() && clock.now() < until) clock.wait(lock, woken, until);
  lock.unlock();  // before the callbacks die: they may be waiting for the mutex
  return !isOver();
}

}  // namespace DIRECTUS_NAMESPACE::detail
