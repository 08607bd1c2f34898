// What a program inherits that the application starts.
#include <directus/directus.hpp>

#include <sstream>

#include "support/catch.hpp"
#include "support/fault_server.hpp"
#include "support/process.hpp"
#include "support/socket_watch.hpp"
#include "support/tls.hpp"
#include "support/websocket_server.hpp"

using namespace directus;
using namespace directus_test;
using Connection = FaultServer::Connection;

namespace {

/// How many descriptors a program has that is started now.
std::size_t inheritedDescriptors() {
  const TemporaryFolder folder;
  ChildProcess program({"ls", "/proc/self/fd"}, folder.file("log"), "ls is part of coreutils");
  REQUIRE(program.wait() == 0);
  std::istringstream lines(readText(folder.file("log")));
  std::size_t count = 0;
  for (std::string line; std::getline(lines, line);) ++count;
  return count;
}

}  // namespace

TEST_CASE("F86: a program inherits no idle connection and nothing of libcurl", "[F86]") {
  FaultServer upstream(FaultServer::serve(
      [](Connection& connection, const ReceivedRequest&) { connection.reply(200, "ok"); }));
  const Nginx nginx(upstream.port());
  const std::size_t before = inheritedDescriptors();
  CurlTransport transport({.caFile = Certificates::get().ca});
  (void)transport.send({.url = upstream.url()}, {}).value();
  (void)transport.send({.url = nginx.url()}, {}).value();
  CHECK(inheritedDescriptors() == before);
}

TEST_CASE("F86: a program inherits no call in flight", "[F86]") {
  FaultServer server([](Connection& connection) {
    if (connection.read()) connection.waitForEnd();
  });
  const std::size_t before = inheritedDescriptors();
  CurlTransport transport;
  std::stop_source stop;
  std::vector<std::jthread> calls;
  for (int i = 0; i < 8; ++i)
    calls.emplace_back(
        [&] { (void)transport.send({.url = server.url()}, {.stop = stop.get_token()}); });
  REQUIRE(server.waitForHits(8));
  CHECK(inheritedDescriptors() == before);
  stop.request_stop();
}

TEST_CASE("F86: a program inherits no WebSocket", "[F86]") {
  FaultServer server(WebSocketPeer::serve([](WebSocketPeer& peer) { peer.echo(); }));
  const std::size_t before = inheritedDescriptors();
  CurlTransport transport;
  const auto watch = std::make_shared<SocketWatch>();
  const auto socket = transport.openSocket({.url = socketUrl(server)}, watch);
  REQUIRE(watch->waitForOpen());
  CHECK(inheritedDescriptors() == before);
}

TEST_CASE("F86: a program inherits no file that is being uploaded", "[F86]") {
  const TemporaryFolder folder;
  writeText(folder.file("picture"), std::string(1000, 'x'));
  FaultServer server(FaultServer::serve([](Connection& connection, const ReceivedRequest&) {
    connection.reply(200, R"({"data":null})", "Content-Type: application/json\r\n");
  }));
  const std::size_t before = inheritedDescriptors();
  std::size_t during = 0;
  FormData form;
  form.append("file", File::fromPath(folder.file("picture")));
  const auto client =
      createDirectus(server.url("")).with(rest({.onRequest = [&](HttpRequest& request) {
        REQUIRE(request.source);
        during = inheritedDescriptors();
      }}));
  static_cast<void>(client.request(uploadFiles(form)).result());
  CHECK(server.hits() == 1);
  CHECK(during == before);
}
