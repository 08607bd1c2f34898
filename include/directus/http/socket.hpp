#pragma once

#include <chrono>
#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include <directus/core/error.hpp>
#include <directus/core/export.hpp>
#include <directus/core/milliseconds.hpp>
#include <directus/http/headers.hpp>

namespace DIRECTUS_NAMESPACE {

class Socket;

namespace detail {
class CurlPool;
}

/// A WebSocket that is to be opened.
struct SocketRequest {
  /// `ws://…` or `wss://…`.
  std::string url{};
  Headers headers{};
  /// Covers everything up to the answer to the upgrade: name, TCP, proxy, TLS, HTTP; 0: no limit.
  Milliseconds timeout = std::chrono::seconds(10);
  /// A longer message ends the socket with code 1009.
  std::size_t maxMessageBytes = std::size_t{100} << 20;
  /// More text that waits to be sent ends the socket with `tooLarge`: the peer does not read.
  std::size_t maxUnsentBytes = std::size_t{64} << 20;
};

/// How a WebSocket ended.
struct SocketClose {
  /// RFC 6455, section 7.4.1. 1005: the close frame had no code; 1006: there was no close frame.
  int code = 1006;
  std::string reason{};
  /// What went wrong: `network`, `tls`, `timeout`, `tooLarge`, `decode` (a peer that breaks the
  /// protocol), `api` with the status of a refused upgrade, `cancelled` (closed before it was
  /// open, or the transport was destroyed), or `invalidArgument` (what was to be sent must not be).
  /// Empty after a close handshake.
  std::optional<Error> error{};
};

/// Gets what happens to a `Socket`: one call at a time, never inside a member of `Socket`.
class DIRECTUS_EXPORT SocketListener {
 public:
  virtual ~SocketListener();

  /// The upgrade was accepted.
  virtual void onOpen() = 0;
  /// One whole text message; `text` lives as long as the call.
  virtual void onMessage(std::string_view text) = 0;
  /// Called once and last, also when `onOpen` never was.
  virtual void onClose(SocketClose close) = 0;

 private:
  friend class detail::CurlPool;
  /// `CurlTransport` opens a socket by its listener, so that a program without one does not link
  /// what WebSockets need.
  virtual std::unique_ptr<Socket> openOver(detail::CurlPool& pool, const SocketRequest& request,
                                           std::shared_ptr<SocketListener> self);
};

/// One WebSocket, from `Transport::openSocket`. Implement both to use the WebSocket of Qt or
/// Unreal, or none (a test).
///
/// Thread safety: all members.
/// Lifetimes: the destructor ends the socket at once; a call of the listener that is running may
/// still be running when it returns, no other begins.
class DIRECTUS_EXPORT Socket {
 public:
  virtual ~Socket();

  /// Sends one text message after those before it; never blocks, and may be called before
  /// `onOpen`. Nothing happens once the socket is closing. Text that is not UTF-8 ends the socket.
  virtual void send(std::string text) = 0;

  /// Begins the close handshake, after all that was sent before: `onClose` follows, no further
  /// message does. 1005 is a close frame without a code; `reason` is cut to 123 bytes.
  virtual void close(int code, std::string_view reason) = 0;

  /// Stops and goes on with reading from the network. Pings are not answered meanwhile.
  virtual void pauseReading(bool pause) = 0;
};

}  // namespace DIRECTUS_NAMESPACE
