#include "call/redirect.hpp"

#include "core/url_reference.hpp"

namespace DIRECTUS_NAMESPACE::detail {

bool isRedirect(int status) noexcept {
  return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

std::optional<std::string> redirectTarget(const BaseUrl& base, std::string_view path,
                                          const HttpRequest& request,
                                          const HttpResponse& response) {
  if (!isRedirect(response.status)) return std::nullopt;
  if (request.method != "GET" && request.method != "HEAD") return std::nullopt;
  if (path.starts_with("/auth/")) return std::nullopt;
  const auto location = response.headers.find("Location");
  if (!location) return std::nullopt;
  auto target = resolveReference(request.url, std::string(*location));
  if (!target || !base.sameOrigin(*target)) return std::nullopt;
  return target;
}

}  // namespace DIRECTUS_NAMESPACE::detail
