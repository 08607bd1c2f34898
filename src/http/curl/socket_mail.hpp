#pragma once

#include <atomic>
#include <cstddef>
#include <deque>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include <directus/http/socket.hpp>

namespace DIRECTUS_NAMESPACE::detail {

class SocketMail;

/// Where a WebSocket says that there is something for its loop.
class SocketDesk {
 public:
  virtual ~SocketDesk() = default;
  /// From any thread.
  virtual void look(std::shared_ptr<SocketMail> mail) = 0;
};

/// What the owner of a WebSocket wants of the loop that carries it, and the listener that the loop
/// calls. To be owned with `LeftToParent`.
/// Thread safety: the members of the owner; the rest belongs to the loop's thread.
class SocketMail : public std::enable_shared_from_this<SocketMail> {
 public:
  SocketMail(SocketRequest request, std::shared_ptr<SocketListener> listener,
             std::shared_ptr<SocketDesk> desk);

  // The owner.
  /// Has the loop open the socket.
  void begin() { knock(); }
  void send(std::string text);
  void close(int code, std::string_view reason);
  void pause(bool pause);
  /// No call of the listener begins after that.
  void leave();

  // The loop.
  /// Whatever is wanted from now on wakes the loop again.
  void heard();
  struct Goodbye {
    int code;
    std::string reason;
  };
  [[nodiscard]] const SocketRequest& request() const noexcept { return request_; }
  /// Null once the owner has left.
  [[nodiscard]] SocketListener* listener() const noexcept {
    return hasLeft_ ? nullptr : listener_.get();
  }
  [[nodiscard]] bool hasLeft() const noexcept { return hasLeft_; }
  [[nodiscard]] bool hasNews() const noexcept { return hasKnocked_; }
  [[nodiscard]] bool isPaused() const noexcept { return isPaused_; }
  [[nodiscard]] bool hasOverflowed() const noexcept { return hasOverflowed_; }
  /// The next text that is to be sent.
  [[nodiscard]] std::optional<std::string> takeText();
  /// The goodbye; `afterTexts`: once there is no text before it.
  [[nodiscard]] std::optional<Goodbye> takeGoodbye(bool afterTexts);
  /// The socket has ended: nobody looks any more.
  void end();
  [[nodiscard]] bool hasEnded() const noexcept { return hasEnded_; }

 private:
  void knock();

  const SocketRequest request_;
  const std::shared_ptr<SocketListener> listener_;
  const std::shared_ptr<SocketDesk> desk_;

  std::atomic<bool> hasLeft_ = false;
  std::atomic<bool> isPaused_ = false;
  std::atomic<bool> hasOverflowed_ = false;
  std::atomic<bool> hasKnocked_ = false;  // the loop will look; changed under the lock

  std::mutex mutex_;
  std::deque<std::string> texts_;
  std::size_t bytes_ = 0;  // of them
  std::optional<Goodbye> goodbye_;
  bool isClosed_ = false;  // takes no more
  bool hasEnded_ = false;  // the loop's own
};

}  // namespace DIRECTUS_NAMESPACE::detail
