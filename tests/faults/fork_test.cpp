#include <directus/directus.hpp>

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <future>
#include <memory>
#include <thread>
#include <vector>

#include "support/catch.hpp"
#include "support/fault_server.hpp"
#include "support/file_storage_fixture.hpp"
#include "support/session_watch.hpp"
#include "support/skip.hpp"
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
  client.login({.email = "ada@example.com", .password = "s3cret words"}).get();
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

/// Runs `child` in a forked process, which has to end by itself; whether it was content.
template <class F>
bool inChild(F child) {
  const pid_t process = ::fork();
  if (process == 0) ::_exit(child() ? 0 : 1);
  int status = -1;
  for (int i = 0; i < 4000; ++i) {
    if (::waitpid(process, &status, WNOHANG) == process)
      return WIFEXITED(status) && WEXITSTATUS(status) == 0;
    std::this_thread::sleep_for(5ms);
  }
  ::kill(process, SIGKILL);
  ::waitpid(process, &status, 0);
  return false;
}

template <class T>
bool isRefused(const Result<T>& result) {
  return !result && result.error().kind() == ErrorKind::invalidArgument;
}

}  // namespace

TEST_CASE("F82: in a child of a busy process every call is refused, and destroying returns",
          "[F35][F82]") {
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

TEST_CASE("F35: each member of a client of the parent ends in a child, and none hangs", "[F35]") {
  TokenServer server;
  // The thread of the session is in the storage for most of the time, callers wait for it.
  const auto storage = std::make_shared<HookedStorage>();
  storage->hook([]() -> Result<void> {
    std::this_thread::sleep_for(1ms);
    return {};
  });
  auto client = std::make_unique<decltype(createDirectus("").with(rest()).with(authentication()))>(
      createDirectus(server.url())
          .with(rest())
          .with(authentication(AuthMode::json, {.storage = storage})));
  client->login({.email = "ada@example.com", .password = "s3cret words"}).get();
  std::atomic<bool> isOver = false;
  std::vector<std::jthread> busy;
  for (int i = 0; i < 4; ++i)
    busy.emplace_back([&, i] {
      while (!isOver) {
        if (i % 2 == 0)
          (void)client->refresh().result();
        else
          (void)client->request(readItems("articles")).result();
      }
    });
  for (int round = 0; round < 10; ++round) {
    CHECK(inChild([&] {
      bool refused = isRefused(client->login({.email = "a", .password = "b"}).result());
      refused &= isRefused(client->logout().result());
      refused &= isRefused(client->refresh().result());
      refused &= isRefused(client->getToken().result());
      refused &= isRefused(client->request(readItems("articles")).result());
      client->setToken("s3cond-token");
      client->stopRefreshing();
      client->onAuthChange([](const AuthChange&) {});
      refused &= isRefused(client->getToken().result());
      client.reset();
      return refused;
    }));
  }
  isOver = true;
  busy.clear();
  CHECK(client->refresh().result().has_value());
}

TEST_CASE("F35: a client with a static token of the parent is refused in a child", "[F35]") {
  TokenServer server;
  auto client = std::make_unique<decltype(createDirectus("").with(rest()).with(staticToken("")))>(
      createDirectus(server.url()).with(rest()).with(staticToken("a token")));
  CHECK(client->request(readItems("articles")).result().has_value());
  CHECK(inChild([&] {
    const bool refused = isRefused(client->request(readItems("articles")).result()) &&
                         isRefused(client->getToken().result());
    client->setToken("s3cond-token");
    client.reset();
    return refused;
  }));
  CHECK(client->getToken().get() == "a token");
}

TEST_CASE("F35: a call that is started in a child is refused, and its handler is called", "[F35]") {
#ifdef __SANITIZE_THREAD__
  skipTest("ThreadSanitizer ends a child whose new thread gets the number of one of its parent's");
  return;
#endif
  FaultServer server(FaultServer::serve([](Connection& connection, const ReceivedRequest&) {
    connection.reply(200, R"({"data":[]})", "Content-Type: application/json\r\n");
  }));
  const auto client = createDirectus(server.url("")).with(rest());
  const auto startAndWait = [&client] {
    std::promise<Result<Json>> promise;
    client.request(readItems("a")).start([&](Result<Json> result) {
      promise.set_value(std::move(result));
    });
    return promise.get_future().get();
  };
  REQUIRE(startAndWait());  // the parent has its threads
  const pid_t child = ::fork();
  if (child == 0) {
    ::alarm(20);
    const auto refused = startAndWait();
    ::_exit(!refused && refused.error().kind() == ErrorKind::invalidArgument ? 0 : 1);
  }
  int status = -1;
  ::waitpid(child, &status, 0);
  CHECK(WIFEXITED(status));
  CHECK(WEXITSTATUS(status) == 0);
  CHECK(startAndWait());
}

TEST_CASE("F35: a lock of a file is not inherited: it ends with its holder, whatever children live",
          "[F35]") {
  file_storage_fixture::SessionFile file;
  int pipes[2] = {};
  REQUIRE(::pipe(pipes) == 0);
  const pid_t holder = ::fork();
  if (holder == 0) {
    FileStorage storage(file.path);
    const auto held = storage.lock(0ms);
    const pid_t child = ::fork();
    if (child == 0) {
      ::pause();  // lives on, and never execs
      ::_exit(0);
    }
    (void)!::write(pipes[1], &child, sizeof child);
    ::pause();
    ::_exit(0);
  }
  pid_t child = 0;
  REQUIRE(::read(pipes[0], &child, sizeof child) == sizeof child);
  CHECK_FALSE(file.storage.lock(0ms).has_value());
  ::kill(holder, SIGKILL);
  ::waitpid(holder, nullptr, 0);
  CHECK(file.storage.lock(5s).has_value());
  ::kill(child, SIGKILL);
  ::close(pipes[0]);
  ::close(pipes[1]);
}

TEST_CASE("F35: a child that lets go of its copy of a lock leaves its parent's alone", "[F35]") {
  file_storage_fixture::SessionFile file;
  auto held = file.storage.lock(0ms);
  REQUIRE(held);
  CHECK(inChild([&] {
    held.value().reset();
    return true;
  }));
  FileStorage other(file.path);
  CHECK_FALSE(other.lock(0ms).has_value());
  held.value().reset();
  CHECK(other.lock(0ms).has_value());
}

TEST_CASE("F35: a child that was forked while its thread held a lock takes a lock of its own",
          "[F35]") {
  file_storage_fixture::SessionFile file;
  auto held = file.storage.lock(0ms);
  REQUIRE(held);
  CHECK(inChild([&] { return !file.storage.lock(0ms).has_value(); }));
  held.value().reset();
  CHECK(inChild([&] { return file.storage.lock(0ms).has_value(); }));
}
