#include "support/catch.hpp"
#include "support/failure.hpp"
#include "support/file_storage_fixture.hpp"

using namespace file_storage_fixture;
using namespace directus_test;
namespace fs = std::filesystem;

TEST_CASE("a session is read from the file by another object") {
  SessionFile file;
  REQUIRE(file.storage.set(session(1)));
  FileStorage other(file.path);
  CHECK(other.get().value() == session(1));
}

TEST_CASE("a session with cookies is kept whole") {
  SessionFile file;
  const AuthenticationData data{.mode = AuthMode::session,
                                .cookies = {{"directus_session_token", "a\"b\\c"}}};
  REQUIRE(file.storage.set(data));
  CHECK(file.storage.get().value() == data);
}

TEST_CASE("the last session that was stored counts") {
  SessionFile file;
  REQUIRE(file.storage.set(session(1)));
  REQUIRE(file.storage.set(session(2)));
  CHECK(file.storage.get().value() == session(2));
}

TEST_CASE("no file is not a session") {
  SessionFile file;
  CHECK(file.storage.get().value() == std::nullopt);
  CHECK_FALSE(fs::exists(file.beside(".lock")));
}

TEST_CASE("storing nothing removes the file") {
  SessionFile file;
  REQUIRE(file.storage.set(session(1)));
  REQUIRE(file.storage.set(std::nullopt));
  CHECK_FALSE(fs::exists(file.path));
  CHECK(file.storage.get().value() == std::nullopt);
  CHECK(file.storage.set(std::nullopt).has_value());
}

TEST_CASE("nothing but the file and its lock stays") {
  SessionFile file;
  REQUIRE(file.storage.set(session(1)));
  REQUIRE(file.storage.set(session(2)));
  CHECK(std::distance(fs::directory_iterator(file.folder.path()), {}) == 2);
}

TEST_CASE("what a killed process left half written is replaced, and removed with the session") {
  SessionFile file;
  writeText(file.beside(".tmp"), "half");
  REQUIRE(file.storage.set(session(1)));
  CHECK(file.storage.get().value() == session(1));
  writeText(file.beside(".tmp"), "half");
  REQUIRE(file.storage.set(std::nullopt));
  CHECK_FALSE(fs::exists(file.beside(".tmp")));
}

TEST_CASE("a folder that is missing is said, not created") {
  SessionFile file;
  FileStorage storage(file.folder.file("none/session.json"));
  CHECK(failureOf(storage.get()).kind() == ErrorKind::storage);
  CHECK(contains(failureOf(storage.get()), "its folder does not exist"));
  CHECK(contains(failureOf(storage.set(session(1))), "its folder does not exist"));
  CHECK_FALSE(fs::exists(file.folder.path() / "none"));
}

TEST_CASE("a path that names no file is refused") {
  SessionFile file;
  FileStorage storage(GENERATE(false, true) ? "" : file.folder.name() + "/");
  CHECK(contains(failureOf(storage.get()), "names no file"));
  CHECK(contains(failureOf(storage.set(session(1))), "names no file"));
}

TEST_CASE("a relative path does not move with the working directory") {
  SessionFile file;
  const fs::path before = fs::current_path();
  fs::current_path(file.folder.path());
  FileStorage storage("relative.json");
  fs::current_path(before);
  REQUIRE(storage.set(session(1)));
  CHECK(fs::exists(file.folder.path() / "relative.json"));
}

TEST_CASE("a path that is not ASCII is taken as UTF-8") {
  const TemporaryFolder folder;
  FileStorage storage(folder.file("größe-名前.json"));
  REQUIRE(storage.set(session(1)));
  CHECK(storage.get().value() == session(1));
  CHECK(fs::exists(folder.path() / fs::path(u8"größe-名前.json")));
  CHECK(fs::exists(folder.path() / fs::path(u8"größe-名前.json.lock")));
}
