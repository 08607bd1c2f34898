#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <utility>

#include "core/base64.hpp"
#include "core/sha1.hpp"
#include "support/fault_server.hpp"
#include "support/websocket_bytes.hpp"

namespace directus_test {

/// The server's side of a WebSocket in the script of a `FaultServer`.
class WebSocketPeer {
 public:
  explicit WebSocketPeer(FaultServer::Connection& connection) : connection_(connection) {}

  /// The script of a server whose WebSockets follow `talk` once they are open.
  static FaultServer::Script serve(std::function<void(WebSocketPeer&)> talk) {
    return [talk = std::move(talk)](FaultServer::Connection& connection) {
      WebSocketPeer peer(connection);
      if (peer.accept()) talk(peer);
    };
  }

  /// What `Sec-WebSocket-Accept` has to be.
  static std::string acceptOf(const ReceivedRequest& request) {
    return directus::detail::base64Of(directus::detail::sha1Of(
        request.header("Sec-WebSocket-Key").value_or("") + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"));
  }

  static std::string acceptance(const ReceivedRequest& request) {
    return "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
           "Sec-WebSocket-Accept: " +
           acceptOf(request) + "\r\n\r\n";
  }

  /// Answers the upgrade, and sends `more` with it.
  bool accept(std::string_view more = {}) {
    const auto request = connection_.read();
    return request && connection_.write(acceptance(*request).append(more));
  }

  bool send(std::string_view text) { return write(serverFrame(finalText, text)); }
  bool write(std::string_view bytes) { return connection_.write(bytes); }

  /// The next frame; `first` is 0 when the client has gone.
  ClientFrame read() {
    for (;;) {
      if (ClientFrame frame = takeClientFrame(received_); frame.first != 0) return frame;
      const std::string more = connection_.readSome();
      if (more.empty()) return {};
      received_ += more;
    }
  }

  /// Sends each text back, and the close frame, too.
  void echo() {
    for (ClientFrame frame = read(); frame.first != 0; frame = read()) {
      if (frame.first == finalText) send(frame.payload);
      if (frame.first != closing) continue;
      write(serverFrame(closing, frame.payload));
      return;
    }
  }

  /// Reads until the client has gone.
  void drain() {
    while (!connection_.readSome().empty()) continue;
  }

  [[nodiscard]] FaultServer::Connection& connection() noexcept { return connection_; }

 private:
  FaultServer::Connection& connection_;
  std::string received_;
};

/// The address of a WebSocket on that server.
inline std::string socketUrl(const FaultServer& server, std::string_view target = "/websocket") {
  return "ws://127.0.0.1:" + std::to_string(server.port()) + std::string(target);
}

}  // namespace directus_test
