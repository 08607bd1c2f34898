// The last items of a live query in a file.
#include "live/live_cache.hpp"

#include "support/catch.hpp"
#include "support/own_file.hpp"
#include "support/temporary_folder.hpp"

using namespace directus;
using namespace directus_test;
using detail::ItemList;
using detail::LiveCache;

namespace {

const std::chrono::system_clock::time_point saved(std::chrono::milliseconds(1'795'487'453'123));
const ItemList items{{.key = "7", .json = R"({"id":7, "title":"Größe \"x\""})"},
                     {.key = "\n{}\n1", .json = "{}"}};

/// Why the cache with this query cannot be used.
std::string whyNot(const std::string& file, const std::string& query = "q") {
  const auto loaded = LiveCache(file, query).load();
  return loaded ? "" : loaded.error().what();
}

}  // namespace

TEST_CASE("a cache gives back the bytes that it was given", "[live]") {
  const TemporaryFolder folder;
  const LiveCache cache(folder.file("list.json"), "q");
  REQUIRE(cache.save(items, saved));
  const auto loaded = cache.load();
  REQUIRE(loaded);
  REQUIRE(*loaded);
  CHECK((**loaded).items == items);
  CHECK((**loaded).asOf == saved);
}

TEST_CASE("a cache that was never written is empty", "[live]") {
  const TemporaryFolder folder;
  const auto loaded = LiveCache(folder.file("list.json"), "q").load();
  REQUIRE(loaded);
  CHECK_FALSE(*loaded);
}

TEST_CASE("the cache of another query is not used", "[live]") {
  const TemporaryFolder folder;
  const std::string file = folder.file("list.json");
  REQUIRE(LiveCache(file, "q").save(items, saved));
  CHECK(whyNot(file, "other").find("another query") != std::string::npos);
}

TEST_CASE("a cache of another version is not used", "[live]") {
  const TemporaryFolder folder;
  const std::string file = folder.file("list.json");
  REQUIRE(LiveCache(file, "q").save(items, saved));
  std::string text = readText(file);
  text.replace(text.find(":1,"), 3, ":2,");
  writeText(file, text);
  CHECK(whyNot(file).find("another version") != std::string::npos);
}

TEST_CASE("no cut of a cache is taken for the whole", "[live]") {
  const TemporaryFolder folder;
  const std::string file = folder.file("list.json");
  REQUIRE(LiveCache(file, "q").save(items, saved));
  const std::string text = readText(file);
  for (std::size_t size = 0; size + 2 < text.size(); ++size) {
    writeText(file, text.substr(0, size));
    INFO(size);
    CHECK_FALSE(LiveCache(file, "q").load());
  }
}

TEST_CASE("a byte of the items that was turned over is noticed", "[live]") {
  const TemporaryFolder folder;
  const std::string file = folder.file("list.json");
  REQUIRE(LiveCache(file, "q").save(items, saved));
  std::string text = readText(file);
  text[text.find("title") + 1] = 'x';
  writeText(file, text);
  CHECK(whyNot(file).find("checksum") != std::string::npos);
}

TEST_CASE("a file of somebody else is not used, and stays", "[live]") {
  const TemporaryFolder folder;
  const std::string file = folder.file("list.json");
  REQUIRE(LiveCache(file, "q").save(items, saved));  // for its permissions
  for (const char* foreign : {"hello", "[]", "{}", R"({"version":1})", R"({"version":"1"})"}) {
    writeText(file, foreign);
    CHECK_FALSE(whyNot(file).empty());
    CHECK(readText(file) == foreign);
  }
}

TEST_CASE("a cache is for its user alone", "[live]") {
  const TemporaryFolder folder;
  const std::string file = folder.file("list.json");
  REQUIRE(LiveCache(file, "q").save(items, saved));
  CHECK(isForOwnerAlone(file));
}

TEST_CASE("a list of two megabytes is kept", "[live]") {
  const TemporaryFolder folder;
  const LiveCache cache(folder.file("list.json"), "q");
  ItemList many;
  for (int i = 0; i < 20'000; ++i)
    many.push_back(
        {.key = std::to_string(i), .json = R"({"title":")" + std::string(100, 'x') + "\"}"});
  REQUIRE(cache.save(many, saved));
  const auto loaded = cache.load();
  REQUIRE(loaded);
  REQUIRE(*loaded);
  CHECK((**loaded).items == many);
}
