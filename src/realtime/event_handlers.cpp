#include "realtime/event_handlers.hpp"

#include "async/async_slot.hpp"
#include "async/runtime.hpp"
#include "async/scope_state.hpp"

namespace DIRECTUS_NAMESPACE::detail {

namespace {

/// Hands an event over to one handler.
template <class Handler, class Event>
void post(const ClientContext& context, const Handler& handler,
          const std::shared_ptr<ScopeState>& scope, const std::shared_ptr<const Event>& event) {
  context.asyncSlot()->runtime()->postHandler(
      [weak = context.weak_from_this(), handler, scope, event] {
        const auto alive = weak.lock();
        if (!alive) return;
        const auto call = [&] { callHandler(*alive, [&] { handler(*event); }); };
        if (scope)
          scope->call(call);
        else
          call();
      });
}

}  // namespace

void EventHandlers::add(WebSocketEvent event, WebSocketHandler handler,
                        std::shared_ptr<ScopeState> scope) {
  if (!handler) return;
  const std::scoped_lock lock(mutex_);
  onSocket_.push_back({event, std::move(handler), std::move(scope)});
}

void EventHandlers::add(ConnectionHandler handler, std::shared_ptr<ScopeState> scope) {
  if (!handler) return;
  const std::scoped_lock lock(mutex_);
  onConnection_.push_back({std::move(handler), std::move(scope)});
}

bool EventHandlers::wants(WebSocketEvent event) const {
  const std::scoped_lock lock(mutex_);
  for (const OnSocket& one : onSocket_)
    if (one.event == event) return true;
  return false;
}

void EventHandlers::report(const ClientContext& context, WebSocketNotice notice) const {
  const auto shared = std::make_shared<const WebSocketNotice>(std::move(notice));
  std::vector<OnSocket> handlers;
  {
    const std::scoped_lock lock(mutex_);
    handlers = onSocket_;
  }
  for (const OnSocket& one : handlers)
    if (one.event == shared->event) post(context, one.handler, one.scope, shared);
}

void EventHandlers::report(const ClientContext& context, ConnectionChange change) const {
  const auto shared = std::make_shared<const ConnectionChange>(std::move(change));
  std::vector<OnConnection> handlers;
  {
    const std::scoped_lock lock(mutex_);
    handlers = onConnection_;
  }
  for (const OnConnection& one : handlers) post(context, one.handler, one.scope, shared);
}

}  // namespace DIRECTUS_NAMESPACE::detail
