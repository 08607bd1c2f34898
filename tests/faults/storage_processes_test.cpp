// Several processes share the file of a session.
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <list>

#include <directus/auth/file_storage.hpp>
#include <directus/directus.hpp>
#include <directus/testing/manual_clock.hpp>

#include "support/catch.hpp"
#include "support/failure.hpp"
#include "support/process.hpp"
#include "support/token_server.hpp"

using namespace directus;
using namespace directus_test;
using namespace std::chrono_literals;

namespace {

AuthenticationData firstSession() {
  return {.access_token = "access-1",
          .refresh_token = TokenServer::refreshToken(1),
          .expires = 900'000,
          .expires_at = systemClock()->wallNow().count() + 900'000};
}

/// A process that holds the lock of a file and does not move.
class StoppedHolder {
 public:
  explicit StoppedHolder(FileStorage& storage) {
    int pipes[2] = {};
    if (::pipe(pipes) != 0) throw std::runtime_error("no pipe");
    pid_ = ::fork();
    if (pid_ == 0) {
      const auto held = storage.lock(0ms);
      (void)!::write(pipes[1], held ? "y" : "n", 1);
      ::pause();
      ::_exit(0);
    }
    char answer = '\0';
    if (::read(pipes[0], &answer, 1) != 1 || answer != 'y')
      throw std::runtime_error("the child did not get the lock");
    ::close(pipes[0]);
    ::close(pipes[1]);
    ::kill(pid_, SIGSTOP);
  }
  ~StoppedHolder() { end(); }
  StoppedHolder(const StoppedHolder&) = delete;
  StoppedHolder& operator=(const StoppedHolder&) = delete;

  void end() {
    if (pid_ <= 0) return;
    ::kill(pid_, SIGKILL);
    ::waitpid(pid_, nullptr, 0);
    pid_ = -1;
  }

 private:
  pid_t pid_ = -1;
};

}  // namespace

TEST_CASE("F24: eight processes renew one session 200 times each, and none is refused", "[F24]") {
  const TemporaryFolder folder;
  const std::string file = folder.file("session.json");
  TokenServer server;
  REQUIRE(FileStorage(file).set(firstSession()));
  std::list<ChildProcess> processes;
  for (int i = 0; i < 8; ++i)
    processes.emplace_back(
        std::vector<std::string>{DIRECTUS_STORAGE_CHILD, server.url(), file, "200"},
        folder.file("log" + std::to_string(i)), "it is built with directus_faults");
  int index = 0;
  for (ChildProcess& process : processes) {
    CHECK(process.wait() == 0);
    CHECK(readText(folder.file("log" + std::to_string(index++))) == "");
  }
  CHECK(server.refusals() == 0);
  CHECK(server.rotations() >= 200);
  CHECK(server.reads() == 8 * 200);
  CHECK(server.anonymousReads() == 0);
  const auto last = FileStorage(file).get().value();
  REQUIRE(last);
  CHECK(last->refresh_token == TokenServer::refreshToken(server.rotations() + 1));
}

TEST_CASE("F25: while the holder of the lock is stopped, a valid token is used", "[F25]") {
  const TemporaryFolder folder;
  auto storage = std::make_shared<FileStorage>(folder.file("session.json"));
  TokenServer server;
  REQUIRE(storage->set(firstSession()));
  StoppedHolder holder(*storage);
  const auto clock = std::make_shared<testing::ManualClock>();
  clock->setWall(systemClock()->wallNow());
  const auto client = createDirectus(server.url(), {.clock = clock})
                          .with(rest())
                          .with(authentication(AuthMode::json, {.storage = storage}));
  const auto begin = std::chrono::steady_clock::now();
  CHECK(client.request(readItems("articles")).result().has_value());
  clock->advance(880s);  // the token is about to expire: the timer wants a new one
  CHECK(client.request(readItems("articles")).result().has_value());
  CHECK(std::chrono::steady_clock::now() - begin < 4s);     // did not wait for the lock
  CHECK(client.getToken().result().value() == "access-1");  // waited, but not for ever
  CHECK(std::chrono::steady_clock::now() - begin < 50s);
  CHECK(server.rotations() == 0);
  CHECK(server.anonymousReads() == 0);
}

TEST_CASE("F25: with a dead token a stopped holder is an error in bounded time, and no refresh",
          "[F25]") {
  const TemporaryFolder folder;
  auto storage = std::make_shared<FileStorage>(folder.file("session.json"));
  TokenServer server;
  AuthenticationData dead = firstSession();
  dead.expires_at = 1'000;
  REQUIRE(storage->set(dead));
  StoppedHolder holder(*storage);
  const auto client = createDirectus(server.url())
                          .with(rest())
                          .with(authentication(AuthMode::json, {.storage = storage}));
  const auto begin = std::chrono::steady_clock::now();
  const Error error = failureOf(client.request(readItems("articles")).result());
  CHECK(error.kind() == ErrorKind::timeout);
  CHECK(std::string(error.what()).find("session.json.lock") != std::string::npos);
  CHECK(std::chrono::steady_clock::now() - begin < 50s);
  CHECK(server.rotations() == 0);

  holder.end();
  CHECK(client.refresh().result().value().access_token == TokenServer::accessToken(2));
  CHECK(server.refusals() == 0);
}
