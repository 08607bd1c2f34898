#include <atomic>
#include <thread>

#include "support/catch.hpp"
#include "support/failure.hpp"
#include "support/file_storage_fixture.hpp"

using namespace file_storage_fixture;
using namespace directus_test;
using namespace std::chrono_literals;
namespace fs = std::filesystem;

TEST_CASE("one lock keeps another object of the same file out, for a bounded time") {
  SessionFile file;
  FileStorage other(file.path);
  const auto held = file.storage.lock(0ms);
  REQUIRE(held);
  const auto begin = std::chrono::steady_clock::now();
  const Error error = failureOf(other.lock(50ms));
  const auto waited = std::chrono::steady_clock::now() - begin;
  CHECK(error.kind() == ErrorKind::timeout);
  CHECK(contains(error, file.beside(".lock").string()));
  CHECK(waited >= 50ms);
  CHECK(waited < 5s);
}

TEST_CASE("a lock that is given back can be had") {
  SessionFile file;
  FileStorage other(file.path);
  { const auto held = file.storage.lock(0ms); }
  CHECK(other.lock(0ms).has_value());
}

TEST_CASE("whoever waits gets the lock when it is given back") {
  SessionFile file;
  FileStorage other(file.path);
  auto held = file.storage.lock(0ms);
  const std::jthread owner([&] {
    std::this_thread::sleep_for(20ms);
    held.value().reset();
  });
  CHECK(other.lock(20s).has_value());
}

TEST_CASE("the lock file is never deleted") {
  SessionFile file;
  REQUIRE(file.storage.set(session(1)));
  REQUIRE(file.storage.set(std::nullopt));
  CHECK(fs::exists(file.beside(".lock")));
}

TEST_CASE("a lock file that somebody deletes is made anew") {
  SessionFile file;
  FileStorage other(file.path);
  { const auto held = file.storage.lock(0ms); }
  fs::remove(file.beside(".lock"));
  const auto held = file.storage.lock(0ms);
  REQUIRE(held);
  CHECK(failureOf(other.lock(0ms)).kind() == ErrorKind::timeout);
}

TEST_CASE("the holder may store, others wait") {
  SessionFile file;
  FileStorage other(file.path);
  auto held = file.storage.lock(0ms);
  REQUIRE(held);
  CHECK(file.storage.set(session(1)).has_value());
  std::atomic<bool> stored = false;
  std::jthread waiting([&] { stored = other.set(session(2)).has_value(); });
  std::this_thread::sleep_for(30ms);
  CHECK_FALSE(stored);
  CHECK(file.storage.get().value() == session(1));
  held.value().reset();
  waiting.join();
  CHECK(file.storage.get().value() == session(2));
}

TEST_CASE("storing from many threads and objects ends with a whole file") {
  SessionFile file;
  FileStorage other(file.path);
  std::atomic<int> good = 0;
  {
    std::vector<std::jthread> threads;
    for (int t = 0; t < 8; ++t)
      threads.emplace_back([&, t] {
        FileStorage& storage = t % 2 == 0 ? file.storage : other;
        for (int i = 0; i < 10; ++i) {
          good += storage.set(session(t * 100 + i)).has_value();
          good += storage.get().has_value();
        }
      });
  }
  CHECK(good == 160);
  CHECK_FALSE(fs::exists(file.beside(".corrupt")));
}

TEST_CASE("a lock outlives its storage") {
  SessionFile file;
  auto storage = std::make_unique<FileStorage>(file.path);
  auto held = storage->lock(0ms);
  storage.reset();
  CHECK(failureOf(file.storage.lock(0ms)).kind() == ErrorKind::timeout);
  held.value().reset();
  CHECK(file.storage.lock(0ms).has_value());
}
