#include "async/runtime.hpp"

#include "async/async_slot.hpp"

namespace DIRECTUS_NAMESPACE::detail {

Runtime::Runtime(std::shared_ptr<Handlers> handlers, LogSink log, std::shared_ptr<Clock> clock)
    : handlers_(std::move(handlers)), log_(std::move(log)), helpers_(std::move(clock)) {
  ExitGate::prepare();
}

std::shared_ptr<Runtime> AsyncSlot::runtime() {
  const std::scoped_lock lock(mutex_);
  if (!runtime_) runtime_ = std::make_shared<Runtime>(handlers_, log_, clock_);
  return runtime_;
}

}  // namespace DIRECTUS_NAMESPACE::detail
