#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

#include <directus/live/live_handle.hpp>

#include "async/bell.hpp"
#include "async/runtime.hpp"
#include "async/scope_state.hpp"
#include "live/item_list.hpp"

namespace DIRECTUS_NAMESPACE::detail {

/// The items at one moment, as bytes and as the program has them.
struct LiveSnapshot {
  SharedList list = std::make_shared<const ItemList>();
  LiveItems items{};
  std::uint64_t number = 0;
};

/// What a live query shows: its items and its status, and whoever listens to them. Each listener
/// has its own place: it gets what became of the items since its last call, however slow it is.
///
/// Thread safety: all members. Handlers are called under no lock.
class LiveStore : public std::enable_shared_from_this<LiveStore> {
 public:
  LiveStore(std::shared_ptr<ClientContext> context, LiveItems nothing);

  void publish(SharedList list, LiveItems items);
  /// Wakes those who listen where its state or its reason is another.
  void show(const LiveStatus& status);
  /// No handler is called any more. Waits for those that run on other threads.
  void close();

  [[nodiscard]] LiveSnapshot snapshot() const;
  [[nodiscard]] LiveStatus status() const;
  LiveItems onChange(const Scope* scope, Callback<const LiveDelta&> handler);
  void onStatus(const Scope* scope, Callback<const LiveStatus&> handler);
  Flow<Result<std::optional<LiveDelta>>> next(Driver& driver,
                                              std::optional<std::chrono::milliseconds> patience);
  /// Rings with each of `publish`, `show` and `close`.
  [[nodiscard]] Bell& bell() noexcept { return bell_; }
  [[nodiscard]] const std::shared_ptr<ClientContext>& context() const noexcept { return context_; }

 private:
  /// A handler. `due` and `take` are called under the lock; what `take` gives is called without.
  struct Listener {
    virtual ~Listener() = default;
    [[nodiscard]] virtual bool isDue(const LiveStore& store) const = 0;
    virtual std::function<void()> take(const LiveStore& store) = 0;
    std::shared_ptr<ScopeState> scope{};
    bool isBusy = false;
    bool isGone = false;  ///< its scope is
  };
  struct ChangeListener;
  struct StatusListener;

  void add(const Scope* scope, const std::shared_ptr<Listener>& listener);
  void wakeListeners(std::unique_lock<std::mutex> lock);
  void post(const std::shared_ptr<Listener>& listener);
  void deliver(const std::shared_ptr<Listener>& listener);
  /// False when the scope is gone.
  bool call(Listener& listener, const std::function<void()>& handler);
  std::optional<LiveDelta> takeNext();

  const std::shared_ptr<ClientContext> context_;
  const std::shared_ptr<ScopeState> scope_;
  mutable std::mutex mutex_;
  Bell bell_;
  LiveSnapshot current_;
  LiveSnapshot taken_;  // by `next`
  LiveStatus status_{};
  std::uint64_t statusNumber_ = 0;
  std::vector<std::shared_ptr<Listener>> listeners_;
  bool isClosed_ = false;
};

/// What became of the items between two moments; nothing when they are the same.
[[nodiscard]] std::optional<LiveDelta> deltaOf(const LiveSnapshot& before, const LiveSnapshot& now);

}  // namespace DIRECTUS_NAMESPACE::detail
