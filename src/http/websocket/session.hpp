#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include <directus/http/http_options.hpp>
#include <directus/http/socket.hpp>

#include "http/stall_watch.hpp"
#include "http/websocket/frames.hpp"
#include "http/websocket/upgrade_answer.hpp"

namespace DIRECTUS_NAMESPACE::detail {

/// A WebSocket from the first try to connect to its end, seen from the client: what is sent, what
/// is received, and how long it is waited for. It does nothing of that itself.
class WebSocketSession {
 public:
  using TimePoint = std::chrono::steady_clock::time_point;
  enum class Event { none, open, message };

  WebSocketSession(UpgradeRequest upgrade, const SocketRequest& request, const HttpOptions& options,
                   OutgoingFrames::Masks masks, TimePoint now);
  ~WebSocketSession();
  WebSocketSession(const WebSocketSession&) = delete;
  WebSocketSession& operator=(const WebSocketSession&) = delete;

  /// The connection stands: the upgrade is to be sent.
  void connected() noexcept;

  /// Takes what came; it lives until `next` has given `none`.
  void feed(std::string_view bytes);
  [[nodiscard]] Event next();
  /// Of the last `Event::message`; lives until the next call of `next`.
  [[nodiscard]] std::string_view text() const noexcept { return text_; }
  [[nodiscard]] std::string_view unread() const noexcept { return frames_.unread(); }

  void send(std::string_view text);
  /// Before it is open it ends at once.
  void close(int code, std::string_view reason);

  /// What is to be sent. The bytes stay where they are until they are sent.
  [[nodiscard]] std::string_view pull() noexcept;
  void sent(std::size_t count);
  [[nodiscard]] std::size_t unsent() const noexcept { return frames_.unsent(); }
  /// Whether it takes text, and messages may come.
  [[nodiscard]] bool isOpen() const noexcept {
    return phase_ == Phase::open && !frames_.isClosing();
  }

  /// The connection ended, in order when there is no error.
  void lost(std::optional<Error> why);
  /// Ends it at once, whatever was said.
  void drop(Error why) { end(std::move(why)); }
  /// Looks at the time. `isRead`: what comes is read, and not left to wait.
  void look(TimePoint now, bool isRead);
  /// When `look` has something to say at the latest.
  [[nodiscard]] TimePoint due() const noexcept;

  /// How it ended, once it has.
  [[nodiscard]] const std::optional<SocketClose>& ended() const noexcept { return ended_; }

 private:
  enum class Phase { connecting, upgrading, open, closing, ended };

  /// Says when something that should move does not.
  struct Movement {
    explicit Movement(Milliseconds limit) noexcept : watch(limit) {}
    [[nodiscard]] bool isStalled(TimePoint now, bool expected) noexcept;

    StallWatch watch;
    std::uint64_t moved = 0;
    bool isExpected = false;
  };

  [[nodiscard]] Event readAnswer();
  void lookAtEnd(TimePoint now);
  [[nodiscard]] SocketClose outcome(Error why) const;
  void end(SocketClose close);
  void end(Error error);

  UpgradeRequest upgrade_;
  UpgradeAnswer answer_;
  WebSocketFrames frames_;
  Phase phase_ = Phase::connecting;
  std::string_view in_;  // of the answer to the upgrade
  std::size_t sentOfUpgrade_ = 0;
  std::string_view text_;
  TimePoint deadline_ = TimePoint::max();  // of what is waited for, unless it is open
  bool awaitsEnd_ = false;                 // both sides have said goodbye
  Movement sending_;
  Movement receiving_;
  std::optional<SocketClose> misused_;  // this side gave it what must not be sent
  std::optional<SocketClose> ended_;
};

}  // namespace DIRECTUS_NAMESPACE::detail
