#include <directus/core/error.hpp>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <utility>

#include "core/one_line.hpp"

namespace DIRECTUS_NAMESPACE {

struct Error::State {
  ErrorDetails details;
  std::string what;
};

namespace {

constexpr std::size_t longestMethod = 32;
constexpr std::size_t longestPath = 256;
constexpr std::size_t longestCode = 64;
constexpr std::size_t longestMessage = 600;

/// What an error shows is short, whatever a caller or a server gave it. `errors` stay whole.
ErrorDetails bounded(ErrorDetails details) {
  details.method = detail::oneLine(details.method, longestMethod);
  details.path = detail::oneLine(details.path, longestPath);
  details.message = detail::oneLine(details.message, longestMessage);
  return details;
}

std::string describe(const ErrorDetails& details) {
  std::string text;
  if (!details.method.empty()) text += details.method;
  if (!details.path.empty()) text += (text.empty() ? "" : " ") + details.path;
  if (!text.empty()) text += ": ";
  if (details.status != 0) text += std::to_string(details.status) + " ";
  if (!details.errors.empty() && !details.errors.front().codeText.empty())
    text += detail::oneLine(details.errors.front().codeText, longestCode) + ": ";
  text += details.message.empty() ? std::string(toString(details.kind)) : details.message;
  return text;
}

struct NamedCode {
  std::string_view text;
  ErrorCode code;
};

constexpr std::array namedCodes{
    NamedCode{"CONTAINS_NULL_VALUES", ErrorCode::containsNullValues},
    NamedCode{"CONTENT_TOO_LARGE", ErrorCode::contentTooLarge},
    NamedCode{"FAILED_VALIDATION", ErrorCode::failedValidation},
    NamedCode{"FORBIDDEN", ErrorCode::forbidden},
    NamedCode{"GRAPHQL_VALIDATION", ErrorCode::graphqlValidation},
    NamedCode{"ILLEGAL_ASSET_TRANSFORMATION", ErrorCode::illegalAssetTransformation},
    NamedCode{"INTERNAL_SERVER_ERROR", ErrorCode::internalServerError},
    NamedCode{"INVALID_CREDENTIALS", ErrorCode::invalidCredentials},
    NamedCode{"INVALID_FOREIGN_KEY", ErrorCode::invalidForeignKey},
    NamedCode{"INVALID_INVITE", ErrorCode::invalidInvite},
    NamedCode{"INVALID_IP", ErrorCode::invalidIp},
    NamedCode{"INVALID_OTP", ErrorCode::invalidOtp},
    NamedCode{"INVALID_PAYLOAD", ErrorCode::invalidPayload},
    NamedCode{"INVALID_PROVIDER", ErrorCode::invalidProvider},
    NamedCode{"INVALID_PROVIDER_CONFIG", ErrorCode::invalidProviderConfig},
    NamedCode{"INVALID_QUERY", ErrorCode::invalidQuery},
    NamedCode{"INVALID_TOKEN", ErrorCode::invalidToken},
    NamedCode{"LIMIT_EXCEEDED", ErrorCode::limitExceeded},
    NamedCode{"METHOD_NOT_ALLOWED", ErrorCode::methodNotAllowed},
    NamedCode{"NOT_NULL_VIOLATION", ErrorCode::notNullViolation},
    NamedCode{"OUT_OF_DATE", ErrorCode::outOfDate},
    NamedCode{"RANGE_NOT_SATISFIABLE", ErrorCode::rangeNotSatisfiable},
    NamedCode{"RECORD_NOT_UNIQUE", ErrorCode::recordNotUnique},
    NamedCode{"REQUESTS_EXCEEDED", ErrorCode::requestsExceeded},
    NamedCode{"RESOURCE_RESTRICTED", ErrorCode::resourceRestricted},
    NamedCode{"ROUTE_NOT_FOUND", ErrorCode::routeNotFound},
    NamedCode{"SERVICE_UNAVAILABLE", ErrorCode::serviceUnavailable},
    NamedCode{"TOKEN_EXPIRED", ErrorCode::tokenExpired},
    NamedCode{"UNEXPECTED_RESPONSE", ErrorCode::unexpectedResponse},
    NamedCode{"UNPROCESSABLE_CONTENT", ErrorCode::unprocessableContent},
    NamedCode{"UNSUPPORTED_MEDIA_TYPE", ErrorCode::unsupportedMediaType},
    NamedCode{"USER_SUSPENDED", ErrorCode::userSuspended},
    NamedCode{"VALUE_OUT_OF_RANGE", ErrorCode::valueOutOfRange},
    NamedCode{"VALUE_TOO_LONG", ErrorCode::valueTooLong},
};

}  // namespace

Error::Error(ErrorDetails given) {
  ErrorDetails details = bounded(std::move(given));
  auto what = describe(details);
  state_ = std::make_shared<const State>(State{std::move(details), std::move(what)});
}
Error::Error(const Error&) noexcept = default;
// A moved-from error must still answer: moving copies the pointer.
Error::Error(Error&& other) noexcept {
  state_ = other.state_;
}
Error& Error::operator=(const Error&) noexcept = default;
Error& Error::operator=(Error&& other) noexcept {
  return *this = std::as_const(other);
}
Error::~Error() = default;

ErrorKind Error::kind() const noexcept {
  return state_->details.kind;
}
int Error::status() const noexcept {
  return state_->details.status;
}
const std::vector<ApiError>& Error::errors() const noexcept {
  return state_->details.errors;
}
ErrorCode Error::code() const noexcept {
  return errors().empty() ? ErrorCode::unknown : errors().front().code;
}
const std::string& Error::method() const noexcept {
  return state_->details.method;
}
const std::string& Error::path() const noexcept {
  return state_->details.path;
}
std::optional<Milliseconds> Error::retryAfter() const noexcept {
  return state_->details.retryAfter;
}
const std::string& Error::body() const noexcept {
  return state_->details.body;
}
const std::string& Error::data() const noexcept {
  return state_->details.data;
}
bool Error::isRetryable() const noexcept {
  return state_->details.retryable;
}
const char* Error::what() const noexcept {
  return state_->what.c_str();
}

const ErrorDetails& Error::details() const noexcept {
  return state_->details;
}

Error Error::withRequest(std::string_view method, std::string_view path) const {
  if (!state_->details.method.empty() || !state_->details.path.empty()) return *this;
  ErrorDetails details = state_->details;
  details.method = method;
  details.path = path;
  return Error(std::move(details));
}

Error Error::asRetryable() const {
  if (state_->details.retryable) return *this;
  ErrorDetails details = state_->details;
  details.retryable = true;
  return Error(std::move(details));
}

std::string_view toString(ErrorKind kind) noexcept {
  switch (kind) {
    case ErrorKind::network:
      return "network";
    case ErrorKind::timeout:
      return "timeout";
    case ErrorKind::cancelled:
      return "cancelled";
    case ErrorKind::tls:
      return "tls";
    case ErrorKind::http:
      return "http";
    case ErrorKind::api:
      return "api";
    case ErrorKind::decode:
      return "decode";
    case ErrorKind::invalidArgument:
      return "invalidArgument";
    case ErrorKind::outcomeUnknown:
      return "outcomeUnknown";
    case ErrorKind::sessionLost:
      return "sessionLost";
    case ErrorKind::storage:
      return "storage";
    case ErrorKind::tooLarge:
      return "tooLarge";
  }
  return "";
}

std::string_view toString(ErrorCode code) noexcept {
  for (const NamedCode& named : namedCodes)
    if (named.code == code) return named.text;
  return "unknown";
}

ErrorCode errorCodeFromText(std::string_view text) noexcept {
  for (const NamedCode& named : namedCodes)
    if (named.text == text) return named.code;
  return ErrorCode::unknown;
}

namespace detail {

void throwError(const Error& error) {
#if defined(__cpp_exceptions) || defined(_CPPUNWIND)
  throw Error(error);
#else
  std::fputs(error.what(), stderr);
  std::abort();
#endif
}

Error makeError(ErrorKind kind, std::string_view message) {
  return Error({.kind = kind, .message = std::string(message)});
}

Error invalidArgument(std::string_view name, std::string_view why) {
  return makeError(ErrorKind::invalidArgument, std::string(name) + ": " + std::string(why));
}

}  // namespace detail
}  // namespace DIRECTUS_NAMESPACE
