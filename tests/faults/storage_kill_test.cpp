// A process is killed while it stores a session.
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <csignal>
#include <random>
#include <thread>

#include <directus/auth/file_storage.hpp>
#include <directus/directus.hpp>

#include "support/catch.hpp"
#include "support/failure.hpp"
#include "support/process.hpp"
#include "support/skip.hpp"
#include "support/system_calls.hpp"
#include "support/token_server.hpp"

using namespace directus;
using namespace directus_test;
using namespace std::chrono_literals;

namespace {

/// Sessions of very different sizes, that say in two places which session they are.
AuthenticationData session(int number) {
  const std::string token =
      std::to_string(number) + std::string(static_cast<std::size_t>(number % 7 * 3000), 'x');
  return {.access_token = token, .refresh_token = std::to_string(number)};
}

/// What a process that stores session after session has come to; shared with it.
struct Progress {
  std::atomic<int> begun = 0;
  std::atomic<int> stored = 0;
};

class SharedProgress {
 public:
  SharedProgress()
      : memory_(::mmap(nullptr, sizeof(Progress), PROT_READ | PROT_WRITE,
                       MAP_SHARED | MAP_ANONYMOUS, -1, 0)),
        progress_(new(memory_) Progress) {}
  ~SharedProgress() { ::munmap(memory_, sizeof(Progress)); }
  SharedProgress(const SharedProgress&) = delete;
  SharedProgress& operator=(const SharedProgress&) = delete;
  Progress* operator->() const { return progress_; }

 private:
  void* memory_;
  Progress* progress_;
};

/// How long storing takes here.
std::chrono::microseconds timeOfOne(FileStorage& storage) {
  const auto begin = std::chrono::steady_clock::now();
  for (int i = 0; i < 7; ++i) (void)storage.set(session(i));
  const auto time = std::chrono::steady_clock::now() - begin;
  return std::chrono::duration_cast<std::chrono::microseconds>(time) / 7;
}

[[noreturn]] void storeForEver(FileStorage& storage, Progress& progress) {
  for (int number = progress.stored + 1;; ++number) {
    progress.begun = number;
    if (!storage.set(session(number))) ::_exit(1);
    progress.stored = number;
  }
}

}  // namespace

TEST_CASE(
    "F22: whenever a process is killed that stores a session, the old or the new one is there",
    "[F22]") {
  const TemporaryFolder folder;
  FileStorage storage(folder.file("session.json"));
  SharedProgress progress;
  std::minstd_rand random(22);
  const auto longest = std::min<std::chrono::microseconds>(timeOfOne(storage), 10ms);
  REQUIRE(storage.set(std::nullopt));
  int torn = 0;
  int amidst = 0;
  for (int round = 0; round < 500; ++round) {
    const int before = progress->begun;
    const pid_t child = ::fork();
    if (child == 0) storeForEver(storage, *progress.operator->());
    while (progress->begun == before && ::kill(child, 0) == 0) std::this_thread::yield();
    std::this_thread::sleep_for(longest * (random() % 1000) / 1000);
    ::kill(child, SIGKILL);
    int status = 0;
    ::waitpid(child, &status, 0);
    REQUIRE(WIFSIGNALED(status));

    const int begun = progress->begun;
    const int stored = progress->stored;
    amidst += begun != stored;
    const auto found = storage.get();
    const bool whole = found && (stored == 0 || *found) &&
                       (!*found || **found == session(stored) || **found == session(begun));
    torn += !whole;
    // The next one goes on from what is there.
    if (whole && *found) progress->stored = std::stoi(*(**found).refresh_token);
  }
  CHECK(torn == 0);
  CHECK(amidst > 100);
  CHECK(storage.set(session(1)).has_value());
}

TEST_CASE("F22: a process that is killed at any step leaves the old session or the new one",
          "[F22]") {
  if (!canFilterSystemCalls()) return skipTest(cannotFilterSystemCalls);
  const TemporaryFolder folder;
  FileStorage storage(folder.file("session.json"));
  REQUIRE(storage.set(session(5)));
  const long step = GENERATE(as<long>(), SYS_openat, SYS_flock, SYS_fchmod, SYS_write, SYS_fsync,
                             renamingCall, SYS_close);
  const pid_t child = ::fork();
  if (child == 0) {
    killAtSystemCall(step);
    (void)storage.set(session(6));
    ::_exit(0);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  CHECK(WIFSIGNALED(status));
  const auto found = storage.get().value();
  REQUIRE(found);
  CHECK((*found == session(5) || *found == session(6)));
  CHECK(storage.set(session(7)).has_value());
  CHECK(storage.get().value() == session(7));
}

TEST_CASE("F23: a process that is killed between rotation and saving costs the session, no more",
          "[F23]") {
  const TemporaryFolder folder;
  TokenServer server;
  auto storage = std::make_shared<FileStorage>(folder.file("session.json"));
  REQUIRE(storage->set(AuthenticationData{.access_token = "access-1",
                                          .refresh_token = TokenServer::refreshToken(1),
                                          .expires = 900'000,
                                          .expires_at = 1'000}));
  std::atomic<pid_t> child = 0;
  server.afterRotation([&child] {
    while (child == 0) std::this_thread::yield();
    ::kill(child, SIGKILL);
  });
  ChildProcess process({DIRECTUS_STORAGE_CHILD, server.url(), folder.file("session.json"), "1"},
                       folder.file("log"), "it is built with directus_faults");
  child = process.pid();
  REQUIRE(process.wait() == -1);
  REQUIRE(server.rotations() == 1);
  server.afterRotation(nullptr);

  std::atomic<int> expired = 0;
  const auto client =
      createDirectus(server.url())
          .with(rest())
          .with(authentication(AuthMode::json,
                               {.storage = storage, .onAuthChange = [&](const AuthChange& change) {
                                  expired += change.event == AuthEvent::expired;
                                }}));
  const auto read = client.request(readItems("articles")).result();
  CHECK(failureOf(read).kind() == ErrorKind::sessionLost);
  CHECK(failureOf(client.getToken().result()).kind() == ErrorKind::sessionLost);
  for (int i = 0; i < 2000 && expired == 0; ++i) std::this_thread::sleep_for(5ms);
  CHECK(expired == 1);
  CHECK(server.refusals() == 1);
  CHECK(storage->get().value() == std::nullopt);
}
