// What libcurl sends a second time by itself: the whole body, or nothing.
#include <directus/http/transport.hpp>

#include <mutex>

#include "support/bodies.hpp"
#include "support/catch.hpp"
#include "support/failure.hpp"
#include "support/fault_server.hpp"
#include "support/http2.hpp"
#include "support/tls.hpp"

using namespace directus;
using namespace directus_test;
using Connection = FaultServer::Connection;

namespace {

const std::string text(100'000, 'x');

HttpRequest post(const std::string& url) {
  return {.method = "POST", .url = url, .body = "in memory"};
}

HttpRequest upload(const std::string& method, const std::string& url, bool sized, bool repeatable) {
  return {.method = method,
          .url = url,
          .source = std::make_shared<TextSource>(text, sized),
          .repeatable = repeatable};
}

/// The first connection answers once and dies under the next request.
FaultServer::Script dieOnSecondRequest() {
  return [](Connection& connection) {
    if (!connection.read() || !connection.reply(200)) return;
    if (connection.number() == 0) {
      connection.read();
      return;
    }
    while (connection.read()) connection.reply(200);
  };
}

/// An HTTP/2 server that says goodbye after its first reply, refuses the first stream of the next
/// connection, and answers all others.
class RefusingServer {
 public:
  [[nodiscard]] std::string url() const { return front_.url(); }
  [[nodiscard]] HttpOptions options() const { return {.caFile = Certificates::get().ca}; }

  [[nodiscard]] std::vector<std::string> bodies() const {
    const std::lock_guard lock(mutex_);
    return bodies_;
  }

 private:
  void serve(Connection& connection) {
    Http2 http2(connection);
    while (const auto stream = http2.readRequest()) {
      std::size_t number = 0;
      {
        const std::lock_guard lock(mutex_);
        bodies_.push_back(http2.body());
        number = bodies_.size();
      }
      if (number == 1) http2.sendGoAway(*stream);
      if (number == 2)
        http2.reset(*stream, Http2::refusedStream);
      else
        http2.reply(*stream);
    }
  }

  mutable std::mutex mutex_;
  std::vector<std::string> bodies_;
  FaultServer server_{[this](Connection& connection) { serve(connection); }};
  TlsFront front_{server_.port(), "h2"};
};

}  // namespace

TEST_CASE("F80: after a body in memory, an upload is sent again whole when its connection dies",
          "[F80]") {
  const bool sized = GENERATE(true, false);
  FaultServer server(dieOnSecondRequest());
  CurlTransport transport;
  (void)transport.send(post(server.url()), {}).value();
  const auto method = GENERATE(as<std::string>(), "PUT", "PATCH", "POST");
  CHECK(transport.send(upload(method, server.url(), sized, true), {}).value().status == 200);
  CHECK(server.requests().back().method == method);
  CHECK(server.requests().back().body == text);
}

TEST_CASE("F80: over HTTP/2, an upload whose stream was refused is sent again whole", "[F80]") {
  const bool sized = GENERATE(true, false);
  RefusingServer server;
  CurlTransport transport(server.options());
  (void)transport.send(post(server.url()), {}).value();
  CHECK(transport.send(upload("POST", server.url(), sized, false), {}).value().status == 200);
  CHECK(server.bodies() == std::vector<std::string>{"in memory", text, text});
}

TEST_CASE("F80: a body in memory whose stream was refused is sent again whole", "[F80]") {
  RefusingServer server;
  CurlTransport transport(server.options());
  (void)transport.send(upload("POST", server.url(), true, false), {}).value();
  CHECK(transport.send(post(server.url()), {}).value().status == 200);
  CHECK(server.bodies() == std::vector<std::string>{text, "in memory", "in memory"});
}

TEST_CASE("F80: a refused upload that cannot be rewound is not sent again", "[F80]") {
  RefusingServer server;
  CurlTransport transport(server.options());
  (void)transport.send(post(server.url()), {}).value();
  HttpRequest request{.method = "POST", .url = server.url()};
  request.source = std::make_shared<TextSource>(text, true, false);
  CHECK(failureOf(transport.send(request, {})).kind() == ErrorKind::outcomeUnknown);
  CHECK(server.bodies() == std::vector<std::string>{"in memory", text});
}

TEST_CASE("F80: each kind of body follows each other on one connection", "[F80]") {
  FaultServer server(FaultServer::serve(
      [](Connection& connection, const ReceivedRequest&) { connection.reply(200); }));
  CurlTransport transport;
  const auto bodyOf = [&](const HttpRequest& request) {
    (void)transport.send(request, {}).value();
    return server.requests().back().method + ' ' + server.requests().back().body;
  };
  const std::string url = server.url();
  const std::vector<std::pair<HttpRequest, std::string>> kinds{
      {{.url = url}, "GET "},
      {{.method = "HEAD", .url = url}, "HEAD "},
      {{.method = "DELETE", .url = url}, "DELETE "},
      {post(url), "POST in memory"},
      {{.method = "PATCH", .url = url}, "PATCH "},
      {{.method = "SEARCH", .url = url, .body = "{}"}, "SEARCH {}"},
      {upload("PUT", url, true, false), "PUT " + text},
      {upload("POST", url, false, false), "POST " + text}};
  for (const auto& [first, expectedFirst] : kinds)
    for (const auto& [then, expectedThen] : kinds) {
      if (first.source) first.source->rewind();
      CHECK(bodyOf(first) == expectedFirst);
      if (then.source) then.source->rewind();
      CHECK(bodyOf(then) == expectedThen);
    }
  CHECK(server.connections() == 1);
}
