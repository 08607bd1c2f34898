#pragma once

#include <atomic>

#include <directus/version.hpp>

namespace DIRECTUS_NAMESPACE::detail {

/// Keeps a client from hammering a server in trouble: all calls of a client draw on it.
///
/// Thread safety: all members may be called from several threads at once.
class RetryBudget {
 public:
  /// Whether one more retry may be made; takes it when it may.
  bool take() noexcept;

  /// A call went well: `retried` says whether it took from the budget.
  void succeeded(bool retried) noexcept;

 private:
  static constexpr int full = 500;
  static constexpr int retryCost = 5;
  std::atomic<int> tokens_ = full;
};

}  // namespace DIRECTUS_NAMESPACE::detail
