// What a client leaves behind.
#include <filesystem>
#include <thread>

#include "support/auth_fixture.hpp"
#include "support/catch.hpp"
#include "support/file_storage_fixture.hpp"
#include "support/process.hpp"
#include "support/token_server.hpp"

using namespace directus;
using namespace directus_test;

namespace {

std::size_t runningThreads() {
  const std::filesystem::directory_iterator tasks("/proc/self/task");
  return static_cast<std::size_t>(std::distance(begin(tasks), end(tasks)));
}

/// Logs in, is used by several threads, and dies with a session whose timer runs.
void liveAndDie() {
  TokenServer server;
  file_storage_fixture::SessionFile file;
  const auto client =
      createDirectus(server.url())
          .with(rest())
          .with(authentication(AuthMode::json,
                               {.storage = std::make_shared<FileStorage>(file.path)}));
  client.login({.email = "ada@example.com", .password = "s3cret words"}).get();
  std::vector<std::jthread> threads;
  for (int i = 0; i < 8; ++i)
    threads.emplace_back([&client, i] {
      (void)client.request(readItems("articles")).result();
      if (i % 4 == 0) (void)client.refresh().result();
    });
}

}  // namespace

TEST_CASE("clients with sessions leave no thread and no descriptor behind") {
  liveAndDie();  // what the C library and libcurl open once
  const auto threads = runningThreads();
  const auto descriptors = openDescriptors();
  for (int i = 0; i < 20; ++i) liveAndDie();
  // Threads of calls that do not block end by themselves, those of the first round and of the test
  // before among them.
  const auto until = std::chrono::steady_clock::now() + std::chrono::seconds(20);
  while (runningThreads() > threads && std::chrono::steady_clock::now() < until)
    std::this_thread::yield();
  CHECK(runningThreads() <= threads);
  CHECK(openDescriptors() <= descriptors);
}
