#include "call/reply_error.hpp"

#include <directus/call/reply_bytes.hpp>

#include "call/retry_after.hpp"
#include "codec/error_message.hpp"

namespace DIRECTUS_NAMESPACE::detail {

namespace {

constexpr std::size_t snippetLength = 200;

bool isTransient(int status) {
  return status == 408 || status == 429 || status == 502 || status == 503 || status == 504;
}

/// Directus' pressure limiter turns requests away at the door.
bool isUnderPressure(const ErrorDetails& details) {
  return details.status == 503 && !details.errors.empty() &&
         details.errors.front().code == ErrorCode::serviceUnavailable &&
         details.errors.front().reason == "Under pressure";
}

void hideAll(std::string& text, std::string_view secret) {
  if (secret.size() < 4) return;  // too short to be one
  for (auto at = text.find(secret); at != std::string::npos; at = text.find(secret, at))
    text.replace(at, secret.size(), "***");
}

std::string_view afterSpace(std::string_view value) {
  const auto space = value.find(' ');
  return space == std::string_view::npos ? value : value.substr(space + 1);
}

}  // namespace

std::string redactedSnippet(const HttpRequest& request, std::string_view body) {
  std::string snippet(body);
  for (const Header& header : request.headers) {
    if (equalsIgnoreCase(header.name, "Authorization")) hideAll(snippet, afterSpace(header.value));
    if (equalsIgnoreCase(header.name, "Cookie")) hideAll(snippet, header.value);
  }
  if (snippet.size() > snippetLength) snippet.resize(snippetLength);
  for (char& c : snippet)
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) c = ' ';
  return snippet;
}

Error replyError(const HttpRequest& request, const HttpResponse& response, Decoder& decoder) {
  ErrorBody body = parseErrorBody(decoder, bytesOf(response));
  ErrorDetails details{
      .kind = ErrorKind::http, .message = "not a Directus error body", .status = response.status};
  details.errors = std::move(body.errors);
  details.data = std::move(body.data);
  if (!details.errors.empty()) {
    details.kind = ErrorKind::api;
    details.message = shownMessage(details.errors.front());
  } else if (request.url.find("/auth/") == std::string::npos) {
    // What `/auth/*` answers may hold tokens.
    details.body = redactedSnippet(request, response.body.view());
  }
  if (const auto retryAfter = response.headers.find("Retry-After"))
    details.retryAfter = parseRetryAfter(*retryAfter, std::chrono::system_clock::now());
  details.retryable = isTransient(response.status) && request.repeatable;
  // Refused before they were executed, whatever the method.
  if (response.status == 429 || isUnderPressure(details)) details.retryable = true;
  return Error(std::move(details));
}

}  // namespace DIRECTUS_NAMESPACE::detail
