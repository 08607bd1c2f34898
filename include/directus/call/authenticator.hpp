#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

#include <directus/core/callback.hpp>
#include <directus/core/result.hpp>
#include <directus/http/transport.hpp>

namespace DIRECTUS_NAMESPACE::detail {

/// What a request sends to say for which user it is; both are empty for an anonymous request.
struct RequestCredentials {
  std::string token{};       ///< goes into `Authorization: Bearer`
  std::string cookie{};      ///< goes into `Cookie`
  std::uint64_t serial = 0;  ///< which token of the session this is
  /// When the token expires, by the client's clock; empty: never, or nobody knows.
  std::optional<std::chrono::milliseconds> expiresAt{};
};

/// Which credentials a request wants.
struct CredentialsWanted {
  bool fresh = false;  ///< the request cannot be sent twice: a token near its end is renewed first
  /// Credentials with this serial were refused: a refresh that is under way is waited for.
  std::uint64_t insteadOf = 0;
};

/// Takes what a wait for credentials brought; nothing when it is worth asking again.
using CredentialsTaker = Callback<std::optional<Result<RequestCredentials>>>;

/// Where a request's credentials come from.
///
/// Thread safety: called from every thread that sends.
class DIRECTUS_EXPORT Authenticator {
 public:
  virtual ~Authenticator();

  /// What to send; waits for it. An error ends the call unsent.
  virtual Result<RequestCredentials> credentials(const CredentialsWanted& wanted,
                                                 const SendOptions& limits) = 0;

  /// The same without waiting: nothing where it would wait, and then `later` is called once, on any
  /// thread.
  virtual std::optional<Result<RequestCredentials>> tryCredentials(
      const CredentialsWanted& wanted, const CredentialsTaker& later) = 0;

  /// Directus refused `used`: true when asking again, instead of them, may give others.
  virtual bool report(const RequestCredentials& used, const Error& refusal);

  /// A request was answered.
  virtual void serverAnswered() noexcept {}

  /// The client dies: ends what runs in the background and waits for it, but not for the network.
  virtual void shutdown() noexcept {}
};

}  // namespace DIRECTUS_NAMESPACE::detail
