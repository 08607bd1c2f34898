#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include <directus/core/callback.hpp>
#include <directus/core/error.hpp>
#include <directus/core/export.hpp>
#include <directus/core/milliseconds.hpp>

namespace DIRECTUS_NAMESPACE {

/// How a connection says for which user it is: as the server is set up.
/// @see https://directus.io/docs/guides/realtime/authentication
enum class RealtimeAuthMode {
  handshake,  ///< by its first message; a client without a token is refused
  public_,    ///< by a message where the client has a token; else as the public role
  strict,     ///< while it connects, by the cookie of a session, which is not in the URL
};

/// What happens when changes come faster than they are taken from a subscription.
enum class Overflow {
  /// The socket is not read for a while; the server keeps what is to come. After a heartbeat period
  /// it goes on as `gap`, so that nobody who forgets a subscription stops the others.
  pause,
  gap,  ///< what finds no place is dropped, and a `gap` is reported in its place
};

/// How a lost connection is opened again.
struct ReconnectOptions {
  /// The first pause; each further one is twice as long, 30 s at most, and of it a random part.
  Milliseconds delay = 1000;
  std::optional<int> retries{};  ///< in a row; empty: for ever
};

/// Options of the `realtime` composable; those of the JS SDK have its names.
struct RealtimeOptions {
  RealtimeAuthMode authMode = RealtimeAuthMode::handshake;
  std::optional<ReconnectOptions> reconnect = ReconnectOptions();  ///< `std::nullopt`: never
  bool heartbeat = true;  ///< a silent line is asked for a sign of life, then given up
  bool debug = false;     ///< every message goes to the log, without what is in it
  /// Another address than `/websocket` below that of the client: `wss://…`.
  std::string url{};

  /// How often the server asks for a sign of life. After one and a half of it without a message the
  /// server is asked, after two the connection is opened again.
  Milliseconds heartbeatPeriod = 30'000;
  Milliseconds connectTimeout = 10'000;  ///< of the upgrade, and of what the server has to answer
  std::size_t maxMessageBytes = std::size_t{16} << 20;  ///< a longer message ends the connection

  // Of each subscription, unless its options say otherwise.

  std::size_t queue = 1000;             ///< how many changes wait to be taken
  Overflow overflow = Overflow::pause;  ///< what happens when there are more
  /// Where the client has `rest()`, what a subscription begins with, and what a `gap` carries, is
  /// read over REST once the subscription stands: what the socket gives may lack a change.
  bool recover = true;
};

/// Where the connection of a client stands.
enum class ConnectionState {
  idle,            ///< not asked for yet, or `disconnect` was called
  connecting,      ///< waits for a token or for the upgrade
  authenticating,  ///< waits for the answer to its token
  ready,           ///< messages go both ways
  reauth,          ///< the token has expired: a new one is on its way, what comes is not read
  waiting,         ///< pauses before it tries again
  failed,          ///< has given up; `connect` begins anew
};

/// `ready`: the name in the source.
[[nodiscard]] DIRECTUS_EXPORT std::string_view toString(ConnectionState state) noexcept;

/// What `onConnectionChange` gets.
struct ConnectionChange {
  ConnectionState state{};
  std::optional<Error> error{};  ///< with `waiting` and `failed`: why
  Milliseconds pause{};          ///< with `waiting`: when it is tried again
};
/// Called on the executor of the client, or on a thread of the library.
using ConnectionHandler = Callback<const ConnectionChange&>;

/// What `onWebSocket` listens to.
enum class WebSocketEvent { open, close, error, message };

/// What `onWebSocket` gets.
struct WebSocketNotice {
  WebSocketEvent event{};
  std::string message{};         ///< with `message`: its text
  int code = 0;                  ///< with `close`: RFC 6455, section 7.4.1
  std::optional<Error> error{};  ///< with `error`
};
/// Called on the executor of the client, or on a thread of the library.
using WebSocketHandler = Callback<const WebSocketNotice&>;

}  // namespace DIRECTUS_NAMESPACE
