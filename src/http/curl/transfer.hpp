#pragma once

#include <array>
#include <chrono>
#include <memory>

#include <directus/http/http_options.hpp>
#include <directus/http/transport.hpp>

#include "http/curl/connections.hpp"
#include "http/curl/error.hpp"
#include "http/curl/handles.hpp"
#include "http/curl/request.hpp"
#include "http/exchange.hpp"
#include "http/stall_watch.hpp"

namespace DIRECTUS_NAMESPACE::detail {

/// An easy handle and the request that it carries at the moment: set up, watched, read out.
///
/// Whoever drives it has the multi handle, the thread and the waiting. Nothing here blocks:
///
///     end = transfer.begin(exchange, limits);
///     while (end.ok()) {
///       … add handle() to the multi; after each curl_multi_perform ask look(now); remove it …
///       if (!transfer.goesAgain(end)) break;
///     }
///     return transfer.finish(end);
class CurlTransfer {
 public:
  using Clock = std::chrono::steady_clock;

  /// `connections` are those of the multi handle that will drive it, and outlive it.
  [[nodiscard]] static Result<std::unique_ptr<CurlTransfer>> create(const HttpOptions& options,
                                                                    CurlConnections& connections);

  [[nodiscard]] CURL* handle() const noexcept { return easy_.get(); }

  /// Puts a request on the handle. Both outlive `finish`.
  [[nodiscard]] CurlEnd begin(Exchange& exchange, const SendOptions& limits);

  /// What the clock and the caller's stop token say.
  struct Look {
    std::optional<CurlEnd> over{};                       ///< it ends now, whatever libcurl does
    Clock::time_point again = Clock::time_point::max();  ///< look again then, if not before
  };
  [[nodiscard]] Look look(Clock::time_point now);

  /// Whether the same request is to be driven once more: nothing of it was sent, since the kept
  /// connection turned out to be over. It takes a new one then.
  [[nodiscard]] bool goesAgain(const CurlEnd& end);

  /// What came of it.
  [[nodiscard]] Result<HttpResponse> finish(CurlEnd end);

  /// False when something went wrong in libcurl itself: then it carries no other request.
  [[nodiscard]] bool isUsable() const noexcept { return isUsable_; }

 private:
  CurlTransfer(const HttpOptions& options, CurlConnections& connections);
  void chooseConnection(const HttpRequest& request);
  void wantFresh(bool fresh);
  [[nodiscard]] bool onSend(int localPort) noexcept;
  [[nodiscard]] long number(CURLINFO info) const noexcept;
  [[nodiscard]] Result<HttpResponse> outcome(CurlEnd end);
  void learnOfConnection();

  friend struct CurlCallbacks;
  CurlConnections& connections_;
  EasyHandle easy_;
  CurlRequest request_;
  Exchange* exchange_ = nullptr;
  const SendOptions* limits_ = nullptr;
  StallWatch stall_{std::chrono::milliseconds(0)};
  std::optional<Clock::time_point> replyDue_;
  long maxAge_ = 0;
  bool wantsFresh_ = false;
  bool foundGoodbye_ = false;
  bool isUsable_ = true;
  std::array<char, CURL_ERROR_SIZE> errorText_{};
};

}  // namespace DIRECTUS_NAMESPACE::detail
