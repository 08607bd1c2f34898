#pragma once

#include <chrono>
#include <memory>
#include <optional>

#include <directus/async/flow.hpp>
#include <directus/async/operation_body.hpp>
#include <directus/async/scope.hpp>
#include <directus/call/client_context.hpp>
#include <directus/commands/command.hpp>
#include <directus/core/callback.hpp>
#include <directus/live/live_items.hpp>
#include <directus/live/live_options.hpp>
#include <directus/live/live_status.hpp>

namespace DIRECTUS_NAMESPACE::detail {

class LiveCore;
struct SchemaModels;

/// A live query without the type of its items; ends it when it dies.
class DIRECTUS_EXPORT LiveHandle {
 public:
  explicit LiveHandle(std::shared_ptr<LiveCore> core) noexcept;
  LiveHandle(LiveHandle&&) noexcept;
  LiveHandle& operator=(LiveHandle&&) noexcept;
  ~LiveHandle();

  [[nodiscard]] LiveItems items() const;
  [[nodiscard]] LiveStatus status() const;
  /// `scope` may be null. Gives the items that the first change is counted from.
  LiveItems onChange(const Scope* scope, Callback<const LiveDelta&> handler) const;
  void onStatus(const Scope* scope, Callback<const LiveStatus&> handler) const;

  [[nodiscard]] const std::shared_ptr<LiveCore>& core() const noexcept { return core_; }
  [[nodiscard]] std::shared_ptr<AsyncSlot> slot() const;

 private:
  std::shared_ptr<LiveCore> core_;
};

/// The next change; nothing when `patience` is over before. Errors: `cancelled` when it has ended.
[[nodiscard]] DIRECTUS_EXPORT Flow<Result<std::optional<LiveDelta>>> nextLiveChange(
    Driver& driver, std::shared_ptr<LiveCore> core,
    std::optional<std::chrono::milliseconds> patience);

/// What a live query is made of.
struct LiveRequest {
  std::shared_ptr<ClientContext> context{};
  CommandRequest command{};
  LiveOptions defaults{};
  LiveQueryOptions options{};
  const SchemaModels* schema = nullptr;  ///< null without a schema
  ReadLiveItems read = nullptr;
};

/// Begins a live query, and waits for its first items.
[[nodiscard]] DIRECTUS_EXPORT Flow<Result<std::shared_ptr<LiveCore>>> openLive(Driver& driver,
                                                                               LiveRequest request);

/// Says in the log that a live query was never begun.
DIRECTUS_EXPORT void logDroppedLive(const LiveRequest& request) noexcept;

}  // namespace DIRECTUS_NAMESPACE::detail
