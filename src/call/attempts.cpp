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

/// For credentials, before a call gives up.
constexpr int mostTokenWaits = 8;

Flow<Result<HttpResponse>> sendFollowingRedirects(const CallFrame& frame,
                                                  const CommandRequest& command,
                                                  HttpRequest& request, RequestTrace& trace) {
  for (int redirects = 0;; ++redirects) {
    auto response = co_await Sending(frame.driver, frame.client.transport(), request, frame.limits);
    trace.sent(request, response);
    if (!response || redirects == maxRedirects || command.mailLink) co_return response;
    auto target = redirectTarget(*frame.client.base(), command.path, request, *response);
    if (!target) co_return response;
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

/// Whether the server has not got the range that a download asked for, which now asks for all.
bool lacksRange(const Error& failure, const HttpRequest& request) {
  return failure.status() == 416 && request.sink && request.sink->startOver();
}

bool hasExpired(const Error& failure) noexcept {
  return failure.code() == ErrorCode::tokenExpired;
}

/// Whether Directus refused the credentials themselves, and not what was asked with them.
bool refusesCredentials(const Error& failure, const CommandRequest& command) noexcept {
  if (failure.status() != 401) return false;
  if (hasExpired(failure)) return true;
  // `/auth/` says the same of the credentials in the body.
  return (failure.code() == ErrorCode::invalidCredentials ||
          failure.code() == ErrorCode::invalidToken) &&
         !command.path.starts_with("/auth/");
}

}  // namespace

void setCredentials(HttpRequest& request, const RequestCredentials& credentials) {
  if (!credentials.token.empty())
    request.headers.set("Authorization", "Bearer " + credentials.token);
  if (!credentials.cookie.empty()) request.headers.set("Cookie", credentials.cookie);
}

Flow<Result<RequestCredentials>> credentialsOf(Authenticator& authenticator,
                                               CredentialsWanted wanted, const CallFrame& frame) {
  std::optional<Result<RequestCredentials>> given;
  // A wait that brought nothing that lasts is not repeated for ever.
  for (int waits = 0; !given && waits < mostTokenWaits; ++waits) {
    wanted.waited = waits > 0;
    given = co_await CredentialsWait(authenticator, wanted, frame);
  }
  if (!given)
    co_return Error({.kind = ErrorKind::network,
                     .message = "the session kept changing while it was waited for",
                     .retryable = true});
  if (*given && !frame.rules.sendsCookies) given->value().cookie.clear();
  co_return *std::move(given);
}

namespace {

/// Whether Directus refused the credentials, and the request can go with others, which it now has.
Flow<Result<bool>> takeOthers(const CallFrame& frame, const CommandRequest& command,
                              const Error& failure, HttpRequest& request,
                              RequestCredentials& credentials) {
  Authenticator* const authenticator = frame.client.authenticator().get();
  const bool wereSent = !credentials.token.empty() || !credentials.cookie.empty();
  if (!refusesCredentials(failure, command) || credentials.serial == 0 || !wereSent ||
      !authenticator->report(credentials, failure))
    co_return false;
  auto given = co_await credentialsOf(*authenticator, {.insteadOf = credentials.serial}, frame);
  if (!given && (given.error().kind() == ErrorKind::sessionLost || hasExpired(failure)))
    co_return given.error();
  if (!given || given->serial == credentials.serial || !canBeSentAgain(request)) co_return false;
  // After a logout there are no others: what was asked as somebody is not asked again as nobody.
  if (given->token.empty() && given->cookie.empty()) co_return false;
  if (!credentials.token.empty()) request.headers.remove("Authorization");
  if (!credentials.cookie.empty()) request.headers.remove("Cookie");
  setCredentials(request, *given);
  credentials = *std::move(given);
  co_return true;
}

}  // namespace

Flow<Result<HttpResponse>> sendWithRetries(const CallFrame& frame, const CommandRequest& command,
                                           const RetryOptions& retry,
                                           RequestCredentials credentials, HttpRequest& request,
                                           RequestTrace& trace) {
  const ClientContext& client = frame.client;
  trace.watch(request);
  bool renewed = false;
  bool startedOver = false;
  for (int tries = 1;; ++tries) {
    if (request.sink)
      if (auto ready = request.sink->prepare(request.headers); !ready) co_return ready.error();
    auto response = co_await sendFollowingRedirects(frame, command, request, trace);
    const auto failure = failureOf(client, request, response);
    if (!failure) {
      client.retryBudget().succeeded(tries > 1);
      co_return response;
    }
    if (!renewed) {
      auto again = co_await takeOthers(frame, command, *failure, request, credentials);
      if (!again) co_return again.error();
      renewed = *again;
      if (renewed) {
        --tries;  // a 401 was not executed: it costs no try
        continue;
      }
    }
    if (!startedOver && lacksRange(*failure, request)) {
      startedOver = true;
      --tries;  // nothing was wrong with the line
      continue;
    }
    const auto delay =
        retryDelay(retry, *failure, tries, frame.limits.timeLeft(), randomFraction());
    if (!delay || !canBeSentAgain(request) || !client.retryBudget().take()) co_return response;
    if (!co_await Pause(frame.driver, client.clock(), *delay, frame.limits.stop))
      co_return Error({.kind = ErrorKind::cancelled, .message = "cancelled between two tries"});
  }
}

}  // namespace DIRECTUS_NAMESPACE::detail
