#include <directus/helpers.hpp>

#include <signal.h>

#include <set>
#include <thread>

#include "bulk_rows.hpp"
#include "files.hpp"
#include "support/catch.hpp"
#include "support/process.hpp"
#include "support/relay.hpp"
#include "support/temporary_folder.hpp"

using namespace directus;
using namespace directus_test;
using namespace std::chrono_literals;
using server::someBytes;

namespace {

int serverPort() {
  const std::string url = server::url();
  return std::stoi(url.substr(url.rfind(':') + 1));
}

auto clientAt(const std::string& url) {
  return createDirectus<bulk::Schema>(url).with(rest()).with(staticToken(server::adminToken()));
}

server::Scratch bulkRows() {
  return server::Scratch(
      "bulk_rows", Json::parse(R"([{"field":"sku","type":"string","schema":{"is_unique":true}}])"));
}

std::vector<bulk::Row> stored() {
  return server::admin<bulk::Schema>()
      .request(readItems<&bulk::Schema::bulk_rows>({.sort = {field<"n">}, .limit = -1}))
      .get();
}

/// Waits until a child has said a number that large, for a minute at most.
bool awaitNumber(ChildProcess& child, const std::string& log, std::size_t number) {
  for (int i = 0; i < 6000 && child.isRunning(); ++i) {
    const std::string said = readText(log);
    const auto end = said.rfind('\n');
    const auto begin = end == std::string::npos || end == 0 ? 0 : said.rfind('\n', end - 1) + 1;
    if (end != std::string::npos && std::stoul(said.substr(begin)) >= number) return true;
    std::this_thread::sleep_for(10ms);
  }
  return false;
}

/// A folder of Directus with files, gone with the test.
class RemoteFolder {
 public:
  RemoteFolder(std::size_t count, std::size_t size) {
    key = server::admin().request(createFolder(Json{{"name", "Mirrored"}})).get().at("id");
    for (std::size_t i = 0; i < count; ++i) add(someBytes(size, static_cast<unsigned>(i + 1)));
  }
  ~RemoteFolder() {
    for (const auto& [id, bytes] : files) (void)server::admin().request(deleteFile(id)).result();
    (void)server::admin().request(deleteFolder(key)).result();
  }
  RemoteFolder(const RemoteFolder&) = delete;
  RemoteFolder& operator=(const RemoteFolder&) = delete;

  void add(const std::string& bytes) {
    const auto made = server::admin()
                          .request(uploadFiles<server::StoredFile>(
                              FormData()
                                  .append("folder", key)
                                  .append("file", File::fromMemory(bytes, {.name = "some.bin"}))))
                          .get();
    files[made.at(0).id] = bytes;
  }
  void replace(const std::string& id, const std::string& bytes) {
    server::admin()
        .request(updateFile(
            id, FormData().append("file", File::fromMemory(bytes, {.name = "some.bin"}))))
        .get();
    files[id] = bytes;
  }
  void remove(const std::string& id) {
    server::admin().request(deleteFile(id)).get();
    files.erase(id);
  }
  [[nodiscard]] Uuid uuid() const { return Uuid::parse(key).value(); }

  std::string key;
  std::map<std::string, std::string> files;  ///< the bytes by the key
};

/// How many files are there; each of them whole.
std::size_t wholeFiles(const TemporaryFolder& folder, const RemoteFolder& remote) {
  std::size_t count = 0;
  for (const auto& [id, bytes] : remote.files) {
    const std::string name = folder.file(id + ".bin");
    if (!std::filesystem::exists(pathOf(name))) continue;
    CHECK(readText(name) == bytes);
    ++count;
  }
  return count;
}

}  // namespace

TEST_CASE("upsert into a real collection creates, changes, and names what is refused") {
  const auto scratch = bulkRows();
  const auto client = clientAt(server::url());
  auto rows = bulk::rows(120);
  REQUIRE(upsertItems<&bulk::Schema::bulk_rows>(client, rows, {.key = "sku"})->created == 120);
  rows[7].name = "Another";
  rows[8].name = std::nullopt;
  rows[9].sku = std::string(300, 'x');  // longer than the column
  rows.push_back(rows[7]);
  rows.push_back({.sku = "new", .name = "New", .n = 500});
  std::vector<std::size_t> rejected;
  const auto report = upsertItems<&bulk::Schema::bulk_rows>(
      client, rows, {.key = "sku", .batch = 50, .onRejected = [&](const RejectedRow& row) {
                       rejected.push_back(row.index);
                     }});
  REQUIRE(report);
  const auto now = stored();
  CHECK(report->created + report->updated + report->rejected == rows.size());
  CHECK(rejected.size() == report->rejected);
  CHECK(now.at(7).name == "Another");
  CHECK(now.at(8).name == std::nullopt);
  CHECK(now.back().sku == "new");
}

TEST_CASE("upsert through a server that stops four times writes every row once", "[F90]") {
  const auto scratch = bulkRows();
  const Relay relay(serverPort(), {15'000, 30'000, 45'000, 60'000}, 5);
  const auto report = upsertItems<&bulk::Schema::bulk_rows>(
      clientAt(relay.url()), bulk::rows(2'000), {.key = "sku", .batch = 100});
  REQUIRE(report);
  CHECK(relay.stopped() == 4);
  CHECK(report->created + report->updated == 2'000);
  CHECK(report->rejected == 0);
  const auto now = stored();
  REQUIRE(now.size() == 2'000);
  for (std::size_t i = 0; i < now.size(); ++i) CHECK(now[i].n == static_cast<int>(i));
}

TEST_CASE("import with a key through a server that stops creates no row twice", "[F90]") {
  const auto scratch = bulkRows();
  const Relay relay(serverPort(), {8'000, 16'000}, 4);  // the rows alone have 20,000
  const auto report = importItems<&bulk::Schema::bulk_rows>(clientAt(relay.url()), bulk::rows(600),
                                                            {.key = "sku", .batch = 60});
  REQUIRE(report);
  CHECK(relay.stopped() == 2);
  CHECK(report->created + report->rejected == 600);
  CHECK(stored().size() == 600);
}

TEST_CASE("an upsert whose process is killed is finished by the next run", "[F91]") {
  const auto scratch = bulkRows();
  const TemporaryFolder folder;
  const auto start = [&] {
    return std::make_unique<ChildProcess>(
        std::vector<std::string>{HELPERS_CHILD, "upsert", server::url(), server::adminToken(),
                                 "800"},
        folder.file("log"), "build it");
  };
  for (const std::size_t until : {100U, 300U}) {
    const auto child = start();
    REQUIRE(awaitNumber(*child, folder.file("log"), until));
    ::kill(child->pid(), SIGKILL);
    CHECK(child->wait() == -1);
  }
  CHECK(start()->wait() == 0);
  const auto now = stored();
  std::set<std::string> keys;
  for (const bulk::Row& row : now) keys.insert(row.sku);
  CHECK(now.size() == 800);
  CHECK(keys.size() == 800);
}

TEST_CASE("a mirror of a real folder follows what changes there") {
  const TemporaryFolder folder;
  RemoteFolder remote(3, 50'000);
  const auto client = clientAt(server::url());
  REQUIRE(mirrorFiles(client, remote.uuid(), folder.name())->loaded == 3);
  CHECK(wholeFiles(folder, remote) == 3);

  const std::string changed = remote.files.begin()->first;
  const std::string gone = remote.files.rbegin()->first;
  remote.replace(changed, someBytes(60'000, 9));
  remote.remove(gone);
  remote.add(someBytes(70'000, 10));
  const auto again = mirrorFiles(client, remote.uuid(), folder.name());
  REQUIRE(again);
  CHECK(again->loaded == 2);
  CHECK(again->kept == 1);
  CHECK(again->removed == 1);
  CHECK(wholeFiles(folder, remote) == 3);
  CHECK_FALSE(std::filesystem::exists(pathOf(folder.file(gone + ".bin"))));
}

TEST_CASE("a mirror through a server that stops has whole files only, and ends with all", "[F92]") {
  const TemporaryFolder folder;
  const RemoteFolder remote(5, 2'000'000);
  const Relay relay(serverPort(), {1'000'000, 3'500'000, 7'000'000}, 30);
  const auto client = clientAt(relay.url());
  const auto first = mirrorFiles(client, remote.uuid(), folder.name());
  CHECK(relay.stopped() > 0);
  if (first) CHECK(wholeFiles(folder, remote) == first->loaded);
  // Each run may end at one of the connections that are refused.
  for (int i = 0; i < 200 && wholeFiles(folder, remote) < 5; ++i)
    (void)mirrorFiles(client, remote.uuid(), folder.name());
  CHECK(wholeFiles(folder, remote) == 5);
  const auto last = mirrorFiles(client, remote.uuid(), folder.name());
  REQUIRE(last);
  CHECK(last->kept == 5);
}

TEST_CASE("a mirror whose process is killed is finished by the next run", "[F93]") {
  const TemporaryFolder folder;
  const TemporaryFolder logs;
  const RemoteFolder remote(6, 3'000'000);
  const auto start = [&] {
    return std::make_unique<ChildProcess>(
        std::vector<std::string>{HELPERS_CHILD, "mirror", server::url(), server::adminToken(),
                                 remote.key, folder.name()},
        logs.file("log"), "build it");
  };
  const auto child = start();
  REQUIRE(awaitNumber(*child, logs.file("log"), 2));
  ::kill(child->pid(), SIGKILL);
  CHECK(child->wait() == -1);
  const std::size_t before = wholeFiles(folder, remote);
  CHECK(before >= 2);
  CHECK(start()->wait() == 0);
  CHECK(wholeFiles(folder, remote) == 6);
}
