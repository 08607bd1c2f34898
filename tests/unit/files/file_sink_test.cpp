#include <directus/directus.hpp>
#include <directus/testing/fake_transport.hpp>

#include "files/files.hpp"
#include "support/bodies.hpp"
#include "support/catch.hpp"
#include "support/failure.hpp"
#include "support/temporary_folder.hpp"

using namespace directus;
using namespace directus_test;

namespace {

auto clientOn(const std::shared_ptr<testing::FakeTransport>& fake) {
  return createDirectus("https://example.com", {.transport = fake})
      .with(rest({.retry = {.baseDelay = 0}}));
}

/// What a download that was cut leaves behind.
void leavePart(const std::string& name, const std::string& bytes, const std::string& version) {
  writeText(name + ".part", bytes);
  const auto versionFile = pathOf(name + ".part.etag");
  REQUIRE(detail::replaceFile(versionFile, pathOf(name + ".tmp"), version));
}

bool isAlone(const TemporaryFolder& folder) {
  return std::distance(std::filesystem::directory_iterator(folder.path()), {}) == 1;
}

}  // namespace

TEST_CASE("a reply is saved, with nothing left beside it") {
  const TemporaryFolder folder;
  auto fake = std::make_shared<testing::FakeTransport>();
  fake->reply(200, "bytes", {{"ETag", "\"1\""}, {"Content-Length", "5"}});
  clientOn(fake).request(withFile(readAssetRaw("a"), folder.file("größe"))).get();
  CHECK(readText(folder.file("größe")) == "bytes");
  CHECK(isAlone(folder));
  CHECK_FALSE(fake->lastRequest().headers.find("Range"));
}

TEST_CASE("an empty reply is an empty file") {
  const TemporaryFolder folder;
  auto fake = std::make_shared<testing::FakeTransport>();
  fake->reply(200);
  leavePart(folder.file("a"), "old", "");
  clientOn(fake).request(withFile(readAssetRaw("a"), folder.file("a"))).get();
  CHECK(readText(folder.file("a")).empty());
}

TEST_CASE("a part that is there is gone on with, and progress counts it") {
  const TemporaryFolder folder;
  auto fake = std::make_shared<testing::FakeTransport>();
  leavePart(folder.file("a"), "0123", "\"1\"\n10");
  fake->reply(206, "456789", {{"ETag", "\"1\""}, {"Content-Range", "bytes 4-9/10"}});
  Progress last;
  clientOn(fake)
      .request(withProgress(withFile(readAssetRaw("a"), folder.file("a")),
                            [&](const Progress& now) { last = now; }))
      .get();
  CHECK(readText(folder.file("a")) == "0123456789");
  CHECK(fake->lastRequest().headers.find("Range") == "bytes=4-");
  CHECK(fake->lastRequest().headers.find("If-Range") == "\"1\"");
  CHECK(last == Progress{.bytes = 10, .total = 10});
}

TEST_CASE("of a part that is whole the last byte is asked for again") {
  const TemporaryFolder folder;
  auto fake = std::make_shared<testing::FakeTransport>();
  leavePart(folder.file("a"), "0123456789", "\"1\"\n10");
  fake->reply(206, "9", {{"ETag", "\"1\""}, {"Content-Range", "bytes 9-9/10"}});
  clientOn(fake).request(withFile(readAssetRaw("a"), folder.file("a"))).get();
  CHECK(fake->lastRequest().headers.find("Range") == "bytes=9-");
  CHECK(readText(folder.file("a")) == "0123456789");
}

TEST_CASE("a part of what the server has no more starts over, in the same call") {
  const TemporaryFolder folder;
  auto fake = std::make_shared<testing::FakeTransport>();
  leavePart(folder.file("a"), "0123", "\"1\"\n10");
  const auto changed = GENERATE(table<std::string, std::string>({{"\"2\"", "bytes 4-9/10"},
                                                                 {"\"1\"", "bytes 4-9/11"},
                                                                 {"\"1\"", "bytes 5-9/10"},
                                                                 {"\"1\"", "nonsense"}}));
  fake->reply(206, "xxxxxx",
              {{"ETag", std::get<0>(changed)}, {"Content-Range", std::get<1>(changed)}});
  fake->reply(200, "new content", {{"ETag", "\"2\""}, {"Content-Length", "11"}});
  clientOn(fake).request(withFile(readAssetRaw("a"), folder.file("a"))).get();
  CHECK(readText(folder.file("a")) == "new content");
  CHECK_FALSE(fake->lastRequest().headers.find("Range"));
}

TEST_CASE("a server that ignores the range sends all, and all is taken") {
  const TemporaryFolder folder;
  auto fake = std::make_shared<testing::FakeTransport>();
  leavePart(folder.file("a"), "0123", "\"1\"\n10");
  fake->reply(200, "abcdefghij", {{"ETag", "\"1\""}, {"Content-Length", "10"}});
  clientOn(fake).request(withFile(readAssetRaw("a"), folder.file("a"))).get();
  CHECK(readText(folder.file("a")) == "abcdefghij");
}

TEST_CASE("a 416 starts the download over within the call") {
  const TemporaryFolder folder;
  auto fake = std::make_shared<testing::FakeTransport>();
  leavePart(folder.file("a"), "0123", "\"1\"\n10");
  fake->reply(416, R"({"errors":[]})").reply(200, "abc", {{"Content-Length", "3"}});
  const auto client = clientOn(fake);
  const auto command = withFile(readAssetRaw("a"), folder.file("a"));
  client.request(command).get();
  CHECK(fake->requests().size() == 2);
  CHECK_FALSE(fake->lastRequest().headers.find("Range"));
  CHECK(readText(folder.file("a")) == "abc");
}

TEST_CASE("a 416 to a download of all is an error") {
  const TemporaryFolder folder;
  auto fake = std::make_shared<testing::FakeTransport>();
  fake->reply(416, R"({"errors":[]})");
  const auto result =
      clientOn(fake).request(withFile(readAssetRaw("a"), folder.file("a"))).result();
  CHECK(failureOf(result).status() == 416);
}

TEST_CASE("a second 416 is an error") {
  const TemporaryFolder folder;
  auto fake = std::make_shared<testing::FakeTransport>();
  leavePart(folder.file("a"), "0123", "\"1\"\n10");
  fake->reply(416, R"({"errors":[]})").reply(416, R"({"errors":[]})");
  const auto result =
      clientOn(fake).request(withFile(readAssetRaw("a"), folder.file("a"))).result();
  CHECK(failureOf(result).status() == 416);
}

TEST_CASE("a reply that is not as long as it said is not a file") {
  const TemporaryFolder folder;
  auto fake = std::make_shared<testing::FakeTransport>();
  fake->reply(200, "bytes", {{"ETag", "\"1\""}, {"Content-Length", "6"}});
  writeText(folder.file("a"), "the old one");
  CHECK(failureOf(clientOn(fake).request(withFile(readAssetRaw("a"), folder.file("a"))).result())
            .kind() == ErrorKind::network);
  CHECK(readText(folder.file("a")) == "the old one");
}

TEST_CASE("a folder that is not there is a storage error, and nothing is sent") {
  auto fake = std::make_shared<testing::FakeTransport>();
  CHECK(failureOf(clientOn(fake).request(withFile(readAssetRaw("a"), "/no/such/folder/a")).result())
            .kind() == ErrorKind::storage);
  CHECK(failureOf(clientOn(fake).request(withFile(readAssetRaw("a"), "")).result()).kind() ==
        ErrorKind::invalidArgument);
  CHECK(fake->requestCount() == 0);
}

TEST_CASE("one file is written by one download at a time") {
  const TemporaryFolder folder;
  auto fake = std::make_shared<testing::FakeTransport>();
  const auto client = clientOn(fake);
  const auto command = withFile(readAssetRaw("a"), folder.file("a"));
  fake->answer([&](const HttpRequest&) {
    CHECK(failureOf(client.request(command).result()).kind() == ErrorKind::storage);
    return testing::FakeTransport::response(200, "mine");
  });
  client.request(command).get();
  CHECK(readText(folder.file("a")) == "mine");
}
