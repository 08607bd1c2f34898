#include "call/retry_budget.hpp"

#include <algorithm>

namespace DIRECTUS_NAMESPACE::detail {

bool RetryBudget::take() noexcept {
  int tokens = tokens_.load(std::memory_order_relaxed);
  while (tokens >= retryCost)
    if (tokens_.compare_exchange_weak(tokens, tokens - retryCost, std::memory_order_relaxed))
      return true;
  return false;
}

void RetryBudget::succeeded(bool retried) noexcept {
  int tokens = tokens_.load(std::memory_order_relaxed);
  // A full budget is the rule: then this is a load and no more.
  while (tokens < full)
    if (tokens_.compare_exchange_weak(tokens, std::min(full, tokens + (retried ? retryCost : 1)),
                                      std::memory_order_relaxed))
      return;
}

}  // namespace DIRECTUS_NAMESPACE::detail
