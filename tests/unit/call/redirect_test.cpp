#include "call/redirect.hpp"

#include "support/catch.hpp"

using namespace directus;
using detail::redirectTarget;

namespace {

std::optional<std::string> follow(std::string_view method, std::string_view path, int status,
                                  std::string_view location) {
  const auto base = detail::BaseUrl::parse("https://example.com/cms").value();
  HttpRequest request;
  request.method = method;
  request.url = "https://example.com/cms" + std::string(path);
  HttpResponse response;
  response.status = status;
  response.headers = {{"Location", std::string(location)}};
  return redirectTarget(base, path, request, response);
}

std::string refusal(std::string_view method, std::string_view path, std::string_view location,
                    std::string_view origin = "https://example.com") {
  HttpRequest request;
  request.method = method;
  request.url = std::string(origin) + "/cms" + std::string(path);
  HttpResponse response;
  response.status = 301;
  response.headers = {{"Location", std::string(location)}};
  return detail::redirectRefusal(request, response);
}

}  // namespace

TEST_CASE("a redirect that is not followed says where to, and why it is not") {
  CHECK(refusal("GET", "/items/a", "https://example.com/cms/items/b?token=t0k3n#x") ==
        "a redirect to https://example.com/cms/items/b, which is not followed: nothing below "
        "/auth/ follows redirects, and nothing follows more than 5");
  CHECK(refusal("POST", "/items/a", "/b") ==
        "a redirect to https://example.com/b, which is not followed: only GET and HEAD follow "
        "redirects");
  CHECK(refusal("GET", "/items/a", "https://user:s3cret@other.example.net/x") ==
        "a redirect to https://other.example.net/x, which is not followed: it leaves the origin "
        "of this client");
  CHECK(refusal("GET", "/items/a", "http://example.com/cms/items/a") ==
        "a redirect to http://example.com/cms/items/a, which is not followed: it leaves the "
        "origin of this client");
  CHECK(refusal("GET", "/items/a", "https://other.example.net/x", "http://example.com") ==
        "a redirect to https://other.example.net/x, which is not followed: give the client its "
        "https address");
  CHECK(refusal("GET", "/items/a", "ftp://example.com/") ==
        "a redirect to an address that cannot be read");
}

TEST_CASE("a GET follows a redirect within its origin") {
  CHECK(follow("GET", "/items/a", 302, "/cms/items/b") == "https://example.com/cms/items/b");
  CHECK(follow("GET", "/items/a", 308, "https://example.com/x") == "https://example.com/x");
  CHECK(follow("GET", "/items/a", 302, "/\xC3\xA9 x?\xC3\xA9") ==
        "https://example.com/%C3%A9%20x?%C3%A9");
}

TEST_CASE("a redirect to another origin is not followed") {
  CHECK(follow("GET", "/items/a", 302, "https://evil.example.net/x") == std::nullopt);
  CHECK(follow("GET", "/items/a", 302, "//evil.example.net/x") == std::nullopt);
  CHECK(follow("GET", "/items/a", 302, "http://example.com/cms/items/a") == std::nullopt);
}

TEST_CASE("only GET and HEAD follow a redirect") {
  CHECK(follow("HEAD", "/items/a", 307, "/b").has_value());
  CHECK(follow("POST", "/items/a", 307, "/b") == std::nullopt);
  CHECK(follow("SEARCH", "/items/a", 307, "/b") == std::nullopt);
}

TEST_CASE("nothing below /auth follows a redirect") {
  CHECK(follow("GET", "/auth/login/google", 302, "/b") == std::nullopt);
}
