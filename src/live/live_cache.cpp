#include "live/live_cache.hpp"

#include <cstdint>
#include <thread>
#include <utility>

#include <directus/codec/decode.hpp>
#include <directus/core/json_text.hpp>
#include <directus/schema/type_table.hpp>

#include "core/hash.hpp"
#include "files/files.hpp"
#include "files/paths.hpp"

namespace DIRECTUS_NAMESPACE::detail {

namespace {

using std::chrono::milliseconds;

constexpr std::int64_t cacheVersion = 1;
constexpr std::size_t longestCache = std::size_t{256} << 20;
constexpr int triesForLock = 500;
constexpr milliseconds pauseForLock(10);

struct CachedItem {
  std::string key{};
  JsonText json{};
};

struct CacheText {
  std::optional<std::int64_t> version{};
  std::optional<std::string> query{};
  std::optional<std::string> checksum{};
  std::optional<std::int64_t> as_of{};
  std::optional<std::string> items{};
};

Error unusable(const std::filesystem::path& file, std::string_view why) {
  return makeError(ErrorKind::storage, utf8Of(file) + ": " + std::string(why));
}

std::string itemsText(const ItemList& items) {
  std::string text = "[";
  for (const ListItem& item : items) {
    if (text.size() > 1) text += ',';
    text += R"({"key":)";
    appendJsonString(text, item.key);
    text += R"(,"json":)";
    text += item.json;
    text += '}';
  }
  return text += ']';
}

milliseconds sinceEpoch(std::chrono::system_clock::time_point time) {
  return std::chrono::duration_cast<milliseconds>(time.time_since_epoch());
}

/// Held while the file is written.
Result<std::unique_ptr<FileLock>> lockOf(const std::filesystem::path& lockFile) {
  for (int i = 0; i < triesForLock; ++i) {
    auto locked = tryLockFile(lockFile);
    if (!locked || *locked) return locked;
    std::this_thread::sleep_for(pauseForLock);
  }
  return makeError(ErrorKind::timeout, utf8Of(lockFile) + ": somebody else holds it");
}

/// The items are a text within the JSON: their bytes are what the checksum is of.
Result<CachedItems> readItems(const CacheText& text) {
  std::vector<CachedItem> read;
  Decoder decoder;
  if (auto fits =
          decodeValue(decoder, {.text = *text.items}, typeInfo<std::vector<CachedItem>>(), &read);
      !fits)
    return fits.error();
  CachedItems cached{.asOf = std::chrono::system_clock::time_point(milliseconds(*text.as_of))};
  cached.items.reserve(read.size());
  for (CachedItem& item : read)
    cached.items.push_back({.key = std::move(item.key), .json = item.json.text()});
  return cached;
}

}  // namespace

LiveCache::LiveCache(const std::string& file, std::string query)
    : file_(absolutePathOf(file)),
      lockFile_(beside(file_, ".lock")),
      temporary_(beside(file_, ".tmp")),
      query_(std::move(query)) {}

std::string LiveCache::name() const {
  return utf8Of(file_);
}

Result<std::optional<CachedItems>> LiveCache::load() const {
  auto file = readPrivateFile(file_, 0, longestCache);
  if (!file) return file.error();
  if (!*file) return std::optional<CachedItems>();
  CacheText text;
  Decoder decoder;
  if (!decodeValue(decoder, {.text = **file}, typeInfo<CacheText>(), &text))
    return unusable(file_, "it is damaged, or not the cache of a live query");
  if (!text.version || *text.version != cacheVersion)
    return unusable(file_, "it is the cache of another version");
  if (!text.query || *text.query != query_)
    return unusable(file_, "it is the cache of another query");
  if (!text.items || !text.as_of || !text.checksum || *text.checksum != hashOf(*text.items))
    return unusable(file_, "it is damaged: its checksum is wrong");
  auto cached = readItems(text);
  if (!cached) return unusable(file_, "it is damaged: what it holds are not items");
  return std::optional(*std::move(cached));
}

Result<void> LiveCache::save(const ItemList& items,
                             std::chrono::system_clock::time_point asOf) const {
  const std::string text = itemsText(items);
  std::string file = R"({"version":)" + std::to_string(cacheVersion) + R"(,"query":)";
  appendJsonString(file, query_);
  file += R"(,"checksum":")" + hashOf(text) + R"(","as_of":)" +
          std::to_string(sinceEpoch(asOf).count()) + R"(,"items":)";
  appendJsonString(file, text);
  file += "}\n";
  const auto lock = lockOf(lockFile_);
  if (!lock) return lock.error();
  return replaceFile(file_, temporary_, file);
}

}  // namespace DIRECTUS_NAMESPACE::detail
