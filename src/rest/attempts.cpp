#include "rest/attempts.hpp"

#include "call/redirect.hpp"
#include "call/reply_error.hpp"
#include "call/retry_budget.hpp"
#include "call/retry_policy.hpp"
#include "call/sleep.hpp"
#include "codec/decoder_pool.hpp"
#include "core/random.hpp"

namespace DIRECTUS_NAMESPACE::detail {

namespace {

using std::chrono::milliseconds;

Result<HttpResponse> sendFollowingRedirects(const ClientContext& context,
                                            const CommandRequest& command, HttpRequest& request,
                                            const SendOptions& limits, RequestTrace& trace) {
  for (int redirects = 0;; ++redirects) {
    auto response = trace.send(request, limits);
    if (!response || redirects == maxRedirects || command.mailLink) return response;
    auto target = redirectTarget(*context.base(), command.path, request, *response);
    if (!target) return response;
    request.url = std::move(*target);
  }
}

/// The error that a reply outside 2xx is; nothing for one that is kept.
std::optional<Error> failureOf(const ClientContext& context, const HttpRequest& request,
                               const Result<HttpResponse>& response) {
  if (!response) return response.error();
  if (response->status < 400) return std::nullopt;
  const DecoderPool::Lease decoder = context.decoders().lease();
  return replyError(request, *response, *decoder);
}

bool canBeSentAgain(const HttpRequest& request) {
  return (!request.source || request.source->rewind()) &&
         (!request.sink || request.sink->restart());
}

std::optional<milliseconds> remaining(const SendOptions& limits) {
  if (!limits.deadline) return std::nullopt;
  return std::chrono::duration_cast<milliseconds>(*limits.deadline -
                                                  std::chrono::steady_clock::now());
}

}  // namespace

void setCredentials(HttpRequest& request, const RequestCredentials& credentials) {
  if (!credentials.token.empty())
    request.headers.set("Authorization", "Bearer " + credentials.token);
  if (!credentials.cookie.empty()) request.headers.set("Cookie", credentials.cookie);
}

Result<HttpResponse> sendUntilKept(const ClientContext& context, const CommandRequest& command,
                                   const RetryOptions& retry, RequestCredentials credentials,
                                   const SendOptions& limits, HttpRequest& request,
                                   RequestTrace& trace) {
  trace.watch(request);
  bool renewed = false;
  bool startedOver = false;
  for (int tries = 1;; ++tries) {
    if (request.sink)
      if (auto ready = request.sink->prepare(request.headers); !ready) return ready.error();
    auto response = sendFollowingRedirects(context, command, request, limits, trace);
    const auto failure = failureOf(context, request, response);
    if (!failure) {
      context.retryBudget().succeeded(tries > 1);
      return response;
    }
    if (failure->code() == ErrorCode::tokenExpired && failure->status() == 401 && !renewed &&
        credentials.serial != 0) {
      auto fresh = context.authenticator()->renew(credentials, limits);
      if (!fresh) return fresh.error();
      if (*fresh && canBeSentAgain(request)) {
        auto given = context.authenticator()->credentials(limits);
        if (!given) return given.error();
        setCredentials(request, *given);
        credentials = std::move(*given);
        renewed = true;
        --tries;  // a 401 was not executed: it costs no try
        continue;
      }
    }
    if (failure->status() == 416 && !startedOver && request.sink && request.sink->startOver()) {
      startedOver = true;
      --tries;  // nothing was wrong with the line
      continue;
    }
    const auto delay = retryDelay(retry, *failure, tries, remaining(limits), randomFraction());
    if (!delay || !canBeSentAgain(request) || !context.retryBudget().take()) return response;
    if (!sleepFor(context.clock(), *delay, limits.stop))
      return Error({.kind = ErrorKind::cancelled, .message = "cancelled between two tries"});
  }
}

}  // namespace DIRECTUS_NAMESPACE::detail
