#pragma once

#include <memory>
#include <optional>
#include <string>

#include <directus/async/operation.hpp>
#include <directus/call/client_handle.hpp>
#include <directus/core/secret.hpp>

namespace DIRECTUS_NAMESPACE {

namespace detail {

class TokenHolder;

/// The members that `staticToken` adds to a client.
class DIRECTUS_EXPORT StaticTokenMembers {
 public:
  StaticTokenMembers(const ClientHandle& client, Secret token);

  /// The token that requests carry; empty when it was set to "".
  Operation<std::optional<std::string>> getToken() const;

  /// Uses another token from the next request on; "" sends none.
  void setToken(std::string token);

 private:
  std::shared_ptr<TokenHolder> holder_;
};

}  // namespace detail

/// The composable that `staticToken` makes.
class StaticToken {
 public:
  explicit StaticToken(std::string token) : token_(std::move(token)) {}

  /// What a client gets by `.with(staticToken(…))`.
  template <class Schema>
  class Mixin : public detail::StaticTokenMembers {
   public:
    Mixin(const detail::ClientHandle& client, StaticToken&& composable)
        : StaticTokenMembers(client, std::move(composable.token_)) {}
  };

 private:
  detail::Secret token_;
};

/// A token that never changes by itself: for servers, or one that you have already.
///
/// Errors: an empty one, or one with blanks at its ends (a line end read from a file), is refused
/// with each call (`invalidArgument`) until `setToken`: an environment variable that is not set
/// would ask as nobody.
/// @see https://directus.io/docs/guides/connect/sdk#authentication
[[nodiscard]] inline StaticToken staticToken(std::string token) {
  return StaticToken(std::move(token));
}

}  // namespace DIRECTUS_NAMESPACE
