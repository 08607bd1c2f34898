#pragma once

#include <directus/async/driver.hpp>
#include <directus/async/flow.hpp>
#include <directus/call/authenticator.hpp>
#include <directus/call/client_context.hpp>
#include <directus/call/reply_slot.hpp>
#include <directus/commands/command.hpp>

#include "call/call_rules.hpp"
#include "call/request_trace.hpp"

namespace DIRECTUS_NAMESPACE::detail {

/// What a command meets when it is sent, and what all calls of one operation share.
struct CallFrame {
  Driver& driver;  ///< how it waits
  const ClientContext& client;
  const CallRules& rules;
  const RequestOptions& options;  ///< of the call
  const SendOptions& limits;
};

/// One command on its way: what `sendCommand` does, step by step.
///
///     command -> HttpRequest -> Authorization -> onRequest -> attempts -> onResponse -> result
///
/// Lifetimes: what the frame, the command and the slot refer to outlives the call.
class Call {
 public:
  Call(const CallFrame& frame, const CommandRequest& command, ReplySlot slot)
      : frame_(frame),
        command_(command),
        slot_(slot),
        trace_(frame.client, command,
               frame.options.tag.empty() ? command.options.tag : frame.options.tag) {}

  Result<void> begin();
  [[nodiscard]] bool asksSession() const noexcept;
  [[nodiscard]] CredentialsWanted credentialsWanted() const;
  [[nodiscard]] RequestCredentials& credentials() noexcept { return credentials_; }
  void authorize();
  [[nodiscard]] bool hasRequestHooks() const noexcept;
  Flow<Result<void>> callRequestHooks();
  [[nodiscard]] Result<void> check() const;
  Flow<Result<HttpResponse>> send();
  [[nodiscard]] bool hasResponseHooks() const noexcept;
  Flow<Result<void>> callResponseHooks(Result<HttpResponse>& response);
  Result<void> read(HttpResponse& response);
  /// Ends the trace; gives `done` back as the caller gets it.
  [[nodiscard]] Result<void> end(Result<void> done);

 private:
  Result<void> build();
  /// An error with the request's name, without its secrets.
  [[nodiscard]] Error forCaller(const Error& error) const;
  [[nodiscard]] bool isSuccess(int status) const noexcept;
  [[nodiscard]] const RetryOptions& retry() const noexcept;

  CallFrame frame_;
  const CommandRequest& command_;
  ReplySlot slot_;
  RequestTrace trace_;
  HttpRequest request_{};
  RequestCredentials credentials_{};
};

/// One call from its beginning to its end, which its trace gets to know. The slot is filled on
/// success, and when the reply could not be read.
Flow<Result<void>> sendCommand(CallFrame frame, const CommandRequest& command, ReplySlot slot);

}  // namespace DIRECTUS_NAMESPACE::detail
