#pragma once

#include <array>
#include <chrono>
#include <memory>
#include <optional>
#include <span>

#include <directus/http/http_options.hpp>

#include "core/random.hpp"
#include "http/curl/connections.hpp"
#include "http/curl/handles.hpp"
#include "http/curl/socket_mail.hpp"
#include "http/websocket/session.hpp"

namespace DIRECTUS_NAMESPACE::detail {

/// One WebSocket on the thread of a loop: libcurl connects, then bytes go to and fro between it and
/// a `WebSocketSession`.
class CurlWebSocket {
 public:
  using TimePoint = WebSocketSession::TimePoint;

  CurlWebSocket(std::shared_ptr<SocketMail> mail, const HttpOptions& options);
  ~CurlWebSocket();
  CurlWebSocket(const CurlWebSocket&) = delete;
  CurlWebSocket& operator=(const CurlWebSocket&) = delete;

  /// Begins to connect. `multi` and `connections` outlive it.
  ///
  /// Errors: `invalidArgument` for what the request or the options hold.
  [[nodiscard]] Result<void> begin(CURLM* multi, CurlConnections& connections, RandomWords& random);

  [[nodiscard]] CURL* handle() const noexcept { return easy_.get(); }
  /// libcurl's part is done, well or not.
  void connected(CURLcode code);

  /// What it waits for; nothing when it waits for no bytes.
  [[nodiscard]] std::optional<curl_waitfd> wanted() const noexcept;
  /// That has come, or something is wrong with the line.
  void onReady() noexcept;
  /// The owner wants something.
  void onMail() noexcept { hasMail_ = true; }
  [[nodiscard]] bool hasWork(TimePoint now) const noexcept {
    return hasMail_ || isReady_ || isBusy() || now >= due();
  }
  /// Takes what the owner wants, reads, writes, and looks at the time.
  void work(TimePoint now, std::span<char> buffer);
  void drop(Error why) { session_->drop(std::move(why)); }
  /// Whether it is to work again without waiting.
  [[nodiscard]] bool isBusy() const noexcept;
  [[nodiscard]] TimePoint due() const noexcept { return session_->due(); }

  /// How it ended, once it has.
  [[nodiscard]] const std::optional<SocketClose>& ended() const noexcept {
    return session_->ended();
  }
  [[nodiscard]] SocketMail& mail() const noexcept { return *mail_; }

 private:
  [[nodiscard]] Result<void> setUp(CurlConnections& connections, const std::string& origin);
  [[nodiscard]] bool isPaused() const noexcept;
  void takeMail();
  void read(std::span<char> buffer);
  void deliver();
  void write();

  const std::shared_ptr<SocketMail> mail_;
  const HttpOptions& options_;
  std::optional<WebSocketSession> session_;
  std::array<char, CURL_ERROR_SIZE> errorText_{};
  CURLM* multi_ = nullptr;
  EasyHandle easy_;
  curl_socket_t line_ = CURL_SOCKET_BAD;
  std::string rest_;       // came, and is left for later while reading is paused
  bool canRead_ = false;   // bytes may be there, those that TLS keeps too
  bool mustWait_ = false;  // the line takes no more for now
  bool hasMore_ = false;   // to be sent
  bool hasMail_ = true;
  bool isReady_ = false;
};

}  // namespace DIRECTUS_NAMESPACE::detail
