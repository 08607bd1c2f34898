#include <directus/core/url.hpp>

#include "support/catch.hpp"

using namespace directus;
using detail::BaseUrl;

namespace {

std::string refusal(std::string_view url) {
  const auto parsed = BaseUrl::parse(url);
  if (parsed) return "accepted as " + parsed->origin();
  CHECK(parsed.error().kind() == ErrorKind::invalidArgument);
  return parsed.error().what();
}

bool isLoopback(std::string_view url) {
  return BaseUrl::parse(url).value().isLoopback();
}

}  // namespace

TEST_CASE("a base URL is normalised as a browser would") {
  const auto url = BaseUrl::parse(" HTTPS://Example.COM:443/Cms/?x=1#y ").value();
  CHECK(url.origin() == "https://example.com");
  CHECK(url.path() == "/Cms");
  CHECK(url.isHttps());
}

TEST_CASE("a port that is not the default stays in the origin") {
  CHECK(BaseUrl::parse("http://h:8055").value().origin() == "http://h:8055");
  CHECK(BaseUrl::parse("https://h:80").value().origin() == "https://h:80");
}

TEST_CASE("an international host becomes punycode") {
  CHECK(BaseUrl::parse("https://bücher.example").value().origin() ==
        "https://xn--bcher-kva.example");
}

TEST_CASE("a host that is not UTF-8 is refused") {
  CHECK(refusal("https://b\xFC"
                "cher.example") == "url: has a host that is not UTF-8");
}

TEST_CASE("a base URL of another scheme is refused by name") {
  CHECK(refusal("file:///etc/passwd") == "url: must begin with https:// or http://");
  CHECK(refusal("ftp://example.com") == "url: must begin with https:// or http://");
  CHECK(refusal("example.com:8055") == "url: must begin with https:// or http://");
}

TEST_CASE("a base URL without host is refused by name") {
  CHECK(refusal("https://") == "url: has no host");
  CHECK(refusal("https:///path") == "url: has no host");
  CHECK(refusal("https://user@") == "url: has no host");
}

TEST_CASE("a base URL with an impossible port is refused by name") {
  CHECK(refusal("https://example.com:99999") == "url: has an invalid port");
  CHECK(refusal("https://example.com:0") == "url: has an invalid port");
  CHECK(refusal("https://example.com:8o55") == "url: has an invalid port");
}

TEST_CASE("a base URL whose host two parsers would read differently is refused") {
  CHECK(refusal("https://good.example\\@evil.example").starts_with("url: "));
  CHECK(refusal("https://a@b@evil.example") == "url: has an invalid host");
  CHECK(refusal("https://good.example%2eevil") == "url: has an invalid host");
  CHECK(refusal("https://good.example\n.evil").starts_with("url: "));
  CHECK(refusal("https://good example").starts_with("url: "));
}

TEST_CASE("the text of a refusal holds no password") {
  CHECK(refusal("https://user:s3cret@host:99999").find("s3cret") == std::string::npos);
}

TEST_CASE("a user name in the base URL is reported but is not a part of the origin") {
  const auto url = BaseUrl::parse("https://user:pw@example.com/cms").value();
  CHECK(url.hasUserinfo());
  CHECK(url.origin() == "https://example.com");
}

TEST_CASE("localhost and the loopback addresses are recognised") {
  CHECK(isLoopback("http://localhost:8055"));
  CHECK(isLoopback("http://127.0.0.1"));
  CHECK(isLoopback("http://127.8.9.1"));
  CHECK(isLoopback("http://[::1]:8055"));
  CHECK_FALSE(isLoopback("http://127.0.0.1.evil.example"));
  CHECK_FALSE(isLoopback("http://localhost.example"));
  CHECK_FALSE(isLoopback("http://[::2]"));
}

TEST_CASE("addresses of the same scheme, host and port have the same origin") {
  const auto url = BaseUrl::parse("https://example.com/cms").value();
  CHECK(url.sameOrigin("https://example.com/other?x#y"));
  CHECK(url.sameOrigin("https://EXAMPLE.com:443"));
  CHECK_FALSE(url.sameOrigin("http://example.com/"));
  CHECK_FALSE(url.sameOrigin("https://example.com:444/"));
  CHECK_FALSE(url.sameOrigin("https://example.com.evil.example/"));
  CHECK_FALSE(url.sameOrigin("https://example.com@evil.example/"));
  CHECK_FALSE(url.sameOrigin("/relative"));
}
