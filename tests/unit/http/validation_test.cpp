#include <directus/http/request.hpp>

#include "support/bodies.hpp"
#include "support/catch.hpp"
#include "support/failure.hpp"

using namespace directus;
using namespace directus_test;
using namespace std::string_literals;

namespace {
HttpRequest with(Headers headers) {
  return {.url = "https://h/", .headers = std::move(headers)};
}
}  // namespace

TEST_CASE("a header value with a control character is refused by the header's name", "[B17][B19]") {
  const std::string value =
      GENERATE(as<std::string>(), "a\r\nX-Evil: 1", "a\rb", "a\nb", "a\0b"s, "a\x7f", "\x1b[2J");
  const Error error = failureOf(detail::validateHeaders({{"X-Name", value}}));
  CHECK(error.kind() == ErrorKind::invalidArgument);
  CHECK(std::string(error.what()).find("X-Name") != std::string::npos);
}

TEST_CASE("a header value may have tabs, spaces and any other text") {
  CHECK(detail::validateHeaders({{"X-Name", "a\tb c \xc3\xa9 \xff"}, {"X-Empty", ""}}));
}

TEST_CASE("a header name is refused unless it is a token", "[B21]") {
  const std::string name = GENERATE(as<std::string>(), "", "X Name", "X:Name", "X-N\xc3\xa4me",
                                    "X\r\nEvil", "X\0"s, "(X)", "X\t");
  CHECK(failureOf(detail::validateHeaders({{name, "1"}})).kind() == ErrorKind::invalidArgument);
}

TEST_CASE("a refused name is shown without its control characters") {
  const Error error = failureOf(detail::validateHeaders({{"X\r\nEvil", "1"}}));
  CHECK(std::string(error.what()).find("X??Evil") != std::string::npos);
}

TEST_CASE("a method is refused unless it is a token", "[B23]") {
  const std::string method =
      GENERATE(as<std::string>(), "", "GET /x HTTP/1.1\r\n", "GE T", "GET\n", "GET\0"s);
  CHECK(failureOf(detail::validateMethod(method)).kind() == ErrorKind::invalidArgument);
}

TEST_CASE("every method that Directus knows is a token") {
  for (const char* method : {"GET", "POST", "PATCH", "DELETE", "SEARCH", "HEAD", "OPTIONS", "PUT"})
    CHECK(detail::validateMethod(method));
}

TEST_CASE("a header that belongs to the transport is refused by its name", "[B24]") {
  const std::string name =
      GENERATE(as<std::string>(), "Content-Length", "transfer-encoding", "HOST", "Connection",
               "Keep-Alive", "Expect", "Upgrade", "TE", "Trailer", "Proxy-Connection");
  const Error error = failureOf(detail::validateRequest(with({{name, "1"}})));
  CHECK(error.kind() == ErrorKind::invalidArgument);
  CHECK(std::string(error.what()).find(name) != std::string::npos);
}

TEST_CASE("a URL that is not http is refused", "[B25][B26]") {
  const std::string url = GENERATE(as<std::string>(), "", "file:///etc/passwd", "ftp://h/", "h/x",
                                   "//h/x", "httpx://h/", "http:/h");
  CHECK(failureOf(detail::validateRequest({.url = url})).kind() == ErrorKind::invalidArgument);
}

TEST_CASE("a URL with a space or a control character is refused without being shown") {
  const std::string url = GENERATE(as<std::string>(), "http://h/a b?secret", "http://h/\r\nsecret",
                                   "http://h/\0secret"s);
  const Error error = failureOf(detail::validateRequest({.url = url}));
  CHECK(error.kind() == ErrorKind::invalidArgument);
  CHECK(std::string(error.what()).find("secret") == std::string::npos);
}

TEST_CASE("HEAD with a body is refused") {
  HttpRequest request{.method = "HEAD", .url = "https://h/", .body = "x"};
  CHECK(failureOf(detail::validateRequest(request)).kind() == ErrorKind::invalidArgument);
  request.body.clear();
  request.source = std::make_shared<TextSource>("x");
  CHECK(failureOf(detail::validateRequest(request)).kind() == ErrorKind::invalidArgument);
}

TEST_CASE("only what changes nothing is a safe method") {
  CHECK(detail::isSafeMethod("GET"));
  CHECK(detail::isSafeMethod("SEARCH"));
  CHECK_FALSE(detail::isSafeMethod("POST"));
  CHECK_FALSE(detail::isSafeMethod("DELETE"));
  CHECK_FALSE(detail::isSafeMethod("get"));
}
