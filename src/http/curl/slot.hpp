#pragma once

#include <memory>

#include <directus/http/http_options.hpp>
#include <directus/http/transport.hpp>

#include "http/curl/connections.hpp"
#include "http/curl/handles.hpp"
#include "http/curl/transfer.hpp"
#include "http/exchange.hpp"

namespace DIRECTUS_NAMESPACE::detail {

/// A transfer with its own multi handle, and so with connections of its own: what one blocking
/// call needs. Used by one thread at a time.
class CurlSlot {
 public:
  [[nodiscard]] static Result<std::unique_ptr<CurlSlot>> create(const HttpOptions& options);
  ~CurlSlot();
  CurlSlot(const CurlSlot&) = delete;
  CurlSlot& operator=(const CurlSlot&) = delete;

  /// Sends the request of `exchange` and drives it to its end on this thread.
  [[nodiscard]] Result<HttpResponse> perform(Exchange& exchange, const SendOptions& limits);

  /// False when something went wrong in libcurl itself: then the slot serves no other call.
  [[nodiscard]] bool isUsable() const noexcept { return isUsable_ && transfer_->isUsable(); }

  CurlTransfer::Clock::time_point idleSince{};

 private:
  CurlSlot() = default;
  [[nodiscard]] CurlEnd drive(const SendOptions& limits);
  [[nodiscard]] CURLcode resultOfTransfer();

  CurlConnections connections_;
  MultiHandle multi_;  // outlives the easy handle
  std::unique_ptr<CurlTransfer> transfer_;
  bool isUsable_ = true;
};

}  // namespace DIRECTUS_NAMESPACE::detail
