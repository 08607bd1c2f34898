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

namespace {

/// What a forked child of a busy process does with its parent's client: 0 when all was refused.
/// SIGALRM ends a child that hangs.
template <class ClientOf>
int useInChild(std::optional<ClientOf>& client, Body& body, Operation<Json>& operation) {
  ::alarm(20);
  int wrong = 0;
  const auto refused = [&wrong](const auto& result) {
    wrong += result || result.error().kind() != ErrorKind::invalidArgument;
  };
  std::stop_source stop;
  refused(client->request(readItems("a")).result());
  refused(client->request(readItems("a"), {.timeout = 1s, .stop = stop.get_token()}).result());
  refused(client->request(createItem("a", Json::object())).result());
  refused(operation.result());
  client.reset();
  body = Body();
  return wrong;
}

}  // namespace

TEST_CASE("F52: in a child of a busy process every call is refused, and destroying returns",
          "[F35][F52]") {
  FaultServer server(FaultServer::serve([](Connection& connection, const ReceivedRequest&) {
    connection.reply(200, R"({"data":[]})", "Content-Type: application/json\r\n");
  }));
  auto client = std::make_optional(createDirectus(server.url("")).with(rest()));
  std::stop_source stop;
  std::vector<std::jthread> busy;
  for (int i = 0; i < 4; ++i)
    busy.emplace_back([&](const std::stop_token& enough) {
      while (!enough.stop_requested())
        (void)client->request(readItems("a"), {.stop = stop.get_token()}).result();
    });
  REQUIRE(server.waitForHits(100));
  for (int round = 0; round < 30; ++round) {
    auto operation = client->request(readItems("a"));
    Body body = client->request(customEndpoint<HttpResponse>({.path = "/x"})).get().body;
    const pid_t child = ::fork();
    if (child == 0) ::_exit(useInChild(client, body, operation));
    int status = -1;
    ::waitpid(child, &status, 0);
    CHECK(status == 0);
    CHECK(operation.result().has_value());
  }
  busy.clear();
  CHECK(client->request(readItems("a")).result().has_value());
}
