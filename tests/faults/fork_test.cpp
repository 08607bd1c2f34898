#include <directus/directus.hpp>

#include <sys/wait.h>
#include <unistd.h>

#include <thread>

#include "support/catch.hpp"
#include "support/fault_server.hpp"
#include "support/token_server.hpp"

using namespace directus;
using namespace directus_test;
using namespace std::chrono_literals;
using Connection = FaultServer::Connection;

TEST_CASE("F35: after a fork the child is refused and the parent goes on", "[F35]") {
  FaultServer server(FaultServer::serve([](Connection& connection, const ReceivedRequest& request) {
    if (request.target == "/slow") connection.sleep(500ms);
    connection.reply(200, request.target);
  }));
  auto transport = std::make_unique<CurlTransport>();
  (void)transport->send({.url = server.url("/idle")}, {}).value();
  std::string slow;
  std::thread busy(
      [&] { slow = transport->send({.url = server.url("/slow")}, {}).value().body.view(); });
  REQUIRE(server.waitForHits(2));
  const std::size_t connections = server.connections();

  const pid_t child = ::fork();
  if (child == 0) {
    const auto refused = transport->send({.url = server.url("/child")}, {});
    transport.reset();
    ::_exit(!refused && refused.error().kind() == ErrorKind::invalidArgument ? 0 : 1);
  }
  int status = -1;
  ::waitpid(child, &status, 0);
  busy.join();
  CHECK(slow == "/slow");
  CHECK(WIFEXITED(status));
  CHECK(WEXITSTATUS(status) == 0);
  CHECK(transport->send({.url = server.url("/after")}, {}).value().body.view() == "/after");
  CHECK(server.hits() == 3);
  CHECK(server.connections() == connections);  // still the same ones
}

TEST_CASE("F35: a child process may use a transport of its own", "[F35]") {
  FaultServer server(FaultServer::serve(
      [](Connection& connection, const ReceivedRequest&) { connection.reply(200, "ok"); }));
  CurlTransport parent;
  (void)parent.send({.url = server.url()}, {}).value();
  const pid_t child = ::fork();
  if (child == 0) {
    CurlTransport own;
    const auto reply = own.send({.url = server.url()}, {});
    ::_exit(reply && reply->status == 200 ? 0 : 1);
  }
  int status = -1;
  ::waitpid(child, &status, 0);
  CHECK(WIFEXITED(status));
  CHECK(WEXITSTATUS(status) == 0);
}

TEST_CASE("F35: a child process does not use up its parent's session", "[F35]") {
  TokenServer server;
  const auto client = createDirectus(server.url())
                          .with(rest())
                          .with(authentication(AuthMode::json, {.autoRefresh = false}));
  client.login({.email = "ada@example.com", .password = "a password"}).get();
  const pid_t child = ::fork();
  if (child == 0) {
    const auto refused = [](const auto& result) {
      return !result && std::string_view(result.error().what()).find("made before a fork") !=
                            std::string::npos;
    };
    ::_exit(refused(client.getToken().result()) && refused(client.refresh().result()) ? 0 : 1);
  }
  int status = -1;
  ::waitpid(child, &status, 0);
  CHECK(WIFEXITED(status));
  CHECK(WEXITSTATUS(status) == 0);
  CHECK(server.rotations() == 0);
  CHECK(client.refresh().result().has_value());
}
