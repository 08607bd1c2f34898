#include <directus/http/transport.hpp>

#include "support/bodies.hpp"
#include "support/catch.hpp"
#include "support/failure.hpp"
#include "support/fault_server.hpp"
#include "support/gzip.hpp"
#include "support/resident_memory.hpp"
#include "support/skip.hpp"

using namespace directus;
using namespace directus_test;
using Connection = FaultServer::Connection;

namespace {

constexpr std::size_t mebibyte = std::size_t{1} << 20;

std::string chunk(const std::string& bytes) {
  char size[20];
  std::snprintf(size, sizeof size, "%zx\r\n", bytes.size());
  return size + bytes + "\r\n";
}

/// Sends chunks until the client has had enough.
FaultServer::Script endless(std::string head, std::function<std::string()> more) {
  return [=](Connection& connection) {
    if (!connection.read()) return;
    bool alive = connection.write(head + "Transfer-Encoding: chunked\r\n\r\n");
    while (alive) alive = connection.write(chunk(more()));
  };
}

void checkTooLarge(const FaultServer& server, HttpOptions options, const std::string& option) {
  CurlTransport transport(std::move(options));
  const auto reply = transport.send({.url = server.url(), .repeatable = true}, {});
  CHECK(failureOf(reply).kind() == ErrorKind::tooLarge);
  CHECK_FALSE(failureOf(reply).isRetryable());
  CHECK(std::string(failureOf(reply).what()).find(option) != std::string::npos);
}

}  // namespace

TEST_CASE("B53: a gzip bomb ends at the limit of decoded bytes", "[B53]") {
  FaultServer server(endless("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n",
                             [bomb = std::make_shared<ZeroBomb>()] { return bomb->next(100); }));
  checkTooLarge(server, {}, "maxBodySize");
}

TEST_CASE("B53: a bomb in a refusal ends at the smaller limit", "[B53]") {
  FaultServer server(endless("HTTP/1.1 503 No\r\nContent-Encoding: gzip\r\n",
                             [bomb = std::make_shared<ZeroBomb>()] { return bomb->next(100); }));
  checkTooLarge(server, {}, "maxErrorBodySize");
}

TEST_CASE("B54: an endless chunked reply ends at the limit", "[B54]") {
  FaultServer server(endless("HTTP/1.1 200 OK\r\n", [] { return std::string(mebibyte, 'x'); }));
  checkTooLarge(server, {.maxBodySize = 8 * mebibyte}, "maxBodySize");
}

TEST_CASE("B54: an endless refusal ends at the smaller limit", "[B54]") {
  FaultServer server(endless("HTTP/1.1 500 No\r\n", [] { return std::string(mebibyte, 'x'); }));
  checkTooLarge(server, {}, "maxErrorBodySize");
}

TEST_CASE("B54: a reply of exactly the limit is taken", "[B54]") {
  FaultServer server(FaultServer::serve([](Connection& connection, const ReceivedRequest&) {
    connection.reply(200, std::string(mebibyte, 'x'));
  }));
  CurlTransport transport({.maxBodySize = mebibyte});
  CHECK(transport.send({.url = server.url()}, {}).value().body.size() == mebibyte);
}

TEST_CASE("B54: a promised length does not take memory before the bytes are there", "[B54]") {
  FaultServer server([](Connection& connection) {
    if (connection.read())
      connection.write("HTTP/1.1 200 OK\r\nContent-Length: 1073741824\r\n\r\nx");
  });
  CurlTransport transport({.maxBodySize = std::size_t{1} << 31});
  std::optional<ErrorKind> kind;
  const auto peak = peakMemoryOf([&] {
    kind = failureOf(transport.send({.url = server.url(), .repeatable = true}, {})).kind();
  });
  CHECK(kind == ErrorKind::network);
  if (!peak) return skipTest("this system does not show how much memory a process has had");
  CHECK(*peak < 8 * mebibyte);
}

TEST_CASE("B54: a download to a sink has no limit", "[B54]") {
  FaultServer server(FaultServer::serve([](Connection& connection, const ReceivedRequest&) {
    connection.reply(200, std::string(3 * mebibyte, 'x'));
  }));
  CurlTransport transport({.maxBodySize = mebibyte});
  const auto sink = std::make_shared<TextSink>();
  CHECK(transport.send({.url = server.url(), .sink = sink}, {}).value().status == 200);
  CHECK(sink->text.size() == 3 * mebibyte);
}

TEST_CASE("B55: a header line of 10 MB is refused", "[B55]") {
  FaultServer server([](Connection& connection) {
    if (connection.read())
      connection.write("HTTP/1.1 200 OK\r\nX-Long: " + std::string(10 * mebibyte, 'x') +
                       "\r\n\r\n");
  });
  checkTooLarge(server, {}, "header");
}

TEST_CASE("B55: headers of 10 MB in all are refused", "[B55]") {
  FaultServer server([](Connection& connection) {
    if (!connection.read()) return;
    bool alive = connection.write("HTTP/1.1 200 OK\r\n");
    for (int i = 0; i < 1000 && alive; ++i)
      alive = connection.write("X-Long: " + std::string(10'000, 'x') + "\r\n");
    connection.write("\r\n");
  });
  checkTooLarge(server, {}, "maxHeaderSize");
}

TEST_CASE("B55: 100,000 header lines are refused", "[B55]") {
  FaultServer server([](Connection& connection) {
    if (!connection.read()) return;
    std::string lines = "HTTP/1.1 200 OK\r\n";
    for (int i = 0; i < 100'000; ++i) lines += "A:\r\n";
    connection.write(lines + "\r\n");
  });
  checkTooLarge(server, {}, "maxHeaderSize");
}

TEST_CASE("B55: what libcurl does not take is refused whatever the limit", "[B55]") {
  FaultServer server([](Connection& connection) {
    bool alive = connection.read().has_value();
    connection.write("HTTP/1.1 200 OK\r\n");
    while (alive) alive = connection.write("X-Long: " + std::string(10'000, 'x') + "\r\n");
  });
  checkTooLarge(server, {.maxHeaderSize = 2 * mebibyte}, "maxHeaderSize");
}

TEST_CASE("B55: a trailer line that never ends is refused", "[B55]") {
  FaultServer server([](Connection& connection) {
    bool alive = connection.read().has_value();
    connection.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nx\r\n0\r\nX: ");
    while (alive) alive = connection.write(std::string(1000, 'x'));
  });
  checkTooLarge(server, {}, "header");
}

TEST_CASE("B55: endless interim replies are refused", "[B55]") {
  FaultServer server([](Connection& connection) {
    bool alive = connection.read().has_value();
    while (alive) alive = connection.write("HTTP/1.1 103 Early Hints\r\nLink: <a>\r\n\r\n");
  });
  checkTooLarge(server, {}, "maxHeaderSize");
}

TEST_CASE("B55: endless trailers are refused", "[B55]") {
  FaultServer server([](Connection& connection) {
    bool alive = connection.read().has_value();
    connection.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nx\r\n0\r\n");
    while (alive) alive = connection.write("X-More: 1\r\n");
  });
  checkTooLarge(server, {}, "maxHeaderSize");
}
