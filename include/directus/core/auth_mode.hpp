#pragma once

#include <directus/version.hpp>

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

}  // namespace DIRECTUS_NAMESPACE
