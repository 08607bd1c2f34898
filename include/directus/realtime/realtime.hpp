#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include <nlohmann/json_fwd.hpp>

#include <directus/async/operation.hpp>
#include <directus/call/client_handle.hpp>
#include <directus/call/reply_slot.hpp>
#include <directus/commands/typed_arguments.hpp>
#include <directus/core/json_text.hpp>
#include <directus/realtime/realtime_options.hpp>
#include <directus/realtime/subscription.hpp>
#include <directus/schema/schema.hpp>

namespace DIRECTUS_NAMESPACE {

/// The composable that `realtime` makes.
class Realtime {
 public:
  explicit Realtime(RealtimeOptions options) : options_(std::move(options)) {}

  template <class Schema>
  class Mixin;

  /// As they were given to `realtime`.
  [[nodiscard]] const RealtimeOptions& options() const noexcept { return options_; }

 private:
  RealtimeOptions options_;
};

namespace detail {

class RealtimeDriver;

/// What `subscribe` asks for, whatever the items are.
struct SubscribeRequest {
  std::string collection{};
  ItemEvent event = ItemEvent::all;
  std::optional<Key> item{};
  Result<QueryParams> query = QueryParams();
  std::string uid{};
  std::optional<std::size_t> queue{};
  std::optional<Overflow> overflow{};
  std::optional<bool> recover{};
};

template <class Model>
SubscribeRequest subscribeRequest(std::string_view collection, SubscribeOptions<Model> options,
                                  Result<QueryParams> query) {
  return {.collection = std::string(collection),
          .event = options.event,
          .item = std::move(options.item),
          .query = std::move(query),
          .uid = std::move(options.uid),
          .queue = options.queue,
          .overflow = options.overflow,
          .recover = options.recover};
}

/// The members that `realtime` adds to a client.
class DIRECTUS_EXPORT RealtimeMembers {
 public:
  RealtimeMembers(const ClientHandle& client, Realtime&& composable);
  RealtimeMembers(const RealtimeMembers&) noexcept;
  RealtimeMembers(RealtimeMembers&&) noexcept;
  RealtimeMembers& operator=(const RealtimeMembers&) noexcept;
  RealtimeMembers& operator=(RealtimeMembers&&) noexcept;
  ~RealtimeMembers();

  /// Opens the connection and waits until it is `ready`; from then on it is opened again whenever
  /// it is lost. `subscribe` and `send` do it by themselves.
  ///
  /// Errors: what the connection was given up for, such as `api` (a refused token), `sessionLost`,
  /// `invalidArgument` (no token in handshake mode); `timeout` while it is still being tried, which
  /// goes on.
  Operation<void> connect(RequestOptions options = RequestOptions()) const;

  /// Closes the connection. Subscriptions stay: they go on with a `gap` after the next `connect`.
  void disconnect() const;

  /// Where the connection stands.
  [[nodiscard]] ConnectionState connectionState() const;

  /// Sends a message of your own as it is, once the connection is `ready`.
  ///
  /// Errors: `invalidArgument` for what is not a JSON object with a `type`, and for what would
  /// reach more than it says: `unsubscribe` without a `uid`, `items` that change or delete without
  /// `id`, `ids`, `query` or a list.
  /// @see https://directus.io/docs/guides/realtime/actions
  Operation<void> sendMessage(JsonText message, RequestOptions options = RequestOptions()) const;

  /// Sends a command of items (`readItems`, `createItem`, `updateItems`, …) over the connection
  /// instead of a request; gives what `request` would give.
  ///
  /// Errors: as those of a request; `invalidArgument` for a command that is not one of items, and
  /// for `updateSingleton`, which a server could take for a change of every item; `outcomeUnknown`
  /// for a write whose answer did not come.
  template <class T>
  Operation<T> send(Command<T> command, RequestOptions options = RequestOptions()) const {
    return Operation<T>(
        sendBody(std::move(command).request(), std::move(options), ReplyFor<T>::ops));
  }

  /// Calls `handler` where handlers run, with each such event from now on; the texts of `message`
  /// hold what is in the items.
  void onWebSocket(WebSocketEvent event, WebSocketHandler handler) const;
  /// The same until the scope is gone.
  void onWebSocket(const Scope& scope, WebSocketEvent event, WebSocketHandler handler) const;

  /// Calls `handler` where handlers run, with each state of the connection from now on.
  void onConnectionChange(ConnectionHandler handler) const;
  /// The same until the scope is gone.
  void onConnectionChange(const Scope& scope, ConnectionHandler handler) const;

  /// Subscribes to a collection by its name, `client.subscribe("articles", {…})`: as the typed
  /// form.
  template <class Item = nlohmann::json>
  Operation<Subscription<Item>> subscribe(std::string_view collection,
                                          SubscribeOptions<> options = SubscribeOptions<>()) const {
    auto query = queryParams(options.query);
    return subscribed<Item>(subscribeRequest(collection, std::move(options), std::move(query)));
  }

 protected:
  template <class Item>
  Operation<Subscription<Item>> subscribed(SubscribeRequest request) const {
    return operationOf<Subscription<Item>>(
        slot(), [context = context_, request = std::move(request)](Driver& driver) mutable {
          return subscribing<Item>(driver, context, std::move(request));
        });
  }

 private:
  [[nodiscard]] std::shared_ptr<AsyncSlot> slot() const;
  [[nodiscard]] PendingBody sendBody(CommandRequest command, RequestOptions options,
                                     const ReplyOps& reply) const;
  /// Waits until Directus has answered.
  static Flow<Result<SubscriptionHandle>> begin(Driver& driver,
                                                std::shared_ptr<ClientContext> context,
                                                SubscribeRequest request);
  template <class Item>
  static Flow<Result<Subscription<Item>>> subscribing(Driver& driver,
                                                      std::shared_ptr<ClientContext> context,
                                                      SubscribeRequest request) {
    auto begun = co_await begin(driver, std::move(context), std::move(request));
    if (!begun) co_return begun.error();
    co_return Subscription<Item>(*std::move(begun));
  }

  std::shared_ptr<ClientContext> context_;
};

}  // namespace detail

/// What a client gets by `.with(realtime())`.
///
/// Thread safety: every member may be called from several threads at once.
/// Cancellation: `options.stop`, `options.timeout`, and the client's destruction.
/// @see https://directus.io/docs/guides/realtime/getting-started/websockets
template <class Schema>
class Realtime::Mixin : public detail::RealtimeMembers {
 public:
  using RealtimeMembers::RealtimeMembers;
  using RealtimeMembers::subscribe;

  /// Subscribes to a collection of the schema; connects first where that was not done. Waits until
  /// Directus has answered.
  ///
  /// ```
  /// auto changes = client.subscribe<&Schema::articles, Card>().get();
  /// for (const Change<Card>& change : changes) …
  /// ```
  /// Errors: `api` when Directus refuses it; else as those of `connect`.
  /// @see https://directus.io/docs/guides/realtime/subscriptions
  template <auto Collection, class Shape = ModelOf<Collection>>
  Operation<Subscription<Shape>> subscribe(SubscribeOptions<ModelOf<Collection>> options =
                                               SubscribeOptions<ModelOf<Collection>>()) const {
    auto query = detail::shapedParams<Shape, ModelOf<Collection>>(options.query);
    return subscribed<Shape>(detail::subscribeRequest(collectionName<Collection>(),
                                                      std::move(options), std::move(query)));
  }
};

/// Gives a client `connect`, `subscribe`, `send`, and what belongs to them.
/// @see https://directus.io/docs/guides/connect/sdk
[[nodiscard]] inline Realtime realtime(RealtimeOptions options = RealtimeOptions()) {
  return Realtime(std::move(options));
}

}  // namespace DIRECTUS_NAMESPACE
