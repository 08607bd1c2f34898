#include <directus/async/flow.hpp>

namespace DIRECTUS_NAMESPACE::detail {

namespace {
Continuation ended{};
}

bool FlowPromise::hasEnded() const noexcept {
  return next_.load(std::memory_order_acquire) == &ended;
}

bool FlowPromise::attach(Continuation& next) noexcept {
  Continuation* none = nullptr;
  return next_.compare_exchange_strong(none, &next, std::memory_order_acq_rel);
}

void FlowPromise::end() noexcept {
  Continuation* next = next_.exchange(&ended, std::memory_order_acq_rel);
  if (next != nullptr) next->go(*next);
}

void FlowPromise::rethrow() {
  if (thrown_) std::rethrow_exception(std::exchange(thrown_, nullptr));
}

}  // namespace DIRECTUS_NAMESPACE::detail
