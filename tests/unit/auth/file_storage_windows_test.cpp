// What only Windows has: lists that say which users may use a file.
#ifdef _WIN32
#include <thread>

#include "core/windows.hpp"
#include "support/catch.hpp"
#include "support/failure.hpp"
#include "support/file_storage_fixture.hpp"
#include "support/own_file.hpp"

using namespace file_storage_fixture;
using namespace directus_test;
using namespace std::chrono_literals;
namespace fs = std::filesystem;

TEST_CASE("the file and its lock are for the owner alone, whatever their folder says") {
  SessionFile file;
  REQUIRE(file.storage.set(session(1)));
  CHECK(isForOwnerAlone(file.path));
  CHECK(isForOwnerAlone(file.path + ".lock"));
}

TEST_CASE("a file that others may use is refused, and stays") {
  SessionFile file;
  REQUIRE(file.storage.set(session(1)));
  const std::string text = readText(file.path);
  fs::remove(file.path);
  writeText(file.path, text);
  CHECK(contains(failureOf(file.storage.get()), "others than its owner may use it"));
  CHECK(readText(file.path) == text);
}

TEST_CASE("a folder in the place of the file is refused") {
  SessionFile file;
  fs::create_directory(file.path);
  CHECK(contains(failureOf(file.storage.get()), "it is no"));
}

TEST_CASE("a file that a virus scanner has open for a moment is replaced when it is free") {
  SessionFile file;
  REQUIRE(file.storage.set(session(1)));
  const HANDLE scanner = ::CreateFileW(pathOf(file.path).c_str(), GENERIC_READ, FILE_SHARE_READ,
                                       nullptr, OPEN_EXISTING, 0, nullptr);
  REQUIRE(scanner != INVALID_HANDLE_VALUE);
  const std::jthread end([scanner] {
    std::this_thread::sleep_for(50ms);
    ::CloseHandle(scanner);
  });
  CHECK(file.storage.set(session(2)).has_value());
  CHECK(file.storage.get().value() == session(2));
}

TEST_CASE("a file that stays open elsewhere is an error in the end, and the old session stays") {
  SessionFile file;
  REQUIRE(file.storage.set(session(1)));
  const HANDLE other = ::CreateFileW(pathOf(file.path).c_str(), GENERIC_READ, FILE_SHARE_READ,
                                     nullptr, OPEN_EXISTING, 0, nullptr);
  CHECK(contains(failureOf(file.storage.set(session(2))), "it cannot be replaced"));
  ::CloseHandle(other);
  CHECK(file.storage.get().value() == session(1));
  CHECK_FALSE(fs::exists(file.beside(".tmp")));
}
#endif
