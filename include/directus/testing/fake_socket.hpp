#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

#include <directus/core/json.hpp>
#include <directus/http/transport.hpp>

namespace DIRECTUS_NAMESPACE {
namespace testing {

/// The server behind the WebSockets of a `FakeTransport`: answers as Directus would, and does what
/// a test says.
///
///     auto fake = std::make_shared<directus::testing::FakeTransport>();
///     fake->socket().init("articles", Json::array());
///     … client.subscribe("articles") …
///     fake->socket().change("articles", "create", Json::array({{{"id", 1}}}));
///     fake->socket().drop();
///
/// By itself it accepts every socket and every token, answers `subscribe` by an `init`, and `ping`,
/// `unsubscribe` and `items`. What it says comes in order, on one thread of its own, never inside a
/// member of the socket.
/// Thread safety: all members.
class FakeSocket {
 public:
  FakeSocket() : state_(std::make_shared<State>()) {}
  FakeSocket(const FakeSocket&) = delete;
  FakeSocket& operator=(const FakeSocket&) = delete;
  ~FakeSocket() { state_->stop(); }

  // What becomes of the next sockets, each in its turn; later ones are accepted.

  /// As without any script; for a turn before that of a failure.
  FakeSocket& accept() { return next({}); }
  /// The upgrade is answered by this status.
  FakeSocket& refuse(int status) {
    ErrorDetails details;
    details.kind = ErrorKind::api;
    details.message = "the upgrade was refused";
    details.status = status;
    return next(Error(std::move(details)));
  }
  /// No connection. One of kind network, timeout or tls is retryable.
  FakeSocket& fail(ErrorKind kind) {
    ErrorDetails details;
    details.kind = kind;
    details.message = "scripted";
    details.retryable =
        kind == ErrorKind::network || kind == ErrorKind::timeout || kind == ErrorKind::tls;
    return next(Error(std::move(details)));
  }
  /// Nothing is answered, not even the upgrade.
  FakeSocket& hang() {
    return change([](State& state) { state.next.push_back({.hangs = true}); });
  }

  // How messages are answered.

  /// What the `init` of a collection holds from now on: a list, or the object of a singleton.
  FakeSocket& init(std::string_view collection, Json items) {
    return change([&](State& state) { state.inits[std::string(collection)] = std::move(items); });
  }
  /// The next tokens are not taken, and the socket is closed.
  FakeSocket& refuseTokens(int count = 1) {
    return change([&](State& state) { state.refusedTokens += count; });
  }
  /// Subscriptions to that collection are refused from now on; "": no more.
  FakeSocket& refuseSubscriptions(std::string_view collection, std::string_view code) {
    return change([&](State& state) { state.refused[std::string(collection)] = code; });
  }
  /// The next messages are dropped by a rate limit, which says how long it wants to be left alone.
  FakeSocket& throttle(int count, std::chrono::milliseconds wait) {
    return change([&](State& state) {
      state.throttled += count;
      state.throttleWait = wait;
    });
  }
  /// Messages of a type get no answer from now on, or get theirs again.
  FakeSocket& ignore(std::string_view type, bool isIgnored = true) {
    return change([&](State& state) { state.ignored[std::string(type)] = isIgnored; });
  }
  /// Makes the `data` of the answer to an `items` message.
  FakeSocket& answerItems(std::function<Json(const Json& message)> answer) {
    return change([&](State& state) { state.items = std::move(answer); });
  }

  // What happens now.

  /// Says to each subscription of the collection that items were changed: `event` is `create`,
  /// `update` or `delete`, `data` a list of items or of keys.
  FakeSocket& change(std::string_view collection, std::string_view event, const Json& data) {
    return change([&](State& state) {
      for (const auto& [uid, subscribed] : state.subscriptions) {
        const Json& asked = subscribed;
        if (asked.value("collection", "") != collection) continue;
        if (asked.contains("event") && asked["event"] != event) continue;
        state.say({{"type", "subscription"}, {"event", event}, {"data", data}, {"uid", uid}});
      }
    });
  }
  /// The token of the connection has expired.
  FakeSocket& expireToken() {
    return sayError("auth", "TOKEN_EXPIRED", "Token expired.", std::nullopt);
  }
  /// An error, to the subscription or request `uid` where that is given.
  FakeSocket& sayError(std::string_view type, std::string_view code, std::string_view message,
                       const std::optional<std::string>& uid) {
    return change([&](State& state) { state.sayError(type, code, message, uid); });
  }
  /// This message, whatever it is.
  FakeSocket& say(std::string text) {
    return change([&](State& state) { state.sayText(std::move(text)); });
  }
  /// Every socket ends. 1006: without a word; 1005: by a close frame without a code.
  FakeSocket& drop(int code = 1006, std::string reason = {}) {
    return change([&](State& state) { state.drop({.code = code, .reason = std::move(reason)}); });
  }

  // What came.

  /// The messages of the client in order, of one type where it is given.
  [[nodiscard]] std::vector<Json> sent(std::string_view type = {}) const {
    const std::lock_guard lock(state_->mutex);
    std::vector<Json> found;
    for (const Json& message : state_->sent)
      if (type.empty() || message.value("type", "") == type) found.push_back(message);
    return found;
  }
  /// What the client asked to open.
  [[nodiscard]] std::vector<SocketRequest> requests() const {
    const std::lock_guard lock(state_->mutex);
    return state_->requests;
  }
  /// How many sockets were asked for, refused ones too.
  [[nodiscard]] std::size_t openedCount() const { return requests().size(); }
  /// How many sockets there are now.
  [[nodiscard]] std::size_t lineCount() const {
    const std::lock_guard lock(state_->mutex);
    return state_->lines.size();
  }
  /// How many subscriptions the open socket has.
  [[nodiscard]] std::size_t subscriptionCount() const {
    const std::lock_guard lock(state_->mutex);
    return state_->subscriptions.size();
  }
  /// Whether the client has stopped reading.
  [[nodiscard]] bool isPaused() const {
    const std::lock_guard lock(state_->mutex);
    return state_->isPaused;
  }

  /// Waits until so many messages of a type came; false when they have not after `limit`.
  [[nodiscard]] bool waitForSent(std::string_view type, std::size_t count,
                                 std::chrono::milliseconds limit = std::chrono::seconds(20)) const {
    std::unique_lock lock(state_->mutex);
    return state_->changed.wait_for(lock, limit, [&] {
      std::size_t found = 0;
      for (const Json& message : state_->sent) found += message.value("type", "") == type;
      return found >= count;
    });
  }
  /// Waits until so many sockets were asked for.
  [[nodiscard]] bool waitForOpened(
      std::size_t count, std::chrono::milliseconds limit = std::chrono::seconds(20)) const {
    std::unique_lock lock(state_->mutex);
    return state_->changed.wait_for(lock, limit, [&] { return state_->requests.size() >= count; });
  }
  /// Waits until there are so many sockets.
  [[nodiscard]] bool waitForLines(
      std::size_t count, std::chrono::milliseconds limit = std::chrono::seconds(20)) const {
    std::unique_lock lock(state_->mutex);
    return state_->changed.wait_for(lock, limit, [&] { return state_->lines.size() == count; });
  }
  /// Waits until the client has got all that was said, unless it has stopped reading.
  bool settle(std::chrono::milliseconds limit = std::chrono::seconds(20)) const {
    std::unique_lock lock(state_->mutex);
    return state_->changed.wait_for(lock, limit, [&] { return state_->isIdle(); });
  }

  /// For `FakeTransport`.
  [[nodiscard]] std::unique_ptr<Socket> open(const SocketRequest& request,
                                             std::shared_ptr<SocketListener> listener) {
    return state_->open(request, std::move(listener));
  }

 private:
  /// What becomes of a socket.
  struct Outcome {
    std::optional<Error> error{};
    bool hangs = false;
  };
  /// What a client gets.
  struct Call {
    std::size_t line = 0;
    std::function<void(SocketListener&)> call{};
    bool isMessage = false;  ///< waits while the client does not read
    bool isLast = false;
  };

  struct State : std::enable_shared_from_this<State> {
    std::unique_ptr<Socket> open(const SocketRequest& request,
                                 std::shared_ptr<SocketListener> listener);
    void receive(std::size_t line, const std::string& text);
    void answer(std::size_t line, const Json& message);
    void answerToken(std::size_t line, const Json& message);
    void answerSubscribe(const Json& message);
    void answerItems(const Json& message);
    void say(const Json& message) { sayText(message.dump()); }
    void sayText(std::string text);
    void sayError(std::string_view type, std::string_view code, std::string_view message,
                  const std::optional<std::string>& uid);
    void drop(const SocketClose& close);
    void end(std::size_t line, SocketClose close);
    void gone(std::size_t line);
    void pause(bool isOn);
    [[nodiscard]] bool isIdle() const;
    void push(Call call);
    void deliver();
    void stop();

    std::mutex mutex;
    std::condition_variable changed;
    std::deque<Outcome> next;
    std::map<std::string, Json, std::less<>> inits;
    std::map<std::string, std::string, std::less<>> refused;
    std::map<std::string, bool, std::less<>> ignored;
    std::function<Json(const Json&)> items;
    int refusedTokens = 0;
    int throttled = 0;
    std::chrono::milliseconds throttleWait{0};

    std::vector<SocketRequest> requests;
    std::vector<Json> sent;
    std::map<std::string, Json, std::less<>> subscriptions;
    std::map<std::size_t, std::shared_ptr<SocketListener>> lines;
    std::deque<Call> calls;
    std::thread thread;
    bool isPaused = false;
    bool isCalling = false;
    bool isStopped = false;
  };

  /// What the client holds.
  class Line final : public Socket {
   public:
    Line(std::shared_ptr<State> state, std::size_t number)
        : state_(std::move(state)), number_(number) {}
    ~Line() override { state_->gone(number_); }
    void send(std::string text) override { state_->receive(number_, text); }
    void close(int code, std::string_view reason) override {
      const std::lock_guard lock(state_->mutex);
      state_->end(number_, {.code = code, .reason = std::string(reason)});
    }
    void pauseReading(bool pause) override { state_->pause(pause); }

   private:
    std::shared_ptr<State> state_;
    std::size_t number_;
  };

  FakeSocket& next(std::optional<Error> error) {
    return change([&](State& state) { state.next.push_back({.error = std::move(error)}); });
  }
  template <class F>
  FakeSocket& change(F f) {
    const std::lock_guard lock(state_->mutex);
    f(*state_);
    return *this;
  }

  std::shared_ptr<State> state_;
};

}  // namespace testing
}  // namespace DIRECTUS_NAMESPACE

#include <directus/testing/fake_socket_state.hpp>
