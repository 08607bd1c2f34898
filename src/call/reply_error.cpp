#include "call/reply_error.hpp"

#include <directus/call/reply_bytes.hpp>

#include "call/redactor.hpp"
#include "call/redirect.hpp"
#include "call/retry_after.hpp"

namespace DIRECTUS_NAMESPACE::detail {

namespace {

bool isTransient(int status) {
  return status == 408 || status == 429 || status == 502 || status == 503 || status == 504;
}

/// Directus' pressure limiter turns requests away at the door.
bool isUnderPressure(const ErrorDetails& details) {
  return details.status == 503 && !details.errors.empty() &&
         details.errors.front().code == ErrorCode::serviceUnavailable &&
         details.errors.front().reason == "Under pressure";
}

/// What a reply says that is not Directus'.
std::string meaningOf(const HttpRequest& request, const HttpResponse& response) {
  if (isRedirect(response.status)) return redirectRefusal(request, response);
  if (response.status == 407)
    return "a proxy wants a user name and a password, or others: see HttpOptions::proxy";
  return "not a Directus error body";
}

}  // namespace

Error replyError(const HttpRequest& request, const HttpResponse& response, Decoder& decoder) {
  ErrorBody body = parseErrorBody(decoder, bytesOf(response));
  const Redactor redactor(request);
  ErrorDetails details{
      .kind = ErrorKind::http, .message = meaningOf(request, response), .status = response.status};
  if (body.hasErrors) details.message = messageOf(body);
  details.errors = std::move(body.errors);
  details.data = std::move(body.data);
  if (details.errors.empty())
    details.body = redactor.snippet(response.body.view());
  else
    details.kind = ErrorKind::api;
  details.retryAfter = retryAfterOf(response.headers, std::chrono::system_clock::now());
  details.retryable = isTransient(response.status) && request.repeatable;
  // Refused before they were executed, whatever the method.
  if (response.status == 429 || isUnderPressure(details)) details.retryable = true;
  return redactor.errorOf(std::move(details));
}

Error unreadableReply(const HttpRequest& request, const HttpResponse& response, const Error& error,
                      bool changes) {
  const Redactor redactor(request);
  ErrorDetails details = error.details();
  if (details.status == 0) details.status = response.status;
  if (details.kind == ErrorKind::decode) {
    details.body = redactor.snippet(response.body.view());
    if (changes) details.message = "executed, but its reply cannot be read: " + details.message;
  }
  return redactor.errorOf(std::move(details));
}

Error nothingCameBack(const HttpResponse& response) {
  return Error({.kind = ErrorKind::decode,
                .message = "executed, but nothing may be read back: the token has no right to read "
                           "it, or (of an update) there is no such item",
                .status = response.status});
}

Error withoutSecrets(const HttpRequest& request, const Error& error) {
  return Redactor(request).errorOf(error.details());
}

}  // namespace DIRECTUS_NAMESPACE::detail
