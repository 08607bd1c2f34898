#pragma once

#include <array>
#include <chrono>
#include <memory>

#include <directus/http/http_options.hpp>
#include <directus/http/transport.hpp>

#include "http/curl/error.hpp"
#include "http/curl/handles.hpp"
#include "http/curl/request.hpp"
#include "http/curl/setup.hpp"
#include "http/exchange.hpp"

namespace DIRECTUS_NAMESPACE::detail {

/// A handle with its own multi handle, and so with connections of its own: what one blocking call
/// needs. Used by one thread at a time.
class CurlSlot {
 public:
  using Clock = std::chrono::steady_clock;

  [[nodiscard]] static Result<std::unique_ptr<CurlSlot>> create(const HttpOptions& options);
  ~CurlSlot();
  CurlSlot(const CurlSlot&) = delete;
  CurlSlot& operator=(const CurlSlot&) = delete;

  /// Sends the request of `exchange` and drives it to its end on this thread.
  [[nodiscard]] Result<HttpResponse> perform(Exchange& exchange, const SendOptions& options);

  /// False when something went wrong in libcurl itself: then the slot serves no other call.
  [[nodiscard]] bool isUsable() const noexcept { return isUsable_; }

  Clock::time_point idleSince{};

 private:
  explicit CurlSlot(const HttpOptions& options)
      : request_(options.userAgent, !usesProxy(options)) {}
  [[nodiscard]] CurlEnd drive(const Exchange& exchange, const SendOptions& options);
  [[nodiscard]] CURLcode resultOfTransfer();
  void chooseConnection(const HttpRequest& request);

  friend struct CurlCallbacks;
  MultiHandle multi_;  // outlives the easy handle
  EasyHandle easy_;
  CurlRequest request_;
  Exchange* exchange_ = nullptr;
  Clock::time_point trustedUntil_ = Clock::time_point::max();  // as long as the server keeps it
  bool wantsFresh_ = false;
  bool isUsable_ = true;
  std::array<char, CURL_ERROR_SIZE> errorText_{};
};

}  // namespace DIRECTUS_NAMESPACE::detail
