// Redirects that are not followed, and proxies that refuse.
#include <directus/directus.hpp>

#include "support/catch.hpp"
#include "support/failure.hpp"
#include "support/fault_server.hpp"

using namespace directus;
using namespace directus_test;
using Connection = FaultServer::Connection;

namespace {

FaultServer::Script always(int status, std::string headers) {
  return FaultServer::serve([=](Connection& connection, const ReceivedRequest&) {
    connection.reply(status, "<html>", headers);
  });
}

auto client(const std::string& url, HttpOptions http = {}) {
  return createDirectus(url, {.http = std::move(http), .allowInsecureHttp = true}).with(rest());
}

bool says(const Error& error, std::string_view text) {
  return std::string_view(error.what()).find(text) != std::string_view::npos;
}

}  // namespace

TEST_CASE("F85: a redirect to https says so and where to", "[F85]") {
  FaultServer server(
      always(301, "Location: https://cms.example.com/items/a?access_token=t0k3n\r\n"));
  const auto one = client(server.url(""));
  for (const Error& error :
       {failureOf(one.request(readItems("a")).result()),
        failureOf(one.request(createItem("a", Json::object())).result()),
        failureOf(one.request(login({.email = "a@b.c", .password = "pw"})).result())}) {
    CHECK(error.kind() == ErrorKind::http);
    CHECK(error.status() == 301);
    CHECK_FALSE(error.isRetryable());
    CHECK(says(error, "redirect to https://cms.example.com/items/a"));
    CHECK(says(error, "https address"));
    CHECK_FALSE(says(error, "t0k3n"));
  }
}

TEST_CASE("F85: a redirect of a write within the origin says why it is not followed", "[F85]") {
  FaultServer server(always(308, "Location: /items/a/\r\n"));
  const auto error =
      failureOf(client(server.url("")).request(createItem("a", Json::object())).result());
  CHECK(says(error, "redirect to " + server.url("/items/a")));
  CHECK(says(error, "only GET and HEAD"));
}

TEST_CASE("F85: redirects without an end say so", "[F85]") {
  FaultServer server(always(302, "Location: /items/a\r\n"));
  const auto error = failureOf(client(server.url("")).request(readItems("a")).result());
  CHECK(says(error, "redirect to " + server.url("/items/a")));
  CHECK(server.hits() == 6);
}

TEST_CASE("F85: a redirect to nowhere says so", "[F85]") {
  FaultServer server(always(302, GENERATE(as<std::string>(), "", "Location: http://[\r\n")));
  CHECK(says(failureOf(client(server.url("")).request(readItems("a")).result()), "redirect"));
}

TEST_CASE("F85: a proxy that wants a password is lasting and says so", "[F85]") {
  FaultServer proxy(always(407, "Proxy-Authenticate: Basic realm=\"x\"\r\n"));
  const std::string url =
      GENERATE(as<std::string>(), "http://cms.example.com", "https://cms.example.com");
  const auto one = client(url, {.proxy = proxy.url("")});
  for (const Error& error : {failureOf(one.request(readItems("a")).result()),
                             failureOf(one.request(createItem("a", Json::object())).result())}) {
    CHECK(error.kind() == ErrorKind::http);
    CHECK(error.status() == 407);
    CHECK_FALSE(error.isRetryable());
    CHECK(says(error, "proxy"));
  }
  CHECK(proxy.hits() == 2);
}

TEST_CASE("F85: a proxy that forbids the connection is lasting and says so", "[F85]") {
  FaultServer proxy(always(403, ""));
  const auto error = failureOf(client("https://cms.example.com", {.proxy = proxy.url("")})
                                   .request(createItem("a", Json::object()))
                                   .result());
  CHECK(error.kind() == ErrorKind::network);
  CHECK_FALSE(error.isRetryable());
  CHECK(says(error, "proxy answered 403"));
  CHECK(proxy.hits() == 1);
}

TEST_CASE("F85: a write may be sent again when the proxy found no server", "[F85]") {
  FaultServer proxy(always(503, ""));
  CurlTransport transport({.proxy = proxy.url("")});
  const auto error =
      failureOf(transport.send({.method = "POST", .url = "https://cms.example.com/"}, {}));
  CHECK(error.kind() == ErrorKind::network);
  CHECK(error.isRetryable());
  CHECK(says(error, "proxy answered 503"));
}
