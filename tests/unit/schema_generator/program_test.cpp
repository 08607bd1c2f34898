#include "schema_generator/program.hpp"

#include <directus/version.hpp>

#include <filesystem>
#include <fstream>

#include "schema_generator/files.hpp"
#include "support/catch.hpp"
#include "support/run_schema_generator.hpp"
#include "support/temporary_folder.hpp"

namespace fs = std::filesystem;
using schema_generator::readFile;

namespace {

constexpr const char* snapshot =
    R"({"version":1,"collections":[{"collection":"posts","schema":{}}],)"
    R"("fields":[{"collection":"posts","field":"title","type":"string"}],"relations":[]})";
constexpr const char* otherSnapshot =
    R"({"version":1,"collections":[{"collection":"posts","schema":{}}],)"
    R"("fields":[{"collection":"posts","field":"title","type":"binary"}],"relations":[]})";

using Folder = TemporaryFolder;

void write(const std::string& path, const std::string& text) {
  std::ofstream(path) << text;
}

}  // namespace

TEST_CASE("a header is written from a file, and once more only if it changes") {
  const Folder folder;
  write(folder / "snapshot.json", snapshot);
  const std::string header = folder / "schema.hpp";
  const auto run = runProgram({folder / "snapshot.json", "-o", header});
  CHECK(run.exitCode == 0);
  CHECK(run.out.empty());
  CHECK(run.err.empty());
  CHECK(readFile(header).value().find("struct Post {") != std::string::npos);

  fs::last_write_time(header, fs::file_time_type::clock::now() - std::chrono::hours(1));
  const auto old = fs::last_write_time(header);  // in the steps of the file system
  CHECK(runProgram({"-", "-o", header}, snapshot).exitCode == 0);
  CHECK(fs::last_write_time(header) == old);
  CHECK(runProgram({"-", "-o", header}, otherSnapshot).exitCode == 0);
  CHECK(fs::last_write_time(header) > old);
  // Nothing else is left in the folder.
  CHECK(std::distance(fs::directory_iterator(folder / ""), {}) == 2);
}

TEST_CASE("--check says whether the header is up to date, and writes nothing") {
  const Folder folder;
  const std::string header = folder / "schema.hpp";
  const auto missing = runProgram({"--check", "-o", header, "-"}, snapshot);
  CHECK(missing.exitCode == 1);
  CHECK(missing.err == "directus-schema: " + header +
                           " is out of date: it cannot be read; make it anew without --check\n");
  CHECK_FALSE(fs::exists(header));

  CHECK(runProgram({"-o", header, "-"}, snapshot).exitCode == 0);
  const auto same = runProgram({"--check", "-o", header, "-"}, snapshot);
  CHECK(same.exitCode == 0);
  CHECK(same.err.empty());

  const std::string before = readFile(header).value();
  const auto stale = runProgram({"--check", "-o", header, "-"}, otherSnapshot);
  CHECK(stale.exitCode == 1);
  CHECK(stale.err.find("is out of date: line ") != std::string::npos);
  CHECK(readFile(header).value() == before);
}

TEST_CASE("--strict refuses what can only be shown in part") {
  CHECK(runProgram({"-"}, otherSnapshot).exitCode == 0);
  const auto strict = runProgram({"--strict", "-"}, otherSnapshot);
  CHECK(strict.exitCode == 4);
  CHECK(strict.out.empty());
  CHECK(strict.err.find("posts.title") != std::string::npos);
}

TEST_CASE("help and version go to standard output") {
  CHECK(runProgram({"--help"}).out.find("usage: directus-schema") == 0);
  CHECK(runProgram({"--help"}).exitCode == 0);
  CHECK(runProgram({"--version"}).out == DIRECTUS_VERSION_STRING "\n");
}

TEST_CASE("structs are called as the user says") {
  const auto run = runProgram({"--name", "posts=BlogPost", "--namespace", "cms", "-"}, snapshot);
  CHECK(run.out.find("struct BlogPost {") != std::string::npos);
  CHECK(run.out.find("namespace cms {") != std::string::npos);
  CHECK(runProgram({"--name", "nothing=Thing", "-"}, snapshot).err ==
        "directus-schema: warning: nothing: is named Thing, but there is no such collection\n");
  CHECK(runProgram({"--name", "posts=Schema", "-"}, snapshot).err ==
        "directus-schema: warning: posts: cannot be named Schema: that name is taken\n");
}

TEST_CASE("wrong arguments, unreadable snapshots and unwritable headers differ by exit code") {
  const Folder folder;
  CHECK(runProgram({"--nonsense"}).exitCode == 2);

  const auto missing = runProgram({folder / "none.json"});
  CHECK(missing.exitCode == 3);
  CHECK(missing.err == "directus-schema: " + (folder / "none.json") +
                           ": cannot be read: No such file or directory\n");
  CHECK(runProgram({folder / ""}).exitCode == 3);
  CHECK(runProgram({}).err ==
        "directus-schema: snapshot: give a file, a folder or a URL, or set DIRECTUS_URL\n");

  const auto broken = runProgram({"-"}, "{");
  CHECK(broken.exitCode == 3);
  CHECK(broken.err == "directus-schema: standard input: ends too early, at line 1, column 2\n");

  const auto unwritable = runProgram({"-o", folder / "no/such/folder.hpp", "-"}, snapshot);
  CHECK(unwritable.exitCode == 3);
  CHECK(unwritable.err.find("cannot be written: No such file or directory") != std::string::npos);
}

TEST_CASE("a server is asked only by somebody with a token or a login") {
  const auto run = runProgram({"http://127.0.0.1:1"});
  CHECK(run.exitCode == 3);
  CHECK(run.err.find("set DIRECTUS_TOKEN, or DIRECTUS_EMAIL and DIRECTUS_PASSWORD") !=
        std::string::npos);
  CHECK(runProgram({}, {}, {{"DIRECTUS_URL", "http://127.0.0.1:1"}}).err == run.err);
  CHECK(runProgram({"http://127.0.0.1:1", "--token-file", "-"}, "\n").err ==
        "directus-schema: -: is empty\n");
}

TEST_CASE("a secret travels over http to another machine only if the user says so") {
  const auto run =
      runProgram({"http://directus.example.com"}, {}, {{"DIRECTUS_TOKEN", "t0p-secret"}});
  CHECK(run.exitCode == 3);
  CHECK(run.err.find("http") != std::string::npos);
  CHECK(run.err.find("t0p-secret") == std::string::npos);
}

TEST_CASE("a password in a URL is refused and not repeated") {
  const auto run = runProgram({"https://ada:t0p-secret@directus.example.com"}, {},
                              {{"DIRECTUS_TOKEN", "token"}});
  CHECK(run.exitCode == 3);
  CHECK(run.err.find("t0p-secret") == std::string::npos);
}
