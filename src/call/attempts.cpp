#include "call/attempts.hpp"

#include "call/credentials.hpp"
#include "call/pause.hpp"
#include "call/redirect.hpp"
#include "call/reply_error.hpp"
#include "call/retry_budget.hpp"
#include "call/retry_policy.hpp"
#include "call/sending.hpp"
#include "codec/decoder_pool.hpp"
#include "core/random.hpp"

namespace DIRECTUS_NAMESPACE::detail {

namespace {

using std::chrono::milliseconds;

/// Whether a reply sends the request to another address, which it now has.
bool isSentOn(const CallFrame& frame, const CommandRequest& command,
              const Result<HttpResponse>& response, HttpRequest& request) {
  if (!response || command.endsInRedirect) return false;
  auto target = redirectTarget(*frame.client.base(), command.path, request, *response);
  if (target) request.url = std::move(*target);
  return target.has_value();
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

/// Whether the server has not got the range that a download asked for, which now asks for all.
bool lacksRange(const Error& failure, const HttpRequest& request) {
  return failure.status() == 416 && request.sink && request.sink->startOver();
}

bool hasExpired(const Error& failure) noexcept {
  return failure.code() == ErrorCode::tokenExpired;
}

/// Whether Directus refused the credentials themselves, and not what was asked with them.
bool refusesCredentials(const Error& failure, const CommandRequest& command) noexcept {
  if (failure.status() == 401 && hasExpired(failure)) return true;
  // `/auth/` says the same of the credentials in the body.
  if (command.path.starts_with("/auth/")) return false;
  const bool isUnknown = failure.code() == ErrorCode::invalidCredentials && failure.status() == 401;
  // Directus says it with 403.
  const bool isForeign = failure.code() == ErrorCode::invalidToken &&
                         (failure.status() == 401 || failure.status() == 403);
  return isUnknown || isForeign;
}

/// Whether Directus refused the credentials, and the request can go with others, which it now has.
Flow<Result<bool>> takeOthers(const CallFrame& frame, const CommandRequest& command,
                              const Error& failure, HttpRequest& request,
                              RequestCredentials& credentials) {
  Authenticator* const authenticator = frame.client.authenticator().get();
  const bool wereSent = !credentials.token.empty() || !credentials.cookie.empty();
  if (!refusesCredentials(failure, command) || credentials.serial == 0 || !wereSent ||
      !authenticator->report(credentials, failure))
    co_return false;
  RequestCredentials others;
  const auto taken = co_await takeCredentials(frame, {.insteadOf = credentials.serial}, others);
  if (!taken && (taken.error().kind() == ErrorKind::sessionLost || hasExpired(failure)))
    co_return taken.error();
  if (!taken || others.serial == credentials.serial || !canBeSentAgain(request)) co_return false;
  // After a logout there are no others: what was asked as somebody is not asked again as nobody.
  if (others.token.empty() && others.cookie.empty()) co_return false;
  if (!credentials.token.empty()) request.headers.remove("Authorization");
  if (!credentials.cookie.empty()) request.headers.remove("Cookie");
  setCredentials(request, others);
  credentials = std::move(others);
  co_return true;
}

/// How long to pause before the next try; empty: that was the last one.
std::optional<milliseconds> delayBefore(const CallFrame& frame, const RetryOptions& retry,
                                        const Error& failure, int tries,
                                        const HttpRequest& request) {
  const auto delay = retryDelay(retry, failure, tries, frame.limits.timeLeft(), randomFraction());
  const bool again = delay && canBeSentAgain(request) && frame.client.retryBudget().take();
  return again ? delay : std::nullopt;
}

}  // namespace

Flow<Result<HttpResponse>> sendWithRetries(const CallFrame& frame, const CommandRequest& command,
                                           const RetryOptions& retry,
                                           RequestCredentials& credentials, HttpRequest& request,
                                           RequestTrace& trace) {
  const ClientContext& client = frame.client;
  trace.watch(request);
  bool renewed = false;
  bool startedOver = false;
  for (int tries = 1;; ++tries) {
    if (request.sink)
      if (auto ready = request.sink->prepare(request.headers); !ready) co_return ready.error();
    std::optional<Result<HttpResponse>> response;
    int redirects = 0;
    do {
      response = co_await Sending(frame.driver, client.transport(), request, frame.limits);
      trace.sent(request, *response);
    } while (redirects++ < maxRedirects && isSentOn(frame, command, *response, request));
    const auto failure = failureOf(client, request, *response);
    if (!failure) {
      client.retryBudget().succeeded(tries > 1);
      co_return *std::move(response);
    }
    // A 401 was not executed, and behind a 416 nothing was wrong with the line.
    bool costsNoTry = false;
    if (!renewed) {
      auto again = co_await takeOthers(frame, command, *failure, request, credentials);
      if (!again) co_return again.error();
      costsNoTry = renewed = *again;
    }
    if (!costsNoTry && !startedOver) costsNoTry = startedOver = lacksRange(*failure, request);
    if (costsNoTry) {
      --tries;
      continue;
    }
    const auto delay = delayBefore(frame, retry, *failure, tries, request);
    if (!delay) co_return *std::move(response);
    if (!co_await Pause(frame.driver, client.clock(), *delay, frame.limits.stop))
      co_return makeError(ErrorKind::cancelled, "cancelled between two tries");
  }
}

}  // namespace DIRECTUS_NAMESPACE::detail
