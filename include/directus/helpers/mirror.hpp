#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <directus/call/file_replies.hpp>
#include <directus/commands/assets.hpp>
#include <directus/commands/files.hpp>
#include <directus/commands/streams.hpp>
#include <directus/rest/rest.hpp>
#include <directus/values/server_time.hpp>
#include <directus/values/uuid.hpp>

// A folder of this machine that is like some files of Directus.

namespace DIRECTUS_NAMESPACE {

/// A file of a mirror.
struct MirroredFile {
  Uuid id{};
  std::string filename_download{};
  ServerTime modified_on{};
  std::optional<std::int64_t> filesize{};
};

/// How far `mirrorFiles` is: given after each file.
struct MirrorProgress {
  const MirroredFile* file = nullptr;  ///< the one that was looked at last
  std::size_t done = 0;
  std::size_t total = 0;
};

/// A file that could not be loaded.
struct MirrorFailure {
  MirroredFile file;
  Error error;
};

/// What `mirrorFiles` did.
struct MirrorReport {
  std::size_t loaded = 0;
  std::size_t kept = 0;     ///< were up to date
  std::size_t removed = 0;  ///< are no longer at Directus
  std::vector<MirrorFailure> failures{};
};

/// How `mirrorFiles` goes about it.
struct MirrorOptions {
  bool removesOthers = true;  ///< files of an earlier run that Directus no longer has are removed
  Callback<const MirrorProgress&> progress{};
  RequestOptions request{};  ///< of each request; `stop` ends it all
};

namespace detail {

/// What a mirror knows of its files, kept in its folder as `.directus-mirror.json`.
struct MirrorEntry {
  Uuid id{};
  std::string name{};     ///< of the file in the folder
  std::string version{};  ///< which content it has
};

/// The folder of a mirror. Compiled: it works with the file system.
class DIRECTUS_EXPORT MirrorFolder {
 public:
  /// Errors: `storage` when the folder cannot be made, or its list cannot be read.
  [[nodiscard]] static Result<MirrorFolder> open(std::string path);

  /// Whether a file is here with the content that Directus has.
  [[nodiscard]] bool isCurrent(const MirroredFile& file) const;
  [[nodiscard]] std::string pathOf(const MirroredFile& file) const;
  /// A file was loaded; under another name before, it is removed there. Errors: `storage`.
  [[nodiscard]] Result<void> loaded(const MirroredFile& file);
  /// Removes what an earlier run loaded, or began to load, and `files` does not have; gives how
  /// many files that were. Errors: `storage`.
  [[nodiscard]] Result<std::size_t> keepOnly(const std::vector<MirroredFile>& files);

 private:
  explicit MirrorFolder(std::string path) : path_(std::move(path)) {}
  [[nodiscard]] Result<void> remove(const std::string& name) const;
  [[nodiscard]] Result<void> removeParts(const std::vector<MirroredFile>& files) const;
  [[nodiscard]] Result<void> save() const;

  std::string path_;
  std::vector<MirrorEntry> entries_{};
};

/// What Directus has, and whether that is all: what is missing in the list would be removed here.
struct MirrorList {
  std::vector<MirroredFile> files{};
  bool isWhole = false;
};

/// Goes on where the server gives a part at a time.
[[nodiscard]] inline Result<MirrorList> listFiles(const RestMembers& client, Query<> query,
                                                  const RequestOptions& options) {
  if (query.sort.empty()) query.sort = {"id"};
  if (!query.limit) query.limit = -1;
  const bool isAll = *query.limit < 0;
  query.offset = query.offset.value_or(0);
  MirrorList list;
  for (;;) {
    auto page = client.request(readFiles<MirroredFile>(query).withMeta(), options).result();
    if (!page) return page.error();
    const auto end = *query.offset + static_cast<std::int64_t>(page->items.size());
    for (MirroredFile& file : page->items) list.files.push_back(std::move(file));
    list.isWhole = !page->filterCount || end >= *page->filterCount || !isAll;
    if (page->items.empty() || list.isWhole) return list;
    query.offset = end;
  }
}

}  // namespace detail

/// Makes the folder `path` like the files that `query` chooses: loads what is new or has changed
/// (by size and date), keeps what is up to date, and removes what an earlier run loaded and
/// Directus no longer has; nothing where Directus gives fewer files than it counts. Files of others
/// in the folder are never touched. A file is called by its key and the extension of its name, and
/// is there whole or not at all; a download that was cut goes on where it was, also after the end
/// of the process.
///
/// A file that cannot be loaded is a `MirrorFailure`; the others go on.
/// Errors: when the list cannot be read, or the folder cannot be written (`storage`).
/// Cancellation: `options.request.stop`.
[[nodiscard]] inline Result<MirrorReport> mirrorFiles(
    const detail::RestMembers& client, const Query<>& query, std::string path,
    const MirrorOptions& options = MirrorOptions()) {
  auto list = detail::listFiles(client, query, options.request);
  if (!list) return list.error();
  const std::vector<MirroredFile>& files = list->files;
  auto folder = detail::MirrorFolder::open(std::move(path));
  if (!folder) return folder.error();
  MirrorReport report;
  for (std::size_t i = 0; i < files.size(); ++i) {
    const MirroredFile& file = files[i];
    if (folder->isCurrent(file)) {
      ++report.kept;
    } else {
      auto loaded =
          client.request(withFile(readAssetRaw(file.id), folder->pathOf(file)), options.request)
              .result();
      if (!loaded && loaded.error().kind() == ErrorKind::cancelled) return loaded.error();
      if (!loaded) {
        report.failures.push_back({.file = file, .error = loaded.error()});
      } else {
        if (auto noted = folder->loaded(file); !noted) return noted.error();
        ++report.loaded;
      }
    }
    if (options.progress) options.progress({.file = &file, .done = i + 1, .total = files.size()});
  }
  if (!options.removesOthers || !list->isWhole) return report;
  auto removed = folder->keepOnly(files);
  if (!removed) return removed.error();
  report.removed = *removed;
  return report;
}

/// The same for the files of one folder of Directus.
[[nodiscard]] inline Result<MirrorReport> mirrorFiles(
    const detail::RestMembers& client, const Uuid& folder, std::string path,
    const MirrorOptions& options = MirrorOptions()) {
  return mirrorFiles(client, Query<>{.filter = field<"folder"> == folder}, std::move(path),
                     options);
}

}  // namespace DIRECTUS_NAMESPACE
