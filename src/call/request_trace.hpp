#pragma once

#include <memory>
#include <string>

#include <directus/call/client_context.hpp>
#include <directus/commands/command.hpp>
#include <directus/http/transport.hpp>

namespace DIRECTUS_NAMESPACE::detail {

/// Calls the hooks of `ClientOptions` for one request. Without hooks it does nothing.
class RequestTrace {
 public:
  /// The request begins.
  RequestTrace(const ClientContext& context, const CommandRequest& command,
               std::string_view tag = {});
  /// Reports the end of a request that an exception ended.
  ~RequestTrace();
  RequestTrace(const RequestTrace&) = delete;
  RequestTrace& operator=(const RequestTrace&) = delete;

  /// Counts what goes through the streams of a request. Call it once, before the first `send`.
  void watch(HttpRequest& request);

  /// A request was sent, and this came back.
  void sent(const HttpRequest& request, const Result<HttpResponse>& response) noexcept;

  /// It is over; gives the result back.
  template <class T>
  [[nodiscard]] Result<T> end(Result<T> result) {
    if (call_) reportEnd(result ? nullptr : &result.error());
    return result;
  }

 private:
  struct Call;
  void reportEnd(const Error* error) noexcept;

  const ClientContext& context_;
  std::unique_ptr<Call> call_;  // null: nobody listens, or it is over
};

/// `/items/articles/{key}`
[[nodiscard]] std::string pathTemplateOf(const CommandRequest& command);

}  // namespace DIRECTUS_NAMESPACE::detail
