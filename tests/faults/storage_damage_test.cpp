// Files that are not what we wrote, or not ours to read.
#include <sys/stat.h>
#include <unistd.h>

#include "auth/file_storage_format.hpp"
#include "support/catch.hpp"
#include "support/failure.hpp"
#include "support/file_storage_fixture.hpp"
#include "support/skip.hpp"

using namespace file_storage_fixture;
using namespace directus_test;
namespace fs = std::filesystem;

namespace {

void writePrivate(const fs::path& file, const std::string& text) {
  writeText(file, text);
  fs::permissions(file, fs::perms::owner_read | fs::perms::owner_write);
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  return text.replace(text.find(from), from.size(), to);
}

std::string whole() {
  return detail::sealSession(session(1));
}

struct Damage {
  std::string text;
  std::string why;
};

std::vector<Damage> damages() {
  return {{"", "cut off"},
          {"garbage " + canary, "cut off"},
          {whole().substr(0, whole().size() / 2), "cut off"},
          {whole().substr(0, whole().size() - 2), "cut off"},
          {whole() + whole(), "cut off"},
          {std::string(500, '\0'), "cut off"},
          {"[1,2]", "cut off"},
          {R"({"access_token":")" + canary + "\"}", "has no version"},
          {replaced(whole(), "\"version\":1", "\"version\":2"), "has version 2, not 1"},
          {replaced(whole(), "access-1", "access-2"), "checksum"},
          {replaced(whole(), "\"checksum\":\"", "\"checksum\":\"0"), "checksum"},
          {R"({"version":1,"checksum":"00000000"})", "checksum"}};
}

}  // namespace

TEST_CASE("a damaged file is an error that says why, and is kept aside", "[B58]") {
  SessionFile file;
  const Damage damage = GENERATE(from_range(damages()));
  writePrivate(file.path, damage.text);
  const Error error = failureOf(file.storage.get());
  CHECK(error.kind() == ErrorKind::storage);
  CHECK(contains(error, file.path));
  CHECK(contains(error, damage.why));
  CHECK_FALSE(contains(error, canary));
  CHECK(readText(file.beside(".corrupt")) == damage.text);
  CHECK_FALSE(fs::exists(file.path));
}

TEST_CASE("every prefix of a file is recognised as damaged", "[B58]") {
  std::size_t recognised = 0;
  for (std::size_t size = 0; size + 1 < whole().size(); ++size) {
    std::string text = whole().substr(0, size);
    recognised += !detail::unsealSession(text);
  }
  CHECK(recognised == whole().size() - 1);
}

TEST_CASE("after a damaged file there is no session, and the next one is stored", "[B58]") {
  SessionFile file;
  writePrivate(file.path, "garbage");
  (void)file.storage.get();
  CHECK(file.storage.get().value() == std::nullopt);
  REQUIRE(file.storage.set(session(2)));
  CHECK(file.storage.get().value() == session(2));
}

TEST_CASE("only the last damaged file is kept", "[B58]") {
  SessionFile file;
  for (const char* text : {"first", "second", "third"}) {
    writePrivate(file.path, text);
    (void)file.storage.get();
  }
  CHECK(readText(file.beside(".corrupt")) == "third");
  CHECK(std::distance(fs::directory_iterator(file.folder.path()), {}) == 2);
}

TEST_CASE("a damaged file stays where it is while another holds the lock", "[B58]") {
  SessionFile file;
  writePrivate(file.path, "garbage");
  FileStorage other(file.path);
  const auto held = other.lock(std::chrono::milliseconds(0));
  CHECK(contains(failureOf(file.storage.get()), "it stays"));
  CHECK(readText(file.path) == "garbage");
}

TEST_CASE("the holder of the lock puts a damaged file aside", "[B58]") {
  SessionFile file;
  writePrivate(file.path, "garbage");
  const auto held = file.storage.lock(std::chrono::milliseconds(0));
  CHECK(contains(failureOf(file.storage.get()), "kept as session.json.corrupt"));
}

TEST_CASE("a file that others may read or write is refused", "[B58]") {
  SessionFile file;
  REQUIRE(file.storage.set(session(1)));
  REQUIRE(::chmod(file.path.c_str(), GENERATE(as<mode_t>(), 0644, 0660, 0602, 0604, 0640)) == 0);
  const Error error = failureOf(file.storage.get());
  CHECK(error.kind() == ErrorKind::storage);
  CHECK(contains(error, file.path + ": others"));
  CHECK(fs::exists(file.path));
}

TEST_CASE("a symbolic link is refused, wherever it leads", "[B58]") {
  SessionFile file;
  FileStorage target(file.folder.file("target"));
  REQUIRE(target.set(session(1)));
  fs::create_symlink(file.folder.file(GENERATE(as<std::string>(), "target", "nowhere")), file.path);
  const Error error = failureOf(file.storage.get());
  CHECK(error.kind() == ErrorKind::storage);
  CHECK(contains(error, file.path + ": it is a symbolic link"));
}

TEST_CASE("storing over a symbolic link replaces the link, not what it leads to", "[B58]") {
  SessionFile file;
  writeText(file.folder.file("target"), "precious");
  fs::create_symlink(file.folder.file("target"), file.path);
  REQUIRE(file.storage.set(session(1)));
  CHECK(readText(file.folder.file("target")) == "precious");
  CHECK(file.storage.get().value() == session(1));
}

TEST_CASE("a FIFO is refused at once", "[B58]") {
  SessionFile file;
  REQUIRE(::mkfifo(file.path.c_str(), 0600) == 0);
  const Error error = failureOf(file.storage.get());
  CHECK(error.kind() == ErrorKind::storage);
  CHECK(contains(error, "it is not a regular file"));
}

TEST_CASE("a folder in the place of the file is refused", "[B58]") {
  SessionFile file;
  fs::create_directory(file.path);
  CHECK(contains(failureOf(file.storage.get()), "it is not a regular file"));
  CHECK(failureOf(file.storage.set(session(1))).kind() == ErrorKind::storage);
  CHECK(failureOf(file.storage.set(std::nullopt)).kind() == ErrorKind::storage);
}

TEST_CASE("a file without end is refused", "[B58]") {
  SessionFile file;
  writePrivate(file.path, "{");
  fs::resize_file(file.path, std::uintmax_t{1} << 30);
  CHECK(contains(failureOf(file.storage.get()), "too large"));
}

TEST_CASE("a file of another user is refused", "[B58]") {
  SessionFile file;
  REQUIRE(file.storage.set(session(1)));
  if (::geteuid() != 0) return skipTest("only root can give a file away");
  REQUIRE(::chown(file.path.c_str(), 65534, static_cast<gid_t>(-1)) == 0);
  CHECK(contains(failureOf(file.storage.get()), "it belongs to another user"));
}
