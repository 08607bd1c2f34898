#pragma once

#include <exception>
#include <optional>

#include <directus/http/transport.hpp>

#include "async/hop.hpp"

namespace DIRECTUS_NAMESPACE::detail {

/// `co_await Sending(driver, transport, request, limits)`: the reply, or the error that came
/// instead. A flow that does not block goes on where the transport is done; a request with a source
/// or a sink, and a transport that only has `send`, take a helper thread.
class Sending {
 public:
  Sending(Driver& driver, Transport& transport, const HttpRequest& request,
          const SendOptions& limits) noexcept
      : driver_(driver), transport_(transport), request_(request), limits_(limits) {}
  Sending(const Sending&) = delete;
  Sending& operator=(const Sending&) = delete;

  [[nodiscard]] bool await_ready() {
    if (!driver_.isBlocking()) return false;
    reply_.emplace(transport_.send(request_, limits_));
    return true;
  }

  void await_suspend(std::coroutine_handle<> flow);

  Result<HttpResponse> await_resume() {
    if (thrown_) std::rethrow_exception(thrown_);
    return *std::move(reply_);
  }

 private:
  void sendHere() noexcept;

  Driver& driver_;
  Transport& transport_;
  const HttpRequest& request_;
  const SendOptions& limits_;
  std::optional<Result<HttpResponse>> reply_;
  std::exception_ptr thrown_;
};

}  // namespace DIRECTUS_NAMESPACE::detail
