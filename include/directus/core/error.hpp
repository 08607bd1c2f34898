#pragma once

#include <exception>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <directus/core/export.hpp>
#include <directus/core/milliseconds.hpp>

namespace DIRECTUS_NAMESPACE {

/// Which layer failed, and so what a caller can do about it.
enum class ErrorKind {
  network,          ///< no connection, or it broke; nothing is known to have been executed
  timeout,          ///< a deadline or the stall limit passed
  cancelled,        ///< the caller's stop token, or the client's destruction
  tls,              ///< certificate or handshake
  http,             ///< a non-2xx reply without a Directus error body
  api,              ///< Directus refused: see `errors()`
  decode,           ///< the reply is not what was asked for; `what()` names the path in it
  invalidArgument,  ///< refused before anything was sent
  outcomeUnknown,   ///< sent, no full reply, not repeatable: it may have been executed
  sessionLost,      ///< Directus ended the session: log in again
  storage,          ///< an `AuthStorage` or a local file failed
  tooLarge,         ///< the reply exceeds a limit of `HttpOptions`
};

/// The codes that Directus itself sends in `extensions.code`.
/// @see https://directus.io/docs/guides/connect/errors
enum class ErrorCode {
  unknown,  ///< none, or one that this version does not know: see `ApiError::codeText`
  containsNullValues,
  contentTooLarge,
  failedValidation,
  forbidden,
  graphqlValidation,
  illegalAssetTransformation,
  internalServerError,
  invalidCredentials,
  invalidForeignKey,
  invalidInvite,
  invalidIp,
  invalidOtp,
  invalidPayload,
  invalidProvider,
  invalidProviderConfig,
  invalidQuery,
  invalidToken,
  limitExceeded,
  methodNotAllowed,
  notNullViolation,
  outOfDate,
  rangeNotSatisfiable,
  recordNotUnique,
  requestsExceeded,
  resourceRestricted,
  routeNotFound,
  serviceUnavailable,
  tokenExpired,
  unexpectedResponse,
  unprocessableContent,
  unsupportedMediaType,
  userSuspended,
  valueOutOfRange,
  valueTooLong,
};

/// One entry of the `errors` array of a Directus reply.
struct ApiError {
  std::string message{};
  ErrorCode code = ErrorCode::unknown;
  std::string codeText{};                   ///< `extensions.code` as sent, also when it is unknown
  std::optional<std::string> field{};       ///< `extensions.field`
  std::optional<std::string> collection{};  ///< `extensions.collection`
  std::optional<std::string> reason{};      ///< `extensions.reason`; of GraphQL its first complaint
  /// Where a nested value failed validation, from the item that was sent: `{"author", "name"}`.
  /// List positions are digits. Empty where Directus names none.
  std::vector<std::string> path{};
  std::string extensions{};  ///< the whole object as JSON text, "" if none
};

/// What an `Error` is made of. Aggregate: name the members that apply.
struct ErrorDetails {
  ErrorKind kind = ErrorKind::network;
  std::string message{};  ///< without secrets: it ends up in logs; what is too long is cut
  int status = 0;         ///< HTTP status, 0 when there was no reply
  std::vector<ApiError> errors{};
  std::string method{};
  std::string path{};  ///< without the query, which may hold user data; what is too long is cut
  std::optional<Milliseconds> retryAfter{};
  std::string body{};  ///< a redacted snippet of the reply
  std::string data{};  ///< `data` beside `errors` as JSON text, "" if none
  bool retryable = false;
};

/// Why a call failed. Cheap to copy, immutable, never holds a secret.
///
/// `Operation::get` throws it, `Operation::result` returns it.
class DIRECTUS_EXPORT Error : public std::exception {
 public:
  DIRECTUS_COLD explicit Error(ErrorDetails details);
  DIRECTUS_COLD Error(const Error&) noexcept;
  DIRECTUS_COLD Error(Error&&) noexcept;
  DIRECTUS_COLD Error& operator=(const Error&) noexcept;
  DIRECTUS_COLD Error& operator=(Error&&) noexcept;
  DIRECTUS_COLD ~Error() override;

  /// Which layer failed.
  [[nodiscard]] ErrorKind kind() const noexcept;

  /// The HTTP status, 0 when no reply arrived.
  [[nodiscard]] int status() const noexcept;

  /// All that Directus listed; empty unless `kind()` is `api` (or `sessionLost`).
  [[nodiscard]] const std::vector<ApiError>& errors() const noexcept;

  /// The code of the first entry of `errors()`.
  [[nodiscard]] ErrorCode code() const noexcept;

  /// The method of the request, "" without a request.
  [[nodiscard]] const std::string& method() const noexcept;
  /// Its path below the base URL, without the query, which may hold user data. At most 256 bytes.
  [[nodiscard]] const std::string& path() const noexcept;

  /// How long the server asked to wait (`Retry-After`).
  [[nodiscard]] std::optional<Milliseconds> retryAfter() const noexcept;

  /// The beginning of a reply that was not understood, redacted.
  [[nodiscard]] const std::string& body() const noexcept;

  /// What a partly failed reply carried as `data`, as JSON text; "" if nothing.
  [[nodiscard]] const std::string& data() const noexcept;

  /// Whether the same call may succeed later and repeating it is harmless.
  [[nodiscard]] bool isRetryable() const noexcept;

  /// One line of at most 1 kB: method, path, what happened. Control characters, also those of a
  /// server's message, are spaces in it.
  [[nodiscard]] const char* what() const noexcept override;

  /// All that the error is made of, to make another one of it.
  [[nodiscard]] const ErrorDetails& details() const noexcept;

  /// The same error as that of a request: fills `method` and `path` where they are empty.
  [[nodiscard]] Error withRequest(std::string_view method, std::string_view path) const;

  /// The same error, of a call that may be made again.
  [[nodiscard]] Error asRetryable() const;

 private:
  struct State;
  std::shared_ptr<const State> state_;
};

/// `network`, `api`, …: the name in the source.
[[nodiscard]] DIRECTUS_EXPORT std::string_view toString(ErrorKind kind) noexcept;

/// `ErrorCode::forbidden` → `FORBIDDEN`, as Directus writes it; `unknown` for `unknown`.
[[nodiscard]] DIRECTUS_EXPORT std::string_view toString(ErrorCode code) noexcept;

/// `FORBIDDEN` → `ErrorCode::forbidden`; `unknown` for anything else.
[[nodiscard]] DIRECTUS_EXPORT ErrorCode errorCodeFromText(std::string_view text) noexcept;

namespace detail {
/// Throws `error`; ends the process where exceptions are off.
[[noreturn]] DIRECTUS_EXPORT DIRECTUS_COLD void throwError(const Error& error);

/// An error with a message and nothing else.
[[nodiscard]] DIRECTUS_EXPORT DIRECTUS_COLD Error makeError(ErrorKind kind,
                                                            std::string_view message);

/// The error for an argument that we refuse: `name: why`.
[[nodiscard]] DIRECTUS_EXPORT DIRECTUS_COLD Error invalidArgument(std::string_view name,
                                                                  std::string_view why);
}  // namespace detail

}  // namespace DIRECTUS_NAMESPACE
