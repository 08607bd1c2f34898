#include <directus/http/transport.hpp>

#include "support/bodies.hpp"
#include "support/catch.hpp"
#include "support/failure.hpp"
#include "support/fault_server.hpp"
#include "support/gzip.hpp"

using namespace directus;
using namespace directus_test;
using Connection = FaultServer::Connection;

namespace {

/// Each connection gives these bytes to its first request and a good reply to all others.
FaultServer::Script oddThenGood(std::string odd) {
  return [odd = std::move(odd)](Connection& connection) {
    if (!connection.read()) return;
    if (connection.number() == 0) {
      connection.write(odd);
      if (!connection.read()) return;
    }
    do connection.reply(200, "good");
    while (connection.read());
  };
}

Result<HttpResponse> send(CurlTransport& transport, const FaultServer& server) {
  return transport.send({.url = server.url(), .repeatable = true}, {});
}

}  // namespace

TEST_CASE("a gzip reply is undone") {
  FaultServer server(FaultServer::serve([](Connection& connection, const ReceivedRequest&) {
    connection.reply(200, helloGzip, "Content-Encoding: gzip\r\n");
  }));
  CurlTransport transport;
  CHECK(send(transport, server).value().body.view() == "hello hello hello hello\n");
  CHECK(server.requests().at(0).header("Accept-Encoding").value().find("gzip") !=
        std::string::npos);
}

TEST_CASE("a damaged gzip reply is an error") {
  std::string damaged = helloGzip;
  damaged[damaged.size() - 6] = static_cast<char>(damaged[damaged.size() - 6] ^ 0x55);
  FaultServer server(FaultServer::serve([damaged](Connection& connection, const ReceivedRequest&) {
    connection.reply(200, damaged, "Content-Encoding: gzip\r\n");
  }));
  CurlTransport transport;
  CHECK(failureOf(send(transport, server)).kind() == ErrorKind::network);
}

TEST_CASE("only the headers of the last block are given") {
  FaultServer server(oddThenGood(
      "HTTP/1.1 100 Continue\r\nX-Early: 1\r\n\r\nHTTP/1.1 103 Early Hints\r\nX-Early: 2\r\n\r\n"
      "HTTP/1.1 201 Created\r\nX-Late: 3\r\nContent-Length: 2\r\n\r\nok"));
  CurlTransport transport;
  const auto reply = send(transport, server).value();
  CHECK(reply.status == 201);
  CHECK_FALSE(reply.headers.find("X-Early"));
  CHECK(reply.headers.find("X-Late") == "3");
  CHECK(reply.body.view() == "ok");
}

TEST_CASE("trailers are not mixed into the headers") {
  FaultServer server(
      oddThenGood("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nX-A: 1\r\n\r\n"
                  "2\r\nok\r\n0\r\nX-A: 2\r\nX-Trailer: 1\r\n\r\n"));
  CurlTransport transport;
  const auto reply = send(transport, server).value();
  CHECK(reply.body.view() == "ok");
  CHECK(reply.headers.findAll("X-A").size() == 1);
  CHECK_FALSE(reply.headers.find("X-Trailer"));
}

TEST_CASE("B40: a 204 with a body is empty, and the next reply is its own", "[B40]") {
  FaultServer server(oddThenGood("HTTP/1.1 204 No Content\r\nContent-Length: 5\r\n\r\nhello"));
  CurlTransport transport;
  CHECK(send(transport, server).value().body.empty());
  CHECK(send(transport, server).value().body.view() == "good");
}

TEST_CASE("what follows a reply unasked is never taken for the next one") {
  FaultServer server(
      oddThenGood("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\noneHTTP/1.1 200 "
                  "OK\r\nContent-Length: 4\r\n\r\nevil"));
  CurlTransport transport;
  CHECK(send(transport, server).value().body.view() == "one");
  CHECK(send(transport, server).value().body.view() == "good");
}

TEST_CASE("a reply that is not HTTP is an error") {
  const std::string odd =
      GENERATE(as<std::string>(), "hello\r\n\r\n", "HTTP/1.1\r\n\r\n", "HTTP/9.9 200 OK\r\n\r\n",
               "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nhello\r\n",
               "HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\nhello",
               "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello");
  FaultServer server([odd](Connection& connection) {
    if (connection.read()) connection.write(odd);
  });
  CurlTransport transport;
  CHECK(failureOf(send(transport, server)).kind() == ErrorKind::network);
  CHECK(failureOf(transport.send({.method = "POST", .url = server.url()}, {})).kind() ==
        ErrorKind::outcomeUnknown);
}

TEST_CASE("an upload does not wait for 100 Continue") {
  FaultServer server(FaultServer::serve(
      [](Connection& connection, const ReceivedRequest&) { connection.reply(200); }));
  CurlTransport transport;
  HttpRequest request{.method = "POST", .url = server.url()};
  request.body.assign(std::size_t{3} << 20, 'x');
  CHECK(transport.send(request, {}).value().status == 200);
  CHECK_FALSE(server.requests().at(0).header("Expect"));
  CHECK(server.requests().at(0).body.size() == request.body.size());
}

TEST_CASE("a refusal that comes before the end of an upload is given") {
  FaultServer server([](Connection& connection) {
    connection.readSome();
    connection.reply(413, "too much", "Connection: close\r\n");
    while (!connection.readSome().empty()) {
    }
  });
  CurlTransport transport;
  HttpRequest request{.method = "POST", .url = server.url()};
  request.body.assign(std::size_t{8} << 20, 'x');
  CHECK(transport.send(request, {}).value().status == 413);
}
