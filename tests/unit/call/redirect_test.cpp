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

}  // namespace

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
