#include "files.hpp"

#include <signal.h>

#include <atomic>
#include <sstream>
#include <thread>

#include "accounts.hpp"
#include "support/catch.hpp"
#include "support/failure.hpp"
#include "support/process.hpp"

using namespace directus;
using namespace directus_test;
using namespace std::chrono_literals;
using server::bytesOf;
using server::Removed;
using server::someBytes;
using server::StoredFile;

namespace {

FormData formOf(std::string bytes) {
  return FormData()
      .append("title", "Piece by piece")
      .append("file", File::fromMemory(std::move(bytes), {.name = "pieces.bin"}));
}

StoredFile recordOf(const std::string& id) {
  return server::admin().request(readFile<StoredFile>(id)).get();
}

/// The last whole line.
std::string lastLine(const std::string& text) {
  const auto end = text.rfind('\n');
  if (end == std::string::npos) return "";
  const auto begin = text.rfind('\n', end - 1);
  return text.substr(begin == std::string::npos ? 0 : begin + 1, end - begin - 1);
}

/// Waits until a child says that it has sent so much; what it said last.
std::uint64_t awaitProgress(ChildProcess& child, const std::string& log, std::uint64_t bytes) {
  for (;;) {
    const std::string line = lastLine(readText(log));
    const std::uint64_t sent =
        line.find_first_not_of("0123456789") == std::string::npos && !line.empty()
            ? std::stoull(line)
            : 0;
    if (sent >= bytes || !child.isRunning()) return sent;
    std::this_thread::sleep_for(1ms);
  }
}

}  // namespace

TEST_CASE("a resumable upload arrives in pieces, with its fields and its progress") {
  const std::string bytes = someBytes(1'000'001);
  std::vector<Progress> seen;
  const std::string id =
      server::admin()
          .request(withProgress(uploadResumable(formOf(bytes), {.chunkSize = 300'000}),
                                [&](const Progress& now) { seen.push_back(now); }))
          .get();
  const Removed removed(id);
  const StoredFile record = recordOf(id);
  CHECK(record.title == "Piece by piece");
  CHECK(record.filename_download == "pieces.bin");
  CHECK(record.filesize == 1'000'001);
  CHECK(bytesOf(id) == bytes);
  CHECK(seen.back() == Progress{.bytes = bytes.size(), .total = bytes.size()});
}

TEST_CASE("a file smaller than a piece is one piece") {
  const std::string id = server::admin().request(uploadResumable(formOf("x"))).get();
  const Removed removed(id);
  CHECK(bytesOf(id) == "x");
}

TEST_CASE("a paused upload goes on where it was") {
  const std::string bytes = someBytes(4'000'000);
  const auto storage = std::make_shared<MemoryUploadStorage>();
  const ResumableUploadOptions options{.storage = storage, .chunkSize = 500'000};
  const auto admin = server::admin();
  std::stop_source stop;
  const auto stopping =
      withProgress(uploadResumable(formOf(bytes), options), [&](const Progress& now) {
        if (now.bytes > 2'000'000) stop.request_stop();
      });
  CHECK(failureOf(admin.request(stopping, {.stop = stop.get_token()}).result()).kind() ==
        ErrorKind::cancelled);

  std::uint64_t first = 0;
  const std::string id = admin
                             .request(withProgress(uploadResumable(formOf(bytes), options),
                                                   [&](const Progress& now) {
                                                     if (first == 0) first = now.bytes;
                                                   }))
                             .get();
  const Removed removed(id);
  CHECK(first > 1'000'000);
  CHECK(bytesOf(id) == bytes);
}

TEST_CASE("an upload whose process is killed three times ends byte for byte the same") {
  const TemporaryFolder folder;
  const std::string bytes = someBytes(24'000'000);
  writeText(folder.file("big.bin"), bytes);
  const auto start = [&](const std::string& log) {
    return std::make_unique<ChildProcess>(
        std::vector<std::string>{RESUMABLE_CHILD, server::url(), server::adminToken(),
                                 folder.file("big.bin"), folder.file("uploads")},
        folder.file(log), "build it");
  };
  std::uint64_t before = 0;
  for (const std::uint64_t until : {6'000'000ULL, 12'000'000ULL, 18'000'000ULL}) {
    const std::string log = folder.file("log");
    const auto child = start("log");
    const std::uint64_t sent = awaitProgress(*child, log, until);
    REQUIRE(child->isRunning());
    ::kill(child->pid(), SIGKILL);
    CHECK(child->wait() == -1);
    std::istringstream lines(readText(log));
    std::uint64_t first = 0;
    lines >> first;
    CHECK(first + (2 << 20) > before);  // it did not begin anew
    before = sent;
  }
  const auto last = start("log");
  REQUIRE(last->wait() == 0);
  const std::string said = lastLine(readText(folder.file("log")));
  REQUIRE(said.starts_with("key "));
  const Removed removed(said.substr(4));
  CHECK(bytesOf(said.substr(4)) == bytes);
  CHECK(std::filesystem::is_empty(folder.path() / "uploads"));
}

TEST_CASE("an existing file gets its new content piece by piece, under its old key") {
  const auto admin = server::admin();
  const auto old = admin
                       .request(uploadFiles<StoredFile>(
                           FormData().append("file", File::fromMemory("old", {.name = "old.txt"}))))
                       .get();
  const Removed removed(old.at(0).id);
  const std::string bytes = someBytes(700'000);
  const std::string id =
      admin.request(uploadResumable(formOf(bytes), {.replaces = old[0].id, .chunkSize = 200'000}))
          .get();
  CHECK(id == old[0].id);
  CHECK(bytesOf(id) == bytes);
  CHECK(recordOf(id).filesize == 700'000);
}

TEST_CASE("an upload that the server knows no more starts over") {
  const auto storage = std::make_shared<MemoryUploadStorage>();
  const std::string bytes = someBytes(600'000);
  const ResumableUploadOptions options{.storage = storage, .chunkSize = 200'000};
  const auto admin = server::admin();
  std::stop_source stop;
  const auto stopping =
      withProgress(uploadResumable(formOf(bytes), options), [&](const Progress& now) {
        if (now.bytes > 300'000) stop.request_stop();
      });
  REQUIRE_FALSE(admin.request(stopping, {.stop = stop.get_token()}).result().has_value());
  struct Unfinished {
    std::string id;
    std::optional<std::string> tus_id;
  };
  for (const auto& file :
       admin.request(readFiles<Unfinished>({.filter = field<"tus_id">.isNotNull()})).get())
    admin.request(deleteFile(file.id)).get();

  const std::string id = admin.request(uploadResumable(formOf(bytes), options)).get();
  const Removed removed(id);
  CHECK(bytesOf(id) == bytes);
}

TEST_CASE("a resumable upload outlives its token", "[hasty]") {
  const server::User user;
  std::atomic<int> renewed = 0;
  const auto client =
      server::sessionClient(AuthMode::json, {.onAuthChange = [&](const AuthChange& change) {
                              renewed += change.event == AuthEvent::refreshed;
                            }});
  client.login(user.payload()).get();
  const std::string bytes = someBytes(400'000);
  const auto slowly = withProgress(uploadResumable(formOf(bytes), {.chunkSize = 10'000}),
                                   [](const Progress&) { std::this_thread::sleep_for(100ms); });
  const std::string id = client.request(slowly).get();
  const Removed removed(id);
  CHECK(renewed >= 1);
  CHECK(bytesOf(id) == bytes);
}

TEST_CASE("what cannot be uploaded in pieces is refused before anything is sent") {
  const auto admin = server::admin();
  const auto refusal = [&](FormData form) {
    return failureOf(admin.request(uploadResumable(std::move(form))).result()).kind();
  };
  CHECK(refusal(FormData().append("title", "no file")) == ErrorKind::invalidArgument);
  CHECK(refusal(formOf("")) == ErrorKind::invalidArgument);
  CHECK(refusal(formOf("a").append("file", File::fromMemory("b"))) == ErrorKind::invalidArgument);
  CHECK(refusal(FormData().append("file", File::fromCallback([](char*, std::size_t) {
                                    return std::size_t{0};
                                  }))) == ErrorKind::invalidArgument);
  CHECK(refusal(FormData().append("file", File::fromPath("/no/such/file"))) == ErrorKind::storage);
}

TEST_CASE("a refused resumable upload is the error of Directus") {
  const auto nobody = createDirectus(server::url()).with(rest());
  CHECK(failureOf(nobody.request(uploadResumable(formOf("x"))).result()).status() == 403);
}
