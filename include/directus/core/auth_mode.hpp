#pragma once

#include <string_view>

#include <directus/core/export.hpp>

namespace DIRECTUS_NAMESPACE {

/// How Directus hands out a session.
/// @see https://directus.io/docs/guides/auth/tokens-cookies
enum class AuthMode {
  cookie,   ///< access token in the reply, refresh token in a cookie, which the client keeps
  json,     ///< both tokens in the reply
  session,  ///< one cookie that is the session
};

/// Whether cookies are kept and sent, as in the JS SDK. A client has one origin, so the last two
/// are the same.
enum class Credentials { omit, sameOrigin, include };

/// `json`: as Directus spells it.
[[nodiscard]] DIRECTUS_EXPORT std::string_view toString(AuthMode mode) noexcept;
/// `sameOrigin`: the name in the source.
[[nodiscard]] DIRECTUS_EXPORT std::string_view toString(Credentials credentials) noexcept;

}  // namespace DIRECTUS_NAMESPACE
