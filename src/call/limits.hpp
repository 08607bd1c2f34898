#pragma once

#include <directus/async/driver.hpp>
#include <directus/call/client_context.hpp>
#include <directus/core/clock.hpp>
#include <directus/http/request_options.hpp>
#include <directus/http/transport.hpp>

#include "core/linked_stop.hpp"
#include "core/stop_token.hpp"
#include "core/time.hpp"

namespace DIRECTUS_NAMESPACE::detail {

/// How long one call may take, and what may stop it: the call's options before the command's
/// before the client's.
class CallLimits {
 public:
  CallLimits(const ClientContext& context, const Driver& driver, const RequestOptions& call,
             const RequestOptions& command = {})
      // A forked child does not touch what its parent's threads may have locked.
      : stop_(context.isOfThisProcess() ? context.stopToken() : std::stop_token(),
              standard(command.stop), standard(call.stop), driver.stopSource()) {
    send_.stop = stop_.token();
    const Milliseconds timeout =
        call.timeout.value_or(command.timeout.value_or(context.options().timeout));
    if (timeout > Milliseconds(0)) {
      send_.deadline = later(std::chrono::steady_clock::now(), std::chrono::milliseconds(timeout));
      if (const Clock* const clock = context.options().clock.get()) {
        send_.clock = clock;
        send_.until = sum(clock->now(), std::chrono::milliseconds(timeout));
      }
    }
    send_.stall = call.stall ? call.stall : command.stall;
  }

  [[nodiscard]] const SendOptions& send() const noexcept { return send_; }
  [[nodiscard]] bool stopped() const noexcept { return send_.stop.stop_requested(); }

  /// Of a call that was stopped before it began.
  [[nodiscard]] static Error error() {
    return makeError(ErrorKind::cancelled, "cancelled before it was sent");
  }

 private:
  LinkedStop stop_;
  SendOptions send_;
};

}  // namespace DIRECTUS_NAMESPACE::detail
