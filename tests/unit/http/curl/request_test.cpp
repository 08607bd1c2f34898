// How an address reaches libcurl, and the server.
#include "http/curl/request.hpp"

#include <directus/http/transport.hpp>

#include "support/catch.hpp"
#include "support/fault_server.hpp"

using namespace directus;
using directus::detail::targetOf;
using directus_test::FaultServer;

TEST_CASE("the request target begins at the path") {
  CHECK(targetOf("https://example.com/items?limit=1") == 19);
  CHECK(targetOf("http://[::1]:8055/cms/items") == 17);
}

TEST_CASE("what libcurl has to take apart itself has no target") {
  CHECK_FALSE(targetOf("https://example.com"));
  CHECK_FALSE(targetOf("https://example.com?x=/y"));
  CHECK_FALSE(targetOf("https://example.com/a#b"));
  CHECK_FALSE(targetOf("https://example.com/\xC3\xA9"));
  CHECK_FALSE(targetOf("example.com/a"));
}

TEST_CASE("each address arrives as it is, in any order on one connection") {
  FaultServer server(FaultServer::serve(
      [](FaultServer::Connection& connection, const auto&) { connection.reply(200, "ok"); }));
  CurlTransport transport;
  const auto arrives = [&](const std::string& url) {
    const HttpRequest request{.url = url, .repeatable = true};
    REQUIRE(transport.send(request, {}).has_value());
    return server.requests().back().target;
  };
  const std::string origin = server.url("");
  CHECK(arrives(origin + "/items/a?fields=id%2Ctitle&x=%2F") == "/items/a?fields=id%2Ctitle&x=%2F");
  CHECK(arrives(origin + "/a#fragment") == "/a");
  CHECK(arrives(origin + "/b?q=1") == "/b?q=1");
  CHECK(arrives(origin + "/\xC3\xA9") == "/%C3%A9");
  // The newest libcurl makes capitals of the digits that somebody wrote.
  const std::string digits = arrives(origin + "/%c3%A9?\xC3\xA9=\xFF");
  CHECK((digits == "/%c3%A9?%C3%A9=%FF" || digits == "/%C3%A9?%C3%A9=%FF"));
  CHECK(arrives(origin) == "/");
  CHECK(arrives(origin + "/c//d/../e") == "/c//d/../e");
  CHECK(server.connections() == 1);
  CHECK(server.requests().back().header("Host") == origin.substr(std::string("http://").size()));
}

TEST_CASE("requests to several servers in turn each arrive where they are sent") {
  const auto greets = [](const char* name) {
    return FaultServer::serve(
        [name](FaultServer::Connection& connection, const auto&) { connection.reply(200, name); });
  };
  FaultServer first(greets("first"));
  FaultServer second(greets("second"));
  CurlTransport transport;
  const auto answer = [&](const std::string& url) {
    auto response = transport.send(HttpRequest{.url = url, .repeatable = true}, {});
    REQUIRE(response.has_value());
    return std::string(response->body.view());
  };
  for (int round = 0; round < 2; ++round) {
    CHECK(answer(first.url("/items/a")) == "first");
    CHECK(answer(second.url("/items/b")) == "second");
    CHECK(answer(first.url("/c#fragment")) == "first");
    CHECK(answer(first.url("/items/d")) == "first");
    CHECK(answer(second.url("/e#fragment")) == "second");
    CHECK(answer(first.url("/items/f")) == "first");
  }
  CHECK(first.requests().back().target == "/items/f");
  CHECK(second.requests().back().target == "/e");
  CHECK(second.requests().back().header("Host") ==
        second.url("").substr(std::string("http://").size()));
}

TEST_CASE("a password in an address is refused, and the next address is not affected") {
  FaultServer server(FaultServer::serve(
      [](FaultServer::Connection& connection, const auto&) { connection.reply(200, "ok"); }));
  CurlTransport transport;
  const std::string host = server.url("").substr(std::string("http://").size());
  const auto send = [&](const std::string& url) {
    return transport.send(HttpRequest{.url = url, .repeatable = true}, {});
  };
  CHECK(send(server.url("/a")).has_value());
  const auto refused = send("http://user:secret@" + host + "/b");
  REQUIRE_FALSE(refused.has_value());
  CHECK(std::string_view(refused.error().what()).find("secret") == std::string_view::npos);
  CHECK(send(server.url("/c")).has_value());
  CHECK(server.requests().size() == 2);
}
