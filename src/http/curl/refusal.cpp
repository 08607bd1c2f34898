#include "http/curl/refusal.hpp"

namespace DIRECTUS_NAMESPACE::detail {

std::optional<Error> refusalOf(const HttpRequest& request, const SendOptions& limits) {
  if (auto valid = validateRequest(request); !valid) return valid.error();
  if (limits.stop.stop_requested())
    return makeError(ErrorKind::cancelled, "cancelled by the caller");
  if (limits.deadline && std::chrono::steady_clock::now() >= *limits.deadline)
    return Error({.kind = ErrorKind::timeout,
                  .message = "the deadline passed before anything was sent",
                  .retryable = true});
  return std::nullopt;
}

}  // namespace DIRECTUS_NAMESPACE::detail
