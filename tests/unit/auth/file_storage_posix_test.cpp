// What only POSIX has: modes, FIFOs, descriptors, fork.
#ifndef _WIN32
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>

#include "support/catch.hpp"
#include "support/failure.hpp"
#include "support/file_storage_fixture.hpp"
#include "support/process.hpp"

using namespace file_storage_fixture;
using namespace directus_test;
using namespace std::chrono_literals;
namespace fs = std::filesystem;

namespace {

mode_t modeOf(const fs::path& file) {
  struct stat status {};
  return ::stat(file.c_str(), &status) == 0 ? status.st_mode & 07777 : 0;
}

}  // namespace

TEST_CASE("the file and its lock are for the owner alone, whatever the umask") {
  SessionFile file;
  const mode_t mask = ::umask(GENERATE(as<mode_t>(), 0, 0277));
  const auto stored = file.storage.set(session(1));
  ::umask(mask);
  REQUIRE(stored);
  CHECK(modeOf(file.path) == 0600);
  CHECK((modeOf(file.beside(".lock")) & 077) == 0);
}

TEST_CASE("a link in the place of the temporary file is not followed") {
  SessionFile file;
  const fs::path target = file.folder.file("target");
  writeText(target, "precious");
  fs::create_symlink(target, file.beside(".tmp"));
  REQUIRE(file.storage.set(session(1)));
  CHECK(readText(target) == "precious");
}

TEST_CASE("the descriptors that are opened are closed") {
  SessionFile file;
  const std::size_t before = openDescriptors();
  for (int i = 0; i < 20; ++i) {
    REQUIRE(file.storage.set(session(i)));
    REQUIRE(file.storage.get());
  }
  CHECK(openDescriptors() == before);
}

TEST_CASE("the lock ends with the process that held it") {
  SessionFile file;
  int pipes[2] = {};
  REQUIRE(::pipe(pipes) == 0);
  const pid_t child = ::fork();
  if (child == 0) {
    const auto held = file.storage.lock(0ms);
    (void)!::write(pipes[1], held ? "y" : "n", 1);
    ::pause();
    ::_exit(0);
  }
  char answer = '\0';
  REQUIRE(::read(pipes[0], &answer, 1) == 1);
  CHECK(answer == 'y');
  CHECK(failureOf(file.storage.lock(10ms)).kind() == ErrorKind::timeout);
  ::kill(child, SIGKILL);
  ::waitpid(child, nullptr, 0);
  CHECK(file.storage.lock(0ms).has_value());
  ::close(pipes[0]);
  ::close(pipes[1]);
}

TEST_CASE("a lock that is not a file is refused") {
  SessionFile file;
  if (GENERATE(false, true))
    REQUIRE(::mkfifo(file.beside(".lock").c_str(), 0600) == 0);
  else
    fs::create_symlink("/dev/null", file.beside(".lock"));
  CHECK(failureOf(file.storage.lock(0ms)).kind() == ErrorKind::storage);
}
#endif
