#pragma once

#include <directus/adapters/asio_library.hpp>

#include <memory>
#include <mutex>
#include <unordered_map>
#include <utility>

#include <directus/async/executor.hpp>

// How the threads of the library reach an Asio context that may be destroyed meanwhile.

namespace DIRECTUS_NAMESPACE {
namespace detail {
inline namespace DIRECTUS_ASIO_FLAVOUR {

/// A handler of Asio that waits for an operation.
class AsioPending : public std::enable_shared_from_this<AsioPending> {
 public:
  virtual ~AsioPending() = default;
  /// Its context is being destroyed: destroys the handler, as Asio does with those of its own.
  virtual void abandon() noexcept = 0;
};

/// Leads into one context, as long as that is there.
///
/// Thread safety: all members.
class AsioGate {
 public:
  /// Nothing is posted once the context is gone.
  template <class AsioExecutor>
  void post(const AsioExecutor& executor, Job job) {
    const std::scoped_lock lock(mutex_);
    if (!isGone_) net::post(executor, std::move(job));
  }

  /// False when the context is gone.
  [[nodiscard]] bool add(std::shared_ptr<AsioPending> pending) {
    const std::scoped_lock lock(mutex_);
    if (isGone_) return false;
    const AsioPending* const key = pending.get();
    pending_.emplace(key, std::move(pending));
    return true;
  }

  /// False when it was abandoned.
  [[nodiscard]] bool remove(const AsioPending& pending) {
    const std::scoped_lock lock(mutex_);
    return pending_.erase(&pending) != 0;
  }

  void close() noexcept {
    std::unordered_map<const AsioPending*, std::shared_ptr<AsioPending>> abandoned;
    {
      const std::scoped_lock lock(mutex_);
      isGone_ = true;
      abandoned.swap(pending_);
    }
    for (const auto& [key, pending] : abandoned) pending->abandon();
  }

 private:
  std::mutex mutex_;
  std::unordered_map<const AsioPending*, std::shared_ptr<AsioPending>> pending_;
  bool isGone_ = false;
};

/// Closes the gate when its context is destroyed.
class AsioService final : public net::execution_context::service {
 public:
  using key_type = AsioService;
  inline static net::execution_context::id id{};

  explicit AsioService(net::execution_context& context) : service(context) {}
  [[nodiscard]] const std::shared_ptr<AsioGate>& gate() const noexcept { return gate_; }

 private:
  void shutdown() noexcept override { gate_->close(); }

  std::shared_ptr<AsioGate> gate_ = std::make_shared<AsioGate>();
};

/// An executor of Asio, and the way into its context.
template <class AsioExecutor>
class AsioTarget {
 public:
  explicit AsioTarget(AsioExecutor executor)
      : executor_(std::move(executor)),
        gate_(net::use_service<AsioService>(contextOf_(executor_)).gate()) {}

  [[nodiscard]] const std::shared_ptr<AsioGate>& gate() const noexcept { return gate_; }

  [[nodiscard]] Executor executor() const {
    return [executor = executor_, gate = gate_](Job job) { gate->post(executor, std::move(job)); };
  }

 private:
  static net::execution_context& contextOf_(const AsioExecutor& executor) {
    if constexpr (net::can_query_v<const AsioExecutor&, net::execution::context_t>)
      return net::query(executor, net::execution::context);
    else
      return executor.context();
  }

  AsioExecutor executor_;
  std::shared_ptr<AsioGate> gate_;
};

}  // namespace DIRECTUS_ASIO_FLAVOUR
}  // namespace detail
}  // namespace DIRECTUS_NAMESPACE
