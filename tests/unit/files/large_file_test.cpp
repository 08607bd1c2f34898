// Files of more bytes than 32 bits can count. POSIX only: other systems write the zeros of a hole.
#ifndef _WIN32
#include <directus/directus.hpp>
#include <directus/testing/fake_transport.hpp>

#include "files/file_source.hpp"
#include "files/files.hpp"
#include "support/catch.hpp"
#include "support/failure.hpp"
#include "support/temporary_folder.hpp"

using namespace directus;
using namespace directus_test;

namespace {

constexpr std::uint64_t fiveGiB = std::uint64_t{5} << 30;

/// Zeros that take no room on the disk.
void leaveHole(const std::string& name) {
  writeText(name, "");
  std::filesystem::resize_file(pathOf(name), fiveGiB);
}

void append(const std::string& name, const std::string& text) {
  std::ofstream(pathOf(name), std::ios::binary | std::ios::app) << text;
}

std::string endOf(const std::string& name, int size) {
  std::ifstream stream(pathOf(name), std::ios::binary);
  stream.seekg(-size, std::ios::end);
  return {std::istreambuf_iterator<char>(stream), {}};
}

}  // namespace

TEST_CASE("a part of a file that begins after 5 GiB is read from there") {
  const TemporaryFolder folder;
  leaveHole(folder.file("a"));
  append(folder.file("a"), "end");
  const auto all = detail::FileSource::open(folder.file("a")).value();
  CHECK(all->size() == fiveGiB + 3);
  const auto end = detail::FileSource::open(folder.file("a"), fiveGiB + 1, 2).value();
  std::string read(8, '\0');
  CHECK(end->read(read.data(), read.size()).value() == 2);
  CHECK(read.substr(0, 2) == "nd");
}

TEST_CASE("a download of which 5 GiB are there goes on after them") {
  const TemporaryFolder folder;
  const std::string file = folder.file("a");
  leaveHole(file + ".part");
  const std::string whole = std::to_string(fiveGiB + 3);
  REQUIRE(detail::replaceFile(pathOf(file + ".part.etag"), pathOf(folder.file("tmp")),
                              "\"1\"\n" + whole));
  auto fake = std::make_shared<testing::FakeTransport>();
  const std::string range =
      "bytes " + std::to_string(fiveGiB) + '-' + std::to_string(fiveGiB + 2) + '/' + whole;
  fake->reply(206, "end", {{"ETag", "\"1\""}, {"Content-Range", range}});
  const auto client = createDirectus("https://example.com", {.transport = fake}).with(rest());
  client.request(withFile(readAssetRaw("a"), file)).get();
  CHECK(fake->lastRequest().headers.find("Range") == "bytes=" + std::to_string(fiveGiB) + '-');
  CHECK(std::filesystem::file_size(pathOf(file)) == fiveGiB + 3);
  CHECK(endOf(file, 3) == "end");
}
#endif
