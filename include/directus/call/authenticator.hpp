#pragma once

#include <cstdint>
#include <string>

#include <directus/core/result.hpp>
#include <directus/http/transport.hpp>

namespace DIRECTUS_NAMESPACE::detail {

/// What a request sends to say for which user it is; both are empty for an anonymous request.
struct RequestCredentials {
  std::string token{};       ///< goes into `Authorization: Bearer`
  std::string cookie{};      ///< goes into `Cookie`
  std::uint64_t serial = 0;  ///< which token of the session this is
};

/// Where a request's credentials come from.
///
/// Thread safety: called from every thread that sends.
class DIRECTUS_EXPORT Authenticator {
 public:
  virtual ~Authenticator();

  /// What to send. An error ends the call unsent.
  virtual Result<RequestCredentials> credentials(const SendOptions& limits) = 0;

  /// What to send with a request that cannot be sent twice: a token that is about to expire is
  /// renewed first. Without an override, the same as `credentials`.
  virtual Result<RequestCredentials> freshCredentials(const SendOptions& limits);

  /// Directus called `used` expired: true when the request may be sent again with others.
  virtual Result<bool> renew(const RequestCredentials& used, const SendOptions& limits);

  /// Called when the client is destroyed: ends what runs in the background and waits for it, but
  /// not for the network.
  virtual void shutdown() noexcept {}
};

}  // namespace DIRECTUS_NAMESPACE::detail
