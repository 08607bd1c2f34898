#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <stop_token>

#include <directus/core/callback.hpp>
#include <directus/core/result.hpp>
#include <directus/http/http_options.hpp>
#include <directus/http/request.hpp>
#include <directus/http/response.hpp>
#include <directus/http/socket.hpp>

namespace DIRECTUS_NAMESPACE {

class Clock;

/// The limits of one `Transport::send`.
struct SendOptions {
  /// When the call ends with `timeout`, whatever it is doing; empty: no deadline.
  std::optional<std::chrono::steady_clock::time_point> deadline{};

  /// Ends the call with `cancelled` at once.
  std::stop_token stop{};

  /// Instead of `HttpOptions::stallTimeout`; 0: no limit.
  std::optional<Milliseconds> stall{};

  /// The deadline once more, by the clock that a client was given, as in tests: where that comes to
  /// `until` first, the call ends then. Null: the client has the machine's clock.
  const Clock* clock = nullptr;
  std::chrono::milliseconds until{};

  /// How long it is until the deadline; empty: there is no deadline.
  [[nodiscard]] DIRECTUS_EXPORT std::optional<std::chrono::milliseconds> timeLeft() const noexcept;
};

/// Gets the outcome of `Transport::start`.
using SendHandler = Callback<Result<HttpResponse>>;

/// The interface between this library and the network. Implement it to use another HTTP client (Qt,
/// Unreal) or none (a test).
///
/// A transport sends exactly what it is given: no redirects followed, no cookies kept, no
/// retries, and nothing sent a second time unless `HttpRequest::repeatable`.
class DIRECTUS_EXPORT Transport {
 public:
  virtual ~Transport();

  /// Sends one request and waits for the whole reply.
  ///
  /// Errors: `network`, `tls`, `timeout`, `cancelled`, `tooLarge`, `invalidArgument` (a URL,
  /// method or header that must not be sent), and `outcomeUnknown` when a request that is not
  /// repeatable was (partly) sent and its reply did not arrive in full.
  /// Thread safety: called from many threads at once.
  virtual Result<HttpResponse> send(const HttpRequest& request, const SendOptions& options) = 0;

  /// The same without blocking the caller: begins, and calls `done` with the outcome once, on a
  /// thread of the transport, not before it returns. By default it returns false: this transport
  /// has no such way, and the library calls `send` on a thread of its own instead.
  ///
  /// `done` does little before it returns; copies of it share what they hold.
  /// Lifetimes: `request` and `options` live until `done` is called.
  /// Thread safety: called from many threads at once.
  virtual bool start(const HttpRequest& request, const SendOptions& options, SendHandler done);

  /// Begins to open a WebSocket; `listener` gets what becomes of it. By default it returns null:
  /// no WebSockets here. `CurlTransport` returns null in a forked child and for a null `listener`.
  ///
  /// Thread safety: called from many threads at once.
  [[nodiscard]] virtual std::unique_ptr<Socket> openSocket(
      const SocketRequest& request, std::shared_ptr<SocketListener> listener);
};

/// The transport over libcurl.
///
/// A blocking call runs on the caller's thread in a pooled slot with connections of its own. Calls
/// that do not block share one thread and its connections (`HttpOptions::maxConnections`).
/// Thread safety: `send` may be called from any number of threads.
class DIRECTUS_EXPORT CurlTransport final : public Transport {
 public:
  explicit CurlTransport(HttpOptions options = HttpOptions());
  ~CurlTransport() override;

  Result<HttpResponse> send(const HttpRequest& request, const SendOptions& options) override;
  bool start(const HttpRequest& request, const SendOptions& options, SendHandler done) override;

  /// On the thread of the calls that do not block, with the same TLS, proxy and certificates.
  [[nodiscard]] std::unique_ptr<Socket> openSocket(
      const SocketRequest& request, std::shared_ptr<SocketListener> listener) override;

 private:
  struct Pool;
  std::shared_ptr<Pool> pool_;
};

}  // namespace DIRECTUS_NAMESPACE
