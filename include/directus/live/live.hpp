#pragma once

#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include <directus/call/client_handle.hpp>
#include <directus/commands/command.hpp>
#include <directus/http/response.hpp>
#include <directus/live/live_query.hpp>
#include <directus/schema/collections.hpp>

namespace DIRECTUS_NAMESPACE {

/// The composable that `live` makes.
class LiveQueries {
 public:
  explicit LiveQueries(LiveOptions options) noexcept : options_(options) {}

  template <class Schema>
  class Mixin;

  /// As they were given to `live`.
  [[nodiscard]] const LiveOptions& options() const noexcept { return options_; }

 private:
  LiveOptions options_;
};

namespace detail {

template <class Reply>
constexpr bool readsItems = std::is_class_v<Reply> && !std::is_same_v<Reply, std::string> &&
                            !std::is_same_v<Reply, HttpResponse>;
template <class T>
constexpr bool readsItems<Page<T>> = false;

/// What a command's reply is a list of, or is by itself.
template <class Reply>
struct LiveItemOf {
  static_assert(readsItems<Reply>,
                "directus: a live query keeps items true: give it a command that reads a list or "
                "one item, such as readItems, readItem or readSingleton, without withMeta");
  using type = Reply;
};
template <class T>
struct LiveItemOf<std::vector<T>> {
  using type = T;
};

/// Begins a live query.
template <class T>
class LiveBody final : public TypedBody<Live<T>> {
 public:
  explicit LiveBody(LiveRequest request) : request_(std::move(request)) {}

  Flow<Result<Live<T>>> run(Driver& driver) override {
    auto core = co_await openLive(driver, std::move(request_));
    if (!core) co_return core.error();
    co_return Live<T>(LiveHandle(*std::move(core)));
  }
  void dropped() noexcept override { logDroppedLive(request_); }
  std::shared_ptr<AsyncSlot> slot() const override { return request_.context->asyncSlot(); }
  std::string name() const override { return "live " + request_.command.path; }

 private:
  LiveRequest request_;
};

}  // namespace detail

/// What a client gets by `.with(live())`.
template <class Schema>
class LiveQueries::Mixin {
 public:
  Mixin(const detail::ClientHandle& client, LiveQueries&& composable)
      : context_(client.context()), options_(composable.options()) {}

  /// Keeps the answer to a command true: its items are read, and read again whenever they may have
  /// changed. The same command as `request` takes: one that reads a list or one item.
  ///
  /// ```
  /// auto playlist = client.live(readItems<&Schema::entries, Entry>(query), {.cache = "list.json"})
  ///                     .get();
  /// ```
  /// With `realtime()` a change is there within `settle` and one request; without it, and where the
  /// server has no WebSockets, within `interval`; `Live::status` says which.
  ///
  /// Errors: those of the first read, unless there are items in the cache, which are then given as
  /// stale ones; `invalidArgument` for a command that changes something, and without `rest()`.
  /// Later failures are a status, and are tried again for ever.
  template <class Reply>
  [[nodiscard]] auto live(const Command<Reply>& command,
                          LiveQueryOptions options = LiveQueryOptions()) const {
    using Item = typename detail::LiveItemOf<Reply>::type;
    detail::LiveRequest request;
    request.context = context_;
    request.command = command.request();
    request.defaults = options_;
    request.options = std::move(options);
    if constexpr (!std::is_void_v<Schema>) request.schema = &detail::schemaModels<Schema>;
    request.read = &detail::readLiveItems<Item>;
    return Operation<Live<Item>>(
        detail::PendingBody(new detail::LiveBody<Item>(std::move(request))));
  }

 private:
  std::shared_ptr<detail::ClientContext> context_;
  LiveOptions options_;
};

/// Gives a client `live`, beside `rest()`, and beside `realtime()` where changes are to come at
/// once.
[[nodiscard]] inline LiveQueries live(LiveOptions options = LiveOptions()) noexcept {
  return LiveQueries(options);
}

}  // namespace DIRECTUS_NAMESPACE
