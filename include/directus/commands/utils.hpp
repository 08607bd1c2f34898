#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include <directus/commands/system_commands.hpp>

// Tools of the server.
// @see https://directus.io/docs/api/utilities

namespace DIRECTUS_NAMESPACE {

/// Which caches to empty.
struct ClearCacheOptions {
  bool system = false;  ///< also what Directus remembers of schema, permissions and settings
};

/// What `utilsExport` writes.
enum class ExportFormat { csv, csv_utf8, json, xml, yaml };

/// `csv_utf8`: as Directus spells it.
[[nodiscard]] DIRECTUS_EXPORT std::string_view toString(ExportFormat format) noexcept;

namespace detail {
DIRECTUS_EXPORT CommandRequest randomStringRequest(std::optional<std::int64_t> length);
DIRECTUS_EXPORT CommandRequest clearCacheRequest(const ClearCacheOptions& options);
DIRECTUS_EXPORT CommandRequest utilitySortRequest(std::string_view collection, const Key& item,
                                                  const Key& to);
DIRECTUS_EXPORT CommandRequest utilsExportRequest(std::string_view collection, ExportFormat format,
                                                  const Result<QueryParams>& query,
                                                  const Result<std::string>& file);
}  // namespace detail

/// Text that nobody can guess: `GET /utils/random/string`. `length` is 1 to 500, 32 as a default.
inline Command<std::string> randomString(std::optional<std::int64_t> length = {}) {
  return Command<std::string>(detail::randomStringRequest(length));
}

/// Empties the cache of replies: `POST /utils/cache/clear`. For administrators.
inline Command<void> clearCache(const ClearCacheOptions& options = ClearCacheOptions()) {
  return Command<void>(detail::clearCacheRequest(options));
}

/// Moves an item to the place of another one, `to`: `POST /utils/sort/{collection}`. The collection
/// needs a sort field.
inline Command<void> utilitySort(std::string_view collection, const Key& item, const Key& to) {
  return Command<void>(detail::utilitySortRequest(collection, item, to));
}

/// Has items written into a new file: `POST /utils/export/{collection}`. The server does so later:
/// the file is `file`, a record with a `title` or a `folder`, say; a notification says so to the
/// user.
template <class File = Patch<void>>
Command<void> utilsExport(std::string_view collection, ExportFormat format,
                          const Query<>& query = Query<>(), const File& file = File()) {
  return Command<void>(detail::utilsExportRequest(collection, format, detail::queryParams(query),
                                                  detail::newBody("file", file)));
}

}  // namespace DIRECTUS_NAMESPACE
