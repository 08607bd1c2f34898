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

namespace {

std::string whyNotFollowed(const BaseUrl& from, const BaseUrl& to, const HttpRequest& request) {
  if (!from.isHttps() && to.isHttps()) return "give the client its https address";
  if (from.origin() != to.origin()) return "it leaves the origin of this client";
  if (request.method != "GET" && request.method != "HEAD")
    return "only GET and HEAD follow redirects";
  return "nothing below /auth/ follows redirects, and nothing follows more than " +
         std::to_string(maxRedirects);
}

}  // namespace

std::string redirectRefusal(const HttpRequest& request, const HttpResponse& response) {
  const auto location = response.headers.find("Location");
  if (!location) return "a redirect that does not say where to";
  const auto target = resolveReference(request.url, std::string(*location));
  const auto from = BaseUrl::parse(request.url);
  if (!target || !from) return "a redirect to an address that cannot be read";
  const auto to = BaseUrl::parse(*target);
  if (!to) return "a redirect to an address that cannot be read";
  return "a redirect to " + to->origin() + to->path() +
         ", which is not followed: " + whyNotFollowed(*from, *to, request);
}

}  // namespace DIRECTUS_NAMESPACE::detail
