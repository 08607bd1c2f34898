#pragma once

#include <memory>
#include <mutex>
#include <vector>

#include <directus/call/client_context.hpp>
#include <directus/realtime/realtime_options.hpp>

namespace DIRECTUS_NAMESPACE::detail {

class ScopeState;

/// The handlers of `onWebSocket` and `onConnectionChange`, called where handlers of the client run.
///
/// Thread safety: all members.
class EventHandlers {
 public:
  void add(WebSocketEvent event, WebSocketHandler handler, std::shared_ptr<ScopeState> scope);
  void add(ConnectionHandler handler, std::shared_ptr<ScopeState> scope);

  /// Whether somebody listens to it.
  [[nodiscard]] bool wants(WebSocketEvent event) const;

  void report(const ClientContext& context, WebSocketNotice notice) const;
  void report(const ClientContext& context, ConnectionChange change) const;

 private:
  struct OnSocket {
    WebSocketEvent event{};
    WebSocketHandler handler{};
    std::shared_ptr<ScopeState> scope{};
  };
  struct OnConnection {
    ConnectionHandler handler{};
    std::shared_ptr<ScopeState> scope{};
  };

  mutable std::mutex mutex_;
  std::vector<OnSocket> onSocket_;
  std::vector<OnConnection> onConnection_;
};

/// Calls code of the application; what it throws goes to the log.
template <class F>
void callHandler(const ClientContext& context, F&& handler) noexcept {
  try {
    handler();
  } catch (const std::exception& thrown) {
    context.log(LogLevel::error, "a handler threw an exception", {{"what", thrown.what()}});
  } catch (...) {
    context.log(LogLevel::error, "a handler threw an exception");
  }
}

}  // namespace DIRECTUS_NAMESPACE::detail
