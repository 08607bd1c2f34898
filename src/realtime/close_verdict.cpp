#include "realtime/close_verdict.hpp"

namespace DIRECTUS_NAMESPACE::detail {

CloseVerdict verdictOf(const SocketClose& close) noexcept {
  if (close.error) {
    const Error& error = *close.error;
    switch (error.kind()) {
      case ErrorKind::api:
      case ErrorKind::http:
        if (error.status() == 401) return CloseVerdict::refused;
        return error.status() == 429 || error.status() >= 500 ? CloseVerdict::again
                                                              : CloseVerdict::never;
      case ErrorKind::decode:
      case ErrorKind::tooLarge:
        return CloseVerdict::once;
      case ErrorKind::tls:
        return error.isRetryable() ? CloseVerdict::again : CloseVerdict::never;
      case ErrorKind::invalidArgument:
        return CloseVerdict::never;
      default:
        return CloseVerdict::again;
    }
  }
  const bool breaksRules =
      close.code == 1002 || close.code == 1003 || (close.code >= 1007 && close.code <= 1010);
  return breaksRules ? CloseVerdict::once : CloseVerdict::again;
}

Error errorOf(const SocketClose& close) {
  if (close.error) return *close.error;
  std::string message = "the connection was closed (" + std::to_string(close.code);
  if (!close.reason.empty()) message += ": " + close.reason;
  return Error({.kind = ErrorKind::network, .message = message + ')', .retryable = true});
}

}  // namespace DIRECTUS_NAMESPACE::detail
