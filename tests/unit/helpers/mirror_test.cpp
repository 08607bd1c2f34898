#include <directus/helpers/mirror.hpp>

#include <map>

#include <directus/directus.hpp>
#include <directus/testing/fake_transport.hpp>

#include "files/files.hpp"
#include "support/catch.hpp"
#include "support/temporary_folder.hpp"

using namespace directus;
using namespace directus_test;
using directus::testing::FakeTransport;

namespace {

const std::string one = "11111111-1111-4111-8111-111111111111";
const std::string two = "22222222-2222-4222-8222-222222222222";
const std::string three = "33333333-3333-4333-8333-333333333333";

struct Stored {
  std::string name;
  std::string bytes;
  int changes = 0;
};

/// The files of a Directus, in memory; gives at most so many of a list at a time.
class Library {
 public:
  explicit Library(std::size_t mostOfAList = 100) : mostOfAList_(mostOfAList) {
    transport->otherwise([this](const HttpRequest& request) { return answer(request); });
  }

  [[nodiscard]] auto client() const {
    return createDirectus("http://127.0.0.1", {.transport = transport})
        .with(rest({.retry = {.tries = 1}}));
  }

  std::shared_ptr<FakeTransport> transport = std::make_shared<FakeTransport>();
  std::map<std::string, Stored> files;
  std::size_t hidden = 0;             ///< are counted, but a hook of the server drops them
  std::string refused{};              ///< the asset that is not given
  std::vector<std::string> ranges{};  ///< of the assets that were asked for
  [[nodiscard]] std::size_t loads() const { return ranges.size(); }

 private:
  static std::size_t number(const std::string& url, const std::string& name, std::size_t other) {
    const auto at = url.find(name + '=');
    return at == std::string::npos ? other : std::stoul(url.substr(at + name.size() + 1));
  }

  Result<HttpResponse> answer(const HttpRequest& request) {
    const std::string& url = request.url;
    if (url.find("/assets/") != std::string::npos) return asset(request);
    Json list = Json::array();
    const std::size_t offset = number(url, "offset", 0);
    const std::size_t limit = std::min(number(url, "limit", 100), mostOfAList_);
    std::size_t at = 0;
    for (const auto& [id, file] : files) {
      if (at >= offset && at < offset + limit)
        list.push_back({{"id", id},
                        {"filename_download", file.name},
                        {"modified_on", "2026-01-01T00:00:0" + std::to_string(file.changes) + "Z"},
                        {"filesize", file.bytes.size()}});
      ++at;
    }
    return FakeTransport::response(
        200, Json{{"data", list}, {"meta", {{"filter_count", files.size() + hidden}}}}.dump());
  }

  Result<HttpResponse> asset(const HttpRequest& request) {
    const std::string id = request.url.substr(request.url.find("/assets/") + 8, one.size());
    if (id == refused)
      return FakeTransport::response(
          403, R"({"errors":[{"message":"no","extensions":{"code":"FORBIDDEN"}}]})");
    const Stored& file = files.at(id);
    const std::string etag = '"' + std::to_string(file.changes) + '"';
    const std::string range(request.headers.find("Range").value_or(""));
    ranges.push_back(range);
    std::size_t from = 0;
    if (!range.empty() && request.headers.find("If-Range") == etag)
      from = std::stoul(range.substr(std::string("bytes=").size()));
    std::vector<Header> headers{{"ETag", etag}};
    if (from > 0)
      headers.push_back({"Content-Range", "bytes " + std::to_string(from) + '-' +
                                              std::to_string(file.bytes.size() - 1) + '/' +
                                              std::to_string(file.bytes.size())});
    return FakeTransport::response(from > 0 ? 206 : 200, file.bytes.substr(from), headers);
  }

  std::size_t mostOfAList_;
};

void fill(Library& library) {
  library.files = {{one, {"one.txt", "first"}}, {two, {"two.jpg", "second"}}};
}

std::size_t filesIn(const TemporaryFolder& folder) {
  std::size_t count = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder.path()))
    count += entry.path().filename().string().starts_with('.') ? 0 : 1;
  return count;
}

}  // namespace

TEST_CASE("a mirror loads what it does not have, and keeps what is up to date") {
  const TemporaryFolder folder;
  Library library;
  fill(library);
  const auto first = mirrorFiles(library.client(), Query<>(), folder.name());
  REQUIRE(first);
  CHECK(first->loaded == 2);
  CHECK(readText(folder.file(one + ".txt")) == "first");
  CHECK(readText(folder.file(two + ".jpg")) == "second");

  const auto second = mirrorFiles(library.client(), Query<>(), folder.name());
  REQUIRE(second);
  CHECK(second->kept == 2);
  CHECK(second->loaded == 0);
  CHECK(library.loads() == 2);
}

TEST_CASE("a file that has changed is loaded again, by its date and by its size") {
  const TemporaryFolder folder;
  Library library;
  fill(library);
  REQUIRE(mirrorFiles(library.client(), Query<>(), folder.name()));
  library.files[one].bytes = "FIRST";
  ++library.files[one].changes;
  library.files[two].bytes = "another length";
  const auto again = mirrorFiles(library.client(), Query<>(), folder.name());
  REQUIRE(again);
  CHECK(again->loaded == 2);
  CHECK(readText(folder.file(one + ".txt")) == "FIRST");
  CHECK(readText(folder.file(two + ".jpg")) == "another length");
}

TEST_CASE("a file that somebody damaged or removed here is loaded again") {
  const TemporaryFolder folder;
  Library library;
  fill(library);
  REQUIRE(mirrorFiles(library.client(), Query<>(), folder.name()));
  writeText(folder.file(one + ".txt"), "f");
  std::filesystem::remove(folder.path() / (two + ".jpg"));
  const auto again = mirrorFiles(library.client(), Query<>(), folder.name());
  REQUIRE(again);
  CHECK(again->loaded == 2);
  CHECK(readText(folder.file(one + ".txt")) == "first");
}

TEST_CASE("what is gone at Directus is removed here, and nothing of others") {
  const TemporaryFolder folder;
  Library library;
  fill(library);
  REQUIRE(mirrorFiles(library.client(), Query<>(), folder.name()));
  writeText(folder.file("mine.txt"), "mine");
  writeText(folder.file(three + ".txt"), "mine, too");
  library.files.erase(one);
  const auto again = mirrorFiles(library.client(), Query<>(), folder.name());
  REQUIRE(again);
  CHECK(again->removed == 1);
  CHECK_FALSE(std::filesystem::exists(folder.path() / (one + ".txt")));
  CHECK(readText(folder.file("mine.txt")) == "mine");
  CHECK(readText(folder.file(three + ".txt")) == "mine, too");
}

TEST_CASE("with removesOthers = false nothing is removed") {
  const TemporaryFolder folder;
  Library library;
  fill(library);
  REQUIRE(mirrorFiles(library.client(), Query<>(), folder.name()));
  library.files.erase(one);
  const auto again =
      mirrorFiles(library.client(), Query<>(), folder.name(), {.removesOthers = false});
  REQUIRE(again);
  CHECK(again->removed == 0);
  CHECK(std::filesystem::exists(folder.path() / (one + ".txt")));
}

TEST_CASE("a list that the server gives in parts is mirrored whole") {
  const TemporaryFolder folder;
  Library library(1);
  fill(library);
  library.files[three] = {"three.txt", "third"};
  CHECK(mirrorFiles(library.client(), Query<>(), folder.name())->loaded == 3);
  const auto again = mirrorFiles(library.client(), Query<>(), folder.name());
  REQUIRE(again);
  CHECK(again->kept == 3);
  CHECK(again->removed == 0);
}

TEST_CASE("a list that has fewer files than Directus counts removes nothing") {
  const TemporaryFolder folder;
  Library library;
  fill(library);
  REQUIRE(mirrorFiles(library.client(), Query<>(), folder.name()));
  library.hidden = 1;
  library.files.erase(one);
  const auto again = mirrorFiles(library.client(), Query<>(), folder.name());
  REQUIRE(again);
  CHECK(again->removed == 0);
  CHECK(filesIn(folder) == 2);
}

TEST_CASE("a file that got another name is not left behind under its old one") {
  const TemporaryFolder folder;
  Library library;
  fill(library);
  REQUIRE(mirrorFiles(library.client(), Query<>(), folder.name()));
  library.files[one].name = "one.md";
  ++library.files[one].changes;
  REQUIRE(mirrorFiles(library.client(), Query<>(), folder.name()));
  CHECK(readText(folder.file(one + ".md")) == "first");
  CHECK(filesIn(folder) == 2);
}

TEST_CASE("a file that may not be read is reported, and the others are loaded") {
  const TemporaryFolder folder;
  Library library;
  fill(library);
  library.refused = one;
  const auto report = mirrorFiles(library.client(), Query<>(), folder.name());
  REQUIRE(report);
  CHECK(report->loaded == 1);
  REQUIRE(report->failures.size() == 1);
  CHECK(report->failures[0].file.id.toString() == one);
  CHECK(report->failures[0].error.code() == ErrorCode::forbidden);
}

TEST_CASE("the progress counts every file, loaded or kept") {
  const TemporaryFolder folder;
  Library library;
  fill(library);
  std::vector<std::size_t> done;
  const MirrorOptions options{.progress = [&](const MirrorProgress& now) {
    CHECK(now.total == 2);
    done.push_back(now.done);
  }};
  REQUIRE(mirrorFiles(library.client(), Query<>(), folder.name(), options));
  REQUIRE(mirrorFiles(library.client(), Query<>(), folder.name(), options));
  CHECK(done == std::vector<std::size_t>{1, 2, 1, 2});
}

TEST_CASE("a mirror that was stopped goes on with the files that are missing") {
  const TemporaryFolder folder;
  Library library;
  fill(library);
  std::stop_source stop;
  const auto first = mirrorFiles(library.client(), Query<>(), folder.name(),
                                 {.progress = [&](const MirrorProgress&) { stop.request_stop(); },
                                  .request = {.stop = stop.get_token()}});
  REQUIRE(!first);
  CHECK(first.error().kind() == ErrorKind::cancelled);
  const auto second = mirrorFiles(library.client(), Query<>(), folder.name());
  REQUIRE(second);
  CHECK(second->kept == 1);
  CHECK(second->loaded == 1);
}

TEST_CASE("a download that was cut goes on where it was, and is not there before it is whole") {
  const TemporaryFolder folder;
  Library library;
  library.files = {{one, {"one.bin", "0123456789"}}};
  REQUIRE(mirrorFiles(library.client(), Query<>(), folder.name()));
  ++library.files[one].changes;
  library.files[one].bytes = "abcdefghij";
  writeText(folder.file(one + ".bin.part"), "abcd");
  REQUIRE(detail::replaceFile(pathOf(folder.file(one + ".bin.part.etag")),
                              pathOf(folder.file("new")), "\"1\"\n10"));
  const auto report = mirrorFiles(library.client(), Query<>(), folder.name());
  REQUIRE(report);
  CHECK(library.ranges.back() == "bytes=4-");
  CHECK(readText(folder.file(one + ".bin")) == "abcdefghij");
}

TEST_CASE("what a download of a file that is gone has left is removed") {
  const TemporaryFolder folder;
  Library library;
  fill(library);
  writeText(folder.file(three + ".bin.part"), "abcd");
  writeText(folder.file(three + ".bin.part.etag"), "\"1\"\n10");
  writeText(folder.file("film.part"), "of somebody else");
  REQUIRE(mirrorFiles(library.client(), Query<>(), folder.name()));
  CHECK_FALSE(std::filesystem::exists(folder.path() / (three + ".bin.part")));
  CHECK_FALSE(std::filesystem::exists(folder.path() / (three + ".bin.part.etag")));
  CHECK(std::filesystem::exists(folder.path() / "film.part"));
}

TEST_CASE("a damaged list costs loading again, and a name in it leads nowhere else") {
  const TemporaryFolder folder;
  const TemporaryFolder elsewhere;
  writeText(elsewhere.file("precious"), "stays");
  Library library;
  fill(library);
  writeText(folder.file(".directus-mirror.json"), "{\"half");
  CHECK(mirrorFiles(library.client(), Query<>(), folder.name())->loaded == 2);
  writeText(folder.file(".directus-mirror.json"), R"([{"id":")" + three + R"(","name":")" +
                                                      elsewhere.file("precious") +
                                                      R"(","version":"1"}])");
  REQUIRE(mirrorFiles(library.client(), Query<>(), folder.name()));
  CHECK(readText(elsewhere.file("precious")) == "stays");
}

TEST_CASE("a name that is a path stays in the folder") {
  const TemporaryFolder folder;
  Library library;
  library.files = {{one, {"../../etc/pass.wd/..", "x"}}, {two, {"a.t x t", "y"}}};
  REQUIRE(mirrorFiles(library.client(), Query<>(), folder.name()));
  CHECK(readText(folder.file(two)) == "y");
  CHECK(filesIn(folder) == 2);
}

TEST_CASE("without the list of files nothing is removed") {
  const TemporaryFolder folder;
  Library library;
  fill(library);
  REQUIRE(mirrorFiles(library.client(), Query<>(), folder.name()));
  library.transport->fail(ErrorKind::network);
  const auto failed = mirrorFiles(library.client(), Query<>(), folder.name());
  REQUIRE(!failed);
  CHECK(failed.error().kind() == ErrorKind::network);
  CHECK(filesIn(folder) == 2);
}
