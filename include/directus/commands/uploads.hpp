#pragma once

#include <optional>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include <directus/commands/system_commands.hpp>
#include <directus/files/form_data.hpp>

// Files, and data to import, as forms. A call has no deadline by default, but a stalled one ends;
// nothing is read before it is sent.
// @see https://directus.io/docs/guides/files/upload

namespace DIRECTUS_NAMESPACE {

/// The files that an upload made: a `std::vector`, also for one file, for which Directus answers
/// with an object. Several come in no particular order; a user who may not read them gets none.
template <class File>
struct UploadedFiles : std::vector<File> {
  using std::vector<File>::vector;
};

/// What `utilsImportBatch` does with items that are there already.
enum class ImportMode {
  add,   ///< all items are made anew, under new keys
  merge  ///< an item with a key that exists changes that item
};

/// `merge`: as Directus spells it.
[[nodiscard]] constexpr std::string_view toString(ImportMode mode) noexcept {
  return mode == ImportMode::add ? "add" : "merge";
}

/// How `utilsImportBatch` treats what it is given.
struct ImportBatchOptions {
  std::optional<ImportMode> mode{};              ///< Directus takes `add`
  std::optional<bool> dryRun{};                  ///< only reports what would be done
  std::optional<bool> dangerouslyAllowDelete{};  ///< with `merge`: removes items not given
};

namespace detail {
/// A form to a route; an empty form is refused.
[[nodiscard]] DIRECTUS_EXPORT CommandRequest formRequest(std::string_view method,
                                                         const Route& route, FormData form,
                                                         Result<QueryParams> query);
[[nodiscard]] DIRECTUS_EXPORT QueryParams importParams(const ImportBatchOptions& options);

/// What one file or several are read into: `Json` holds the object or the list itself.
template <class File>
using UploadedOf = std::conditional_t<isDynamic<File>, File, UploadedFiles<File>>;
}  // namespace detail

/// Uploads one file or several: `POST /files`. The texts before a file are its fields.
///
/// Directus may keep a record whose `filesize` is null when an upload breaks off.
template <class File = nlohmann::json>
Command<detail::UploadedOf<File>> uploadFiles(FormData form, const Query<>& query = Query<>()) {
  return Command<detail::UploadedOf<File>>(
      detail::formRequest("POST", "/files", std::move(form), detail::paramsOf<File>(query)));
}

/// Replaces the content of a file, and changes its fields: `PATCH /files/{key}`.
///
/// Directus makes a new file when no file has that key.
template <class File = nlohmann::json>
Command<File> updateFile(const Key& key, FormData form, const Query<>& query = Query<>()) {
  return Command<File>(detail::formRequest("PATCH", detail::Route("/files").segment("key", key),
                                           std::move(form), detail::paramsOf<File>(query)));
}

/// Adds the items of a JSON or CSV file to a collection: `POST /utils/import/{collection}`. The
/// file's type says which it is.
/// @see https://directus.io/docs/api/utilities
[[nodiscard]] inline Command<void> utilsImport(std::string_view collection, FormData form) {
  return Command<void>(
      detail::formRequest("POST", detail::Route("/utils/import").segment("collection", collection),
                          std::move(form), QueryParams()));
}

/// Imports items of several collections at once, `[{"collection": …, "items": […]}]` in a JSON
/// file: `POST /utils/import`, since Directus 12. Reports for each collection which keys were
/// found, made and removed.
template <class Imported = nlohmann::json>
Command<Imported> utilsImportBatch(FormData form,
                                   const ImportBatchOptions& options = ImportBatchOptions()) {
  return Command<Imported>(
      detail::formRequest("POST", "/utils/import", std::move(form), detail::importParams(options)));
}

}  // namespace DIRECTUS_NAMESPACE
