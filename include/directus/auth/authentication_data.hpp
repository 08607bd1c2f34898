#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <directus/core/auth_mode.hpp>
#include <directus/core/export.hpp>
#include <directus/core/result.hpp>

namespace DIRECTUS_NAMESPACE {

/// A cookie that a session consists of.
struct SessionCookie {
  std::string name;
  std::string value;
  friend bool operator==(const SessionCookie&, const SessionCookie&) = default;
};

/// A session as the JS SDK's storage holds it, and what cookie and session mode need besides.
///
/// Yours to read and to store; it holds secrets.
struct AuthenticationData {
  std::optional<std::string> access_token{};
  std::optional<std::string> refresh_token{};
  std::optional<std::int64_t> expires{};     ///< lifetime of the access token in milliseconds
  std::optional<std::int64_t> expires_at{};  ///< its end in milliseconds since 1970
  std::optional<AuthMode> mode{};            ///< empty: the client's mode
  std::vector<SessionCookie> cookies{};

  friend bool operator==(const AuthenticationData&, const AuthenticationData&) = default;

  /// As one JSON object, with the JS SDK's names.
  [[nodiscard]] DIRECTUS_EXPORT std::string toJson() const;

  /// Reads what `toJson` or the JS SDK wrote.
  ///
  /// Errors: `decode`, with the path of what is wrong.
  [[nodiscard]] static DIRECTUS_EXPORT Result<AuthenticationData> fromJson(std::string_view json);
};

}  // namespace DIRECTUS_NAMESPACE
