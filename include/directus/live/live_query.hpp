#pragma once

#include <cstddef>
#include <iterator>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include <directus/async/operation.hpp>
#include <directus/async/typed_body.hpp>
#include <directus/core/milliseconds.hpp>
#include <directus/live/live_handle.hpp>

namespace DIRECTUS_NAMESPACE {

/// The answer to a query, kept true: what `client.live(command)` gives.
///
/// Its items are one list that never changes; when something happens at the server there is
/// another one. Each who listens, a handler or `next`, gets every change since the one before, put
/// together where it was slower than the changes.
///
/// Lifetimes: the destructor ends it; no handler is called afterwards, and one that runs on another
/// thread is waited for. It may be destroyed inside a handler. The client may be moved or destroyed
/// first: then `status` says `ended`.
/// Thread safety: all members but the move.
template <class T>
class [[nodiscard]] Live {
 public:
  using value_type = T;
  /// A snapshot: it stays as it is while the query goes on.
  using Items = std::shared_ptr<const std::vector<T>>;
  /// What `next` gives.
  using Change = LiveChange<T>;

  explicit Live(detail::LiveHandle handle) noexcept : handle_(std::move(handle)) {}

  /// The items as they are known now. Of `readItem` and `readSingleton` a list of one, empty when
  /// the item is gone.
  [[nodiscard]] Items items() const { return detail::typedItems<T>(handle_.items()); }

  /// How true they are.
  [[nodiscard]] LiveStatus status() const { return handle_.status(); }

  /// Calls `handler(const LiveChange<T>&)` where handlers run, one call at a time, after each
  /// change. Gives the items that the first change is counted from: what a list model begins with.
  template <class Handler>
  Items onChange(Handler handler) const {
    return detail::typedItems<T>(handle_.onChange(nullptr, wrapped(std::move(handler))));
  }
  /// The same until the scope is gone.
  template <class Handler>
  Items onChange(const Scope& scope, Handler handler) const {
    return detail::typedItems<T>(handle_.onChange(&scope, wrapped(std::move(handler))));
  }

  /// Calls `handler(const LiveStatus&)` where handlers run, with the status of now and after each
  /// change of its state or its reason.
  template <class Handler>
  void onStatus(Handler handler) const {
    handle_.onStatus(nullptr, std::move(handler));
  }
  /// The same until the scope is gone.
  template <class Handler>
  void onStatus(const Scope& scope, Handler handler) const {
    handle_.onStatus(&scope, std::move(handler));
  }

  /// The next change, counted from the items that it began with, or from the last change that
  /// `next` or `wait` gave. Errors: `cancelled` once it has ended.
  [[nodiscard]] Operation<Change> next() const {
    return detail::operationOf<Change>(
        handle_.slot(),
        [core = handle_.core()](detail::Driver& driver) { return nextOf(driver, core); });
  }

  /// `next`, blocking: nothing when `patience` is over before. Throws the `Error` of `next`.
  std::optional<Change> wait(Milliseconds patience) const {
    return detail::operationOf<std::optional<Change>>(
               handle_.slot(),
               [core = handle_.core(), patience](detail::Driver& driver) {
                 return waitOf(driver, core, patience);
               })
        .get();
  }
  Change wait() const { return next().get(); }

 private:
  template <class Handler>
  static Callback<const detail::LiveDelta&> wrapped(Handler handler) {
    return [handler = std::move(handler)](const detail::LiveDelta& delta) mutable {
      handler(static_cast<const Change&>(detail::typedChange<T>(delta)));
    };
  }

  static detail::Flow<Result<Change>> nextOf(detail::Driver& driver,
                                             std::shared_ptr<detail::LiveCore> core) {
    auto delta = co_await detail::nextLiveChange(driver, std::move(core), std::nullopt);
    if (!delta) co_return delta.error();
    co_return detail::typedChange<T>(**std::move(delta));
  }

  static detail::Flow<Result<std::optional<Change>>> waitOf(detail::Driver& driver,
                                                            std::shared_ptr<detail::LiveCore> core,
                                                            Milliseconds patience) {
    const std::chrono::milliseconds span = patience;
    auto delta = co_await detail::nextLiveChange(driver, std::move(core), span);
    if (!delta) co_return delta.error();
    if (!*delta) co_return std::optional<Change>();
    co_return std::optional<Change>(detail::typedChange<T>(**std::move(delta)));
  }

  detail::LiveHandle handle_;
};

}  // namespace DIRECTUS_NAMESPACE
