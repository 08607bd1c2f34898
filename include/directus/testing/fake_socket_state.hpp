#pragma once

// What `FakeSocket` does: included by its header.

#include <directus/testing/fake_socket.hpp>

namespace DIRECTUS_NAMESPACE {
namespace testing {

inline std::unique_ptr<Socket> FakeSocket::State::open(const SocketRequest& request,
                                                       std::shared_ptr<SocketListener> listener) {
  const std::lock_guard lock(mutex);
  requests.push_back(request);
  const std::size_t number = requests.size();
  lines.emplace(number, std::move(listener));
  subscriptions.clear();
  isPaused = false;
  Outcome outcome;
  if (!next.empty()) {
    outcome = std::move(next.front());
    next.pop_front();
  }
  if (outcome.error)
    end(number, {.error = std::move(outcome.error)});
  else if (!outcome.hangs)
    push({.line = number, .call = [](SocketListener& client) { client.onOpen(); }});
  changed.notify_all();
  return std::make_unique<Line>(shared_from_this(), number);
}

inline void FakeSocket::State::receive(std::size_t line, const std::string& text) {
  const std::lock_guard lock(mutex);
  if (!lines.contains(line)) return;
  Json message = Json::parse(text, nullptr, false);
  sent.push_back(message);
  changed.notify_all();
  const std::string type = message.is_object() ? message.value("type", "") : "";
  if (const auto one = ignored.find(type); one != ignored.end() && one->second) return;
  if (throttled > 0) {
    --throttled;
    return sayError(
        "server", "REQUESTS_EXCEEDED",
        "Too many requests, retry after " + std::to_string(throttleWait.count()) + "ms.",
        std::nullopt);
  }
  answer(line, message);
}

inline void FakeSocket::State::answer(std::size_t line, const Json& message) {
  const std::string type = message.is_object() ? message.value("type", "") : "";
  if (type == "auth") return answerToken(line, message);
  if (type == "subscribe") return answerSubscribe(message);
  if (type == "items") return answerItems(message);
  Json reply = {{"type", type == "ping" ? "pong" : "subscription"}};
  if (message.is_object() && message.contains("uid")) reply["uid"] = message["uid"];
  if (type == "ping") return say(reply);
  if (type != "unsubscribe") return;
  if (message.contains("uid"))
    subscriptions.erase(message.value("uid", ""));
  else
    subscriptions.clear();
  reply["event"] = "unsubscribe";
  say(reply);
}

inline void FakeSocket::State::answerToken(std::size_t line, const Json& message) {
  if (refusedTokens > 0) {
    --refusedTokens;
    sayError("auth", "AUTH_FAILED", "Authentication failed.", std::nullopt);
    return end(line, {.code = 1005, .reason = {}});
  }
  Json reply = {{"type", "auth"}, {"status", "ok"}};
  if (message.contains("uid")) reply["uid"] = message["uid"];
  say(reply);
}

inline void FakeSocket::State::answerSubscribe(const Json& message) {
  const std::string collection = message.value("collection", "");
  const std::string uid = message.value("uid", "");
  if (const auto code = refused.find(collection); code != refused.end() && !code->second.empty())
    return sayError("subscribe", code->second, "refused", uid);
  subscriptions[uid] = message;
  Json reply = {{"type", "subscription"}, {"event", "init"}, {"uid", uid}};
  const auto held = inits.find(collection);
  if (!message.contains("event"))
    reply["data"] = held == inits.end() ? Json::array() : held->second;
  say(reply);
}

inline void FakeSocket::State::answerItems(const Json& message) {
  Json reply = {{"type", "items"}, {"status", "ok"}, {"uid", message["uid"]}};
  reply["data"] = items ? items(message) : message.value("data", Json());
  say(reply);
}

inline void FakeSocket::State::sayText(std::string text) {
  if (lines.empty()) return;
  push({.line = lines.rbegin()->first,
        .call = [text = std::move(text)](SocketListener& client) { client.onMessage(text); },
        .isMessage = true});
}

inline void FakeSocket::State::sayError(std::string_view type, std::string_view code,
                                        std::string_view message,
                                        const std::optional<std::string>& uid) {
  Json reply = {
      {"type", type}, {"status", "error"}, {"error", {{"code", code}, {"message", message}}}};
  if (uid) reply["uid"] = *uid;
  say(reply);
}

inline void FakeSocket::State::drop(const SocketClose& close) {
  for (const auto& [number, listener] : lines) end(number, close);
}

inline void FakeSocket::State::end(std::size_t line, SocketClose close) {
  push({.line = line,
        .call = [close = std::move(close)](SocketListener& client) { client.onClose(close); },
        .isLast = true});
}

inline void FakeSocket::State::gone(std::size_t line) {
  const std::lock_guard lock(mutex);
  lines.erase(line);
  if (lines.empty()) subscriptions.clear();
  changed.notify_all();
}

inline void FakeSocket::State::pause(bool isOn) {
  const std::lock_guard lock(mutex);
  isPaused = isOn;
  changed.notify_all();
}

inline bool FakeSocket::State::isIdle() const {
  return !isCalling && (calls.empty() || (isPaused && calls.front().isMessage));
}

inline void FakeSocket::State::push(Call call) {
  calls.push_back(std::move(call));
  changed.notify_all();
  if (!thread.joinable() && !isStopped)
    thread = std::thread([state = shared_from_this()] { state->deliver(); });
}

inline void FakeSocket::State::deliver() {
  std::unique_lock lock(mutex);
  for (;;) {
    changed.wait(lock, [&] { return isStopped || (!calls.empty() && !isIdle()); });
    if (isStopped) return;
    const Call call = std::move(calls.front());
    calls.pop_front();
    const auto line = lines.find(call.line);
    if (line != lines.end()) {
      const std::shared_ptr<SocketListener> listener = line->second;
      if (call.isLast) lines.erase(line);
      isCalling = true;
      lock.unlock();
      call.call(*listener);
      lock.lock();
      isCalling = false;
    }
    changed.notify_all();
  }
}

inline void FakeSocket::State::stop() {
  std::unique_lock lock(mutex);
  isStopped = true;
  calls.clear();
  changed.notify_all();
  std::thread ended = std::move(thread);
  lock.unlock();
  if (!ended.joinable()) return;
  if (ended.get_id() == std::this_thread::get_id())
    ended.detach();
  else
    ended.join();
}

}  // namespace testing
}  // namespace DIRECTUS_NAMESPACE
