#pragma once

#include <optional>
#include <string>
#include <string_view>

#include <directus/core/url.hpp>
#include <directus/http/request.hpp>
#include <directus/http/response.hpp>

namespace DIRECTUS_NAMESPACE::detail {

/// How often one call follows a redirect.
inline constexpr int maxRedirects = 5;

/// 301, 302, 303, 307 or 308.
bool isRedirect(int status) noexcept;

/// Where a reply sends a request on to, nothing when it is not to be followed: only GET and HEAD
/// are, only within the origin, and never anything below `/auth/`.
std::optional<std::string> redirectTarget(const BaseUrl& base, std::string_view path,
                                          const HttpRequest& request, const HttpResponse& response);

/// Where a redirect that was not followed leads to, and why it was not. The query stays out: it
/// may hold a secret.
std::string redirectRefusal(const HttpRequest& request, const HttpResponse& response);

}  // namespace DIRECTUS_NAMESPACE::detail
