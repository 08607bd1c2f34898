#pragma once

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>

#include <directus/core/log.hpp>
#include <directus/core/result.hpp>

#include "live/item_list.hpp"

namespace DIRECTUS_NAMESPACE::detail {

/// The items of a live query as they were.
struct CachedItems {
  ItemList items{};
  std::chrono::system_clock::time_point asOf{};
};

/// A file with the last items of one live query, for the next start of the program.
///
///     {"version":1,"query":"5f0c…","checksum":"…","as_of":1795487453000,"items":[["7",{…}],…]}
///
/// Written as `FileStorage` writes: whole or not at all, under a lock. `query` distinguishes the
/// files of different queries.
class LiveCache {
 public:
  LiveCache(const std::string& file, std::string query);

  /// What the file holds; nothing when there is no such file. Errors: `storage`, saying why it
  /// cannot be used (damaged, of another version or query).
  [[nodiscard]] Result<std::optional<CachedItems>> load() const;

  /// Errors: `storage`, `timeout` when another process kept the file locked.
  [[nodiscard]] Result<void> save(const ItemList& items,
                                  std::chrono::system_clock::time_point asOf) const;

  [[nodiscard]] std::string name() const;

 private:
  std::filesystem::path file_;
  std::filesystem::path lockFile_;
  std::filesystem::path temporary_;
  std::string query_;
};

}  // namespace DIRECTUS_NAMESPACE::detail
