#pragma once

#include <memory>
#include <mutex>
#include <stop_token>

#include <directus/async/completion.hpp>
#include <directus/async/driver.hpp>
#include <directus/async/operation.hpp>

#include "async/runtime.hpp"

namespace DIRECTUS_NAMESPACE::detail {

class ScopeState;

/// One operation that runs without blocking: the driver of its flow, and what is done at its end.
/// Whoever has to resume the flow owns it until then. Without an owner it is thrown away together
/// with the flow.
class Run final : public Driver, private Continuation, public std::enable_shared_from_this<Run> {
 public:
  Run(std::unique_ptr<OperationBody> body, std::shared_ptr<Completion> completion,
      std::shared_ptr<ScopeState> scope);
  ~Run() override;

  /// Runs the flow up to its first wait, on the caller's thread.
  void begin();
  void cancel() noexcept { stop_.request_stop(); }

  bool isBlocking() const noexcept override { return false; }
  const std::stop_source* stopSource() const noexcept override { return &stop_; }
  void post(Place place, Job job) override;
  void postAt(std::chrono::milliseconds until, Job job) override;
  std::shared_ptr<void> hold() override { return shared_from_this(); }
  void adopt(const std::shared_ptr<AsyncSlot>& slot) override;

 private:
  void ended() noexcept;
  void deliver() noexcept;
  void callCompletion();
  std::shared_ptr<Runtime> runtime();

  // In this order: the flow uses the body, and both may use the runtime.
  std::mutex mutex_;
  std::shared_ptr<Runtime> runtime_;
  std::stop_source stop_;
  std::unique_ptr<OperationBody> body_;
  std::shared_ptr<Completion> completion_;
  std::shared_ptr<ScopeState> scope_;
  std::optional<Flow<void>> flow_;
};

}  // namespace DIRECTUS_NAMESPACE::detail
