// What RealtimeDriver makes of the messages of the server.
#include <directus/core/clock.hpp>

#include "core/random.hpp"
#include "realtime/messages.hpp"
#include "realtime/realtime_driver.hpp"

namespace DIRECTUS_NAMESPACE::detail {

namespace {

/// The socket sends one item of a list as itself.
std::string asList(std::string_view json) {
  if (json.empty() || json == "null") return {};
  if (json.front() == '[') return std::string(json);
  return '[' + std::string(json) + ']';
}

std::optional<ChangeEvent> eventOf(std::string_view name) noexcept {
  if (name == "create") return ChangeEvent::create;
  if (name == "update") return ChangeEvent::update;
  if (name == "delete") return ChangeEvent::delete_;
  return std::nullopt;
}

RawChange changeOf(ChangeEvent event, const SocketMessage& message) {
  return {.event = event,
          .data = asList(message.data),
          .totalCount = message.meta.totalCount,
          .filterCount = message.meta.filterCount};
}

/// Trouble of the server that may be over soon.
bool isTransient(std::string_view code) noexcept {
  return code == "INTERNAL_SERVER_ERROR" || code == "SERVICE_UNAVAILABLE" ||
         code == "REQUESTS_EXCEEDED";
}

}  // namespace

std::shared_ptr<Watcher> RealtimeDriver::watcher(std::string_view uid) const {
  const auto at = watchers_.find(uid);
  return at == watchers_.end() ? nullptr : at->second;
}

void RealtimeDriver::onOpen(std::uint64_t number) {
  step([&] {
    if (number != number_) return;
    later([this] { handlers_->report(context_, WebSocketNotice{.event = WebSocketEvent::open}); });
    apply(connection_.opened(now()));
  });
}

void RealtimeDriver::onClose(std::uint64_t number, SocketClose close) {
  step([&] {
    if (number != number_) return;
    later([this, close] {
      if (close.error)
        handlers_->report(context_,
                          WebSocketNotice{.event = WebSocketEvent::error, .error = close.error});
      handlers_->report(context_, WebSocketNotice{.event = WebSocketEvent::close,
                                                  .message = close.reason,
                                                  .code = close.code});
    });
    if (verdictOf(close) == CloseVerdict::refused)
      later([this, error = errorOf(close)] { reportRefused(error, false); });
    else
      apply(connection_.closed(close, now(), randomFraction()));
  });
}

void RealtimeDriver::onMessage(std::uint64_t number, std::string_view text) {
  {
    Lock lock(mutex_);
    awaitRoom(lock);
  }
  step([&] {
    if (number != number_) return;
    apply(connection_.heard(now()));
    if (handlers_->wants(WebSocketEvent::message))
      later([this, copy = std::string(text)]() mutable {
        handlers_->report(context_, WebSocketNotice{.event = WebSocketEvent::message,
                                                    .message = std::move(copy)});
      });
    if (options_.debug) later([this, copy = std::string(text)] { debug("received", copy); });
    SocketMessage message;
    if (const auto read = readSocketMessage(decoder_, text, message))
      receive(message, text);
    else  // whatever it was about, it is lost
      apply(connection_.closed({.error = read.error()}, now(), randomFraction()));
  });
}

void RealtimeDriver::receive(const SocketMessage& message, std::string_view text) {
  const std::string_view type = message.type;
  if (type == "subscription") return onSubscription(message);
  if (type == "ping") {
    requests_.plainSent(now());
    return sendText(pongMessage());
  }
  if (message.errorCode == "REQUESTS_EXCEEDED" && message.uid.empty()) return onThrottled(message);
  if (type == "items") return onItems(message, text);
  if (type == "auth") return onAuth(message);
  if (type == "subscribe" && message.status == "error") return onSubscribeRefused(message);
  if (message.errorCode.empty()) return;
  later([this, code = std::string(message.errorCode)] {
    context_.log(LogLevel::warn, "the realtime server reports an error", {{"code", code}});
  });
}

void RealtimeDriver::onAuth(const SocketMessage& message) {
  if (message.status == "ok") return apply(connection_.answered(now()));
  const Error error = socketError(message.errorCode, message.errorMessage, 401);
  if (message.errorCode == "TOKEN_EXPIRED") {
    later([this, error] { reportRefused(error, true); });
    return apply(connection_.expired(error));
  }
  if (message.errorCode == "AUTH_TIMEOUT") {
    const Error late({.kind = ErrorKind::timeout,
                      .message = "the server waited for a token in vain",
                      .retryable = true});
    return apply(connection_.closed({.error = late}, now(), randomFraction()));
  }
  later([this, error] { reportRefused(error, false); });
}

void RealtimeDriver::onSubscription(const SocketMessage& message) {
  const std::string_view uid = message.uid;
  if (message.event == "unsubscribe") {
    subscriptions_.onUnsubscribed(uid);
    return sendAll();
  }
  const auto target = watcher(uid);
  if (!target) return;
  if (message.event == "init") {
    const auto answer = subscriptions_.onInit(uid);
    if (answer == Subscriptions::Answer::nothing) return;
    std::optional<GapReason> gap;
    if (answer == Subscriptions::Answer::gap) gap = subscriptions_.owed();
    later([target, init = changeOf(ChangeEvent::init, message), gap]() mutable {
      target->began(std::move(init), gap);
    });
    return sendAll();
  }
  const auto event = eventOf(message.event);
  if (!event || !subscriptions_.counts(uid)) return;
  later([target, change = changeOf(*event, message)]() mutable {
    target->changed(std::move(change));
  });
}

void RealtimeDriver::onSubscribeRefused(const SocketMessage& message) {
  std::string uid = message.uid;
  const Error error = socketError(message.errorCode, message.errorMessage);
  if (uid.empty()) {
    uid = subscriptions_.oldestAsked().value_or("");
    if (uid.empty()) return onChangeMissed(error);
  }
  const auto target = watcher(uid);
  if (!target) return;
  if (isTransient(message.errorCode) && !subscriptions_.counts(uid)) return;  // asked again later
  const auto answer = subscriptions_.onRefused(uid, now(), !message.uid.empty());
  if (answer == Subscriptions::Answer::missed) later([target, error] { target->missed(error); });
  if (answer == Subscriptions::Answer::ended) {
    watchers_.erase(uid);
    later([target, error] { target->ended(error); });
  }
  sendAll();
}

/// A change could not be read, and Directus 11 does not say of which subscription.
void RealtimeDriver::onChangeMissed(const Error& error) {
  for (const auto& [uid, watcher] : watchers_)
    if (subscriptions_.counts(uid)) later([watcher = watcher, error] { watcher->missed(error); });
}

void RealtimeDriver::onItems(const SocketMessage& message, std::string_view text) {
  std::optional<Error> error;
  if (message.status == "error") error = socketError(message.errorCode, message.errorMessage);
  if (error && message.uid.empty()) requests_.refusedOne(*error);
  const auto at = requests_.answered(message.uid) ? pending_.find(message.uid) : pending_.end();
  if (at != pending_.end()) {
    later([pending = at->second, error, copy = std::string(text)]() mutable {
      pending->done(std::move(error), std::move(copy));
    });
    pending_.erase(at);
  }
  settle(requests_.refused());
  sendAll();
}

void RealtimeDriver::onThrottled(const SocketMessage& message) {
  const Millis until = now() + waitAskedFor(message.errorMessage);
  subscriptions_.throttled(until);
  requests_.throttled(until);
}

}  // namespace DIRECTUS_NAMESPACE::detail
