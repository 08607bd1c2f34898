#pragma once

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include <directus/call/authenticator.hpp>
#include <directus/call/client_context.hpp>
#include <directus/call/realtime_link.hpp>
#include <directus/realtime/realtime.hpp>

#include "async/bell.hpp"
#include "codec/socket_message.hpp"
#include "realtime/connection.hpp"
#include "realtime/event_handlers.hpp"
#include "realtime/pending_request.hpp"
#include "realtime/socket_requests.hpp"
#include "realtime/subscriptions.hpp"
#include "realtime/watcher.hpp"

namespace DIRECTUS_NAMESPACE::detail {

/// Does what `Connection`, `Subscriptions` and `SocketRequests` decide. It has no thread: it goes
/// on where the transport calls, where helpers of the client's runtime call at a time, and where
/// the application calls.
///
/// What follows from a decision is put on a list under the lock and done without it, by one thread
/// at a time, in order: sockets, tokens, watchers and handlers are only called from there.
///
/// The context owns it; whatever calls it later holds that by a weak pointer.
class RealtimeDriver final : public RealtimeLink {
 public:
  using Millis = std::chrono::milliseconds;

  RealtimeDriver(ClientContext& context, RealtimeOptions options);
  ~RealtimeDriver() override;

  // For the members of `realtime`.

  void connect();
  void disconnect();
  [[nodiscard]] ConnectionState state();
  [[nodiscard]] const RealtimeOptions& options() const noexcept { return options_; }
  /// Waits until it is ready.
  Flow<Result<void>> connected(Driver& driver, SendOptions limits);
  [[nodiscard]] std::shared_ptr<EventHandlers> handlers() const noexcept { return handlers_; }

  /// A name that no subscription and no request of this process has had.
  [[nodiscard]] static std::string newUid(std::string_view label);

  /// `watcher` gets what happens from now on; connects.
  void watch(std::string uid, std::string frame, std::shared_ptr<Watcher> watcher);
  void unwatch(const std::string& uid);
  /// Asks the server for `init` once more, since changes were lost.
  void again(const std::string& uid, GapReason why);
  /// Stops reading the socket until `goOn` was called for all that stopped it.
  void pauseFor(const std::string& uid);
  void goOn(const std::string& uid);

  /// Sends it when the connection is ready; connects. `pending` gets what comes of it.
  void request(SocketRequests::Request request, std::shared_ptr<PendingRequest> pending);
  /// It is not wanted any more: true when it was sent and may have been executed.
  bool forget(const std::string& uid);

  // RealtimeLink

  std::shared_ptr<void> listen(std::string collection, std::string keyField,
                               Callback<const Ring&> ring) override;
  void tryAgain() override { connect(); }
  void shutdown() noexcept override;

  // For the socket, by the number of the connection that it is of.

  void onOpen(std::uint64_t number);
  void onMessage(std::uint64_t number, std::string_view text);
  void onClose(std::uint64_t number, SocketClose close);

 private:
  using Lock = std::unique_lock<std::mutex>;
  using Task = Job;
  struct Hash : std::hash<std::string_view> {
    using is_transparent = void;
  };
  template <class T>
  using Table = std::unordered_map<std::string, T, Hash, std::equal_to<>>;

  // Deciding, under the lock (realtime_driver.cpp).

  void apply(const Connection::Do& what);
  void startConnecting();
  void lose();
  void fail(const Error& error);
  void sendAll();
  void report();
  void arm();
  void onTimer(Millis at);
  void endPause();
  void sendText(std::string text);
  void settle(const std::vector<SocketRequests::End>& ends);
  void later(Task task) { tasks_.push_back(std::move(task)); }
  /// Does what is on the list, unless somebody does already.
  void perform(Lock& lock);
  /// Waits while somebody else is behind: the socket brings no more than is done with at once, so
  /// that it can be stopped in time.
  void awaitRoom(Lock& lock);

  /// Decides under the lock, then does what follows.
  template <class F>
  void step(F decide) {
    Lock lock(mutex_);
    if (isShutDown_) return;
    decide();
    arm();
    perform(lock);
  }

  // What the server says (realtime_messages.cpp).

  void receive(const SocketMessage& message, std::string_view text);
  void onAuth(const SocketMessage& message);
  void onSubscription(const SocketMessage& message);
  void onSubscribeRefused(const SocketMessage& message);
  void onChangeMissed(const Error& error);
  void onItems(const SocketMessage& message, std::string_view text);
  void onThrottled(const SocketMessage& message);
  [[nodiscard]] std::shared_ptr<Watcher> watcher(std::string_view uid) const;

  // Doing, without the lock (realtime_tasks.cpp).

  void openSocket(std::uint64_t number);
  void dropSocket();
  void authorize(Connection::Ask ask);
  void tookToken(Connection::Ask ask, Result<RequestCredentials> given);
  /// Says so to the source of the token; `error` ends the connection where there is no other.
  void reportRefused(const Error& error, bool isExpired);
  [[nodiscard]] Result<SocketRequest> socketRequest() const;
  void debug(std::string_view what, std::string_view text) const;

  [[nodiscard]] Millis now() const { return context_.clock().now(); }
  [[nodiscard]] std::weak_ptr<ClientContext> weak() const { return context_.weak_from_this(); }
  /// Calls `use(driver)` on a helper thread unless the client is gone.
  static void onHelper(const std::weak_ptr<ClientContext>& self, Callback<RealtimeDriver&> use);
  void postAt(Millis at);

  ClientContext& context_;
  const RealtimeOptions options_;
  const std::shared_ptr<EventHandlers> handlers_;

  std::mutex mutex_;
  Bell bell_;  // rings with each state of the connection
  Connection connection_;
  Subscriptions subscriptions_;
  SocketRequests requests_;
  Table<std::shared_ptr<Watcher>> watchers_;
  Table<std::shared_ptr<PendingRequest>> pending_;
  std::set<std::string, std::less<>> pausing_;
  std::optional<Millis> pauseEnds_;
  Decoder decoder_;
  std::uint64_t number_ = 0;  // of the connection
  std::optional<Millis> timerAt_;
  bool isShutDown_ = false;

  std::deque<Task> tasks_;
  std::condition_variable done_;  // performing
  bool isPerforming_ = false;

  // Touched by whoever performs.
  std::unique_ptr<Socket> socket_;
  RequestCredentials used_;  // of the token that was sent last
  RequestCredentials next_;  // of the one that is to be sent
};

}  // namespace DIRECTUS_NAMESPACE::detail
