#include <filesystem>
#include <fstream>
#include <iterator>

#include <directus/helpers/json.hpp>
#include <directus/helpers/mirror.hpp>

namespace DIRECTUS_NAMESPACE::detail {

namespace {

namespace fs = std::filesystem;

constexpr const char* listName = ".directus-mirror.json";

Error storageError(const fs::path& path, const std::error_code& why) {
  return makeError(ErrorKind::storage, path.string() + ": " + why.message());
}

/// Which content a file has, as far as Directus says.
std::string versionOf(const MirroredFile& file) {
  return file.modified_on.toString() + ' ' + std::to_string(file.filesize.value_or(-1));
}

/// A name that is not a path, whatever the server says.
std::string localNameOf(const MirroredFile& file) {
  std::string extension = fs::path(file.filename_download).filename().extension().string();
  for (const char c : extension)
    if (!(c == '.' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')))
      return file.id.toString();
  return file.id.toString() + extension;
}

bool isAmong(const std::vector<MirroredFile>& files, const Uuid& id) {
  for (const MirroredFile& file : files)
    if (file.id == id) return true;
  return false;
}

}  // namespace

Result<MirrorFolder> MirrorFolder::open(std::string path) {
  MirrorFolder folder(std::move(path));
  std::error_code failed;
  fs::create_directories(folder.path_, failed);
  if (failed) return storageError(folder.path_, failed);
  const fs::path list = fs::path(folder.path_) / listName;
  if (!fs::exists(list, failed)) return folder;
  std::ifstream in(list, std::ios::binary);
  const std::string json{std::istreambuf_iterator<char>(in), {}};
  // A list that somebody damaged only costs loading the files once more.
  if (auto entries = fromJson<std::vector<MirrorEntry>>(json))
    folder.entries_ = *std::move(entries);
  return folder;
}

bool MirrorFolder::isCurrent(const MirroredFile& file) const {
  for (const MirrorEntry& entry : entries_) {
    if (entry.id != file.id) continue;
    std::error_code failed;
    const auto size = fs::file_size(fs::path(path_) / entry.name, failed);
    const bool isWhole =
        !failed && (!file.filesize || static_cast<std::int64_t>(size) == *file.filesize);
    return isWhole && entry.name == localNameOf(file) && entry.version == versionOf(file);
  }
  return false;
}

std::string MirrorFolder::pathOf(const MirroredFile& file) const {
  return (fs::path(path_) / localNameOf(file)).string();
}

Result<void> MirrorFolder::loaded(const MirroredFile& file) {
  const std::string name = localNameOf(file);
  for (const MirrorEntry& entry : entries_)
    if (entry.id == file.id && entry.name != name)
      if (auto removed = remove(entry.name); !removed) return removed;
  std::erase_if(entries_, [&](const MirrorEntry& entry) { return entry.id == file.id; });
  entries_.push_back({.id = file.id, .name = name, .version = versionOf(file)});
  return save();
}

Result<std::size_t> MirrorFolder::keepOnly(const std::vector<MirroredFile>& files) {
  std::size_t removed = 0;
  std::vector<MirrorEntry> kept;
  for (MirrorEntry& entry : entries_) {
    if (isAmong(files, entry.id)) {
      kept.push_back(std::move(entry));
      continue;
    }
    if (auto gone = this->remove(entry.name); !gone) return gone.error();
    ++removed;
  }
  entries_ = std::move(kept);
  if (auto gone = removeParts(files); !gone) return gone.error();
  if (removed > 0)
    if (auto saved = save(); !saved) return saved.error();
  return removed;
}

Result<void> MirrorFolder::remove(const std::string& name) const {
  // The list is a file like any other: a name in it must not lead out of the folder.
  const fs::path only = fs::path(name).filename();
  std::error_code failed;
  if (!only.empty() && only == fs::path(name)) fs::remove(fs::path(path_) / only, failed);
  if (failed) return storageError(fs::path(path_) / only, failed);
  return {};
}

/// What a download of a file that is gone by now has left.
Result<void> MirrorFolder::removeParts(const std::vector<MirroredFile>& files) const {
  std::vector<std::string> parts;
  std::error_code failed;
  for (fs::directory_iterator at(path_, failed), end; !failed && at != end; at.increment(failed)) {
    const std::string name = at->path().filename().string();
    const auto id = Uuid::parse(name.substr(0, name.find('.')));
    const bool isPart = name.ends_with(".part") || name.ends_with(".part.etag");
    if (id && isPart && !isAmong(files, *id)) parts.push_back(name);
  }
  if (failed) return storageError(path_, failed);
  for (const std::string& part : parts)
    if (auto gone = remove(part); !gone) return gone;
  return {};
}

/// Under another name first: a crash leaves the old one.
Result<void> MirrorFolder::save() const {
  auto json = toJson(entries_);
  if (!json) return json.error();
  const fs::path list = fs::path(path_) / listName;
  const fs::path next = list.string() + ".next";
  std::ofstream out(next, std::ios::binary | std::ios::trunc);
  out << *json;
  out.close();
  if (!out) return storageError(next, std::make_error_code(std::errc::io_error));
  std::error_code failed;
  fs::rename(next, list, failed);
  if (failed) return storageError(list, failed);
  return {};
}

}  // namespace DIRECTUS_NAMESPACE::detail
