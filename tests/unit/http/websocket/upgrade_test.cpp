#include "http/websocket/upgrade.hpp"

#include "support/catch.hpp"
#include "support/failure.hpp"

using namespace directus;
using namespace directus_test;
using detail::makeUpgrade;
using detail::UpgradeRequest;

namespace {

constexpr std::string_view nonce = "the sample nonce";

UpgradeRequest upgradeOf(const SocketRequest& request) {
  return makeUpgrade(request, "directus-cpp", nonce).value();
}

bool has(const UpgradeRequest& upgrade, const std::string& line) {
  return upgrade.text.find(line + "\r\n") != std::string::npos;
}

}  // namespace

TEST_CASE("an upgrade says what RFC 6455 wants") {
  const auto upgrade = upgradeOf({.url = "ws://cms.example.com/websocket"});
  CHECK(upgrade.text ==
        "GET /websocket HTTP/1.1\r\nHost: cms.example.com\r\nUpgrade: websocket\r\n"
        "Connection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
        "Sec-WebSocket-Version: 13\r\nUser-Agent: directus-cpp\r\n\r\n");
  CHECK(upgrade.accept == "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");  // the sample of RFC 6455
}

TEST_CASE("an upgrade goes to the origin, and keeps path and query") {
  const auto [url, origin, target] = GENERATE(table<std::string, std::string, std::string>({
      {"wss://h.example/cms/websocket?access_token=t&b=%2F", "https://h.example",
       "/cms/websocket?access_token=t&b=%2F"},
      {"WS://H.example:8055/a/../b//c", "http://h.example:8055", "/a/../b//c"},
      {"wss://h.example:443/w", "https://h.example", "/w"},
      {"ws://h.example:80", "http://h.example", "/"},
      {"ws://[::1]:8055/w#part", "http://[::1]:8055", "/w"},
      {"ws://h.example?q=1", "http://h.example", "/?q=1"},
      {"ws://h.example/w?q=a/b?c", "http://h.example", "/w?q=a/b?c"},
      {"ws://h.example/\xc3\xa4", "http://h.example", "/%C3%A4"},
  }));
  const auto upgrade = upgradeOf({.url = url});
  CHECK(upgrade.origin == origin);
  CHECK(upgrade.text.starts_with("GET " + target + " HTTP/1.1\r\n"));
  CHECK(has(upgrade, "Host: " + origin.substr(origin.find("//") + 2)));
}

TEST_CASE("headers of the request go along, and its user agent wins") {
  const auto upgrade =
      upgradeOf({.url = "ws://h/", .headers = {{"User-Agent", "mine"}, {"Cookie", "a=b"}}});
  CHECK(has(upgrade, "User-Agent: mine"));
  CHECK(has(upgrade, "Cookie: a=b"));
  CHECK_FALSE(has(upgrade, "User-Agent: directus-cpp"));
}

TEST_CASE("subprotocols that are asked for are known") {
  const auto upgrade = upgradeOf(
      {.url = "ws://h/", .headers = {{"Sec-WebSocket-Protocol", "graphql-transport-ws, other"}}});
  CHECK(upgrade.protocols == std::vector<std::string>{"graphql-transport-ws", "other"});
}

TEST_CASE("a header that belongs to the handshake or the connection is refused by its name") {
  const std::string name = GENERATE(as<std::string>(), "Host", "Connection", "upgrade",
                                    "Sec-WebSocket-Key", "sec-websocket-extensions",
                                    "Sec-WebSocket-Version", "Sec-WebSocket-Accept", "bad name");
  const auto error =
      failureOf(makeUpgrade({.url = "ws://h/", .headers = {{name, "x"}}}, "directus-cpp", nonce));
  CHECK(error.kind() == ErrorKind::invalidArgument);
  CHECK(std::string(error.what()).find(name) != std::string::npos);
}

TEST_CASE("a header value with a line break is refused without its value") {
  const auto error = failureOf(makeUpgrade(
      {.url = "ws://h/", .headers = {{"X-A", "t0k3n-of-upgrade\r\nX: y"}}}, "directus-cpp", nonce));
  CHECK(std::string(error.what()).find("X-A") != std::string::npos);
  CHECK(std::string(error.what()).find("t0k3n") == std::string::npos);
}

TEST_CASE("a URL that is not a WebSocket's is refused") {
  const std::string url = GENERATE(as<std::string>(), "", "h", "http://h/", "https://h/",
                                   "ftp://h/", "ws:/h", "ws://", "wss:///w", "ws://h:99999/",
                                   "ws://u:p@h/", "ws://h/a b", "ws://h/a\r\nX: y", "ws://h/\x01");
  const auto error = failureOf(makeUpgrade({.url = url}, "directus-cpp", nonce));
  CHECK(error.kind() == ErrorKind::invalidArgument);
  CHECK(std::string(error.what()).find("url") != std::string::npos);
}
