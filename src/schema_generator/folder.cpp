#include "folder.hpp"

#include <algorithm>
#include <filesystem>
#include <optional>
#include <system_error>

#include "files.hpp"

namespace schema_generator {

namespace fs = std::filesystem;
using directus::Error;
using directus::Result;

namespace {

constexpr const char* extensions[] = {".json", ".yaml", ".yml"};

struct Found {
  fs::path path{};
  Part part = Part::whole;
};
using Files = std::vector<Found>;

constexpr std::pair<const char*, Part> partNames[] = {
    {"collections", Part::collections}, {"fields", Part::fields}, {"relations", Part::relations}};

/// `folder/name.json`, or the same as YAML.
std::optional<fs::path> fileCalled(const fs::path& folder, const std::string& name) {
  std::error_code none;
  for (const char* extension : extensions)
    if (fs::path path = folder / (name + extension); fs::is_regular_file(path, none)) return path;
  return std::nullopt;
}

bool isText(const fs::path& path) {
  return std::find(std::begin(extensions), std::end(extensions), path.extension().string()) !=
         std::end(extensions);
}

std::error_code findAll(const fs::path& folder, Part part, Files& files) {
  std::error_code reason;
  Files found;
  for (fs::recursive_directory_iterator at(folder, reason), end; !reason && at != end;
       at.increment(reason))
    if (std::error_code none; isText(at->path()) && at->is_regular_file(none))
      found.push_back({at->path(), part});
  std::sort(found.begin(), found.end(),
            [](const Found& a, const Found& b) { return a.path < b.path; });
  files.insert(files.end(), found.begin(), found.end());
  return reason;
}

Error missing(const fs::path& folder, const std::string& what) {
  return directus::detail::invalidArgument(folder.generic_string(), what);
}

/// The files of a split snapshot. A dump of directus-sync has a folder `collections` of other
/// things beside its snapshot, so that alone does not make one.
Result<Files> findSplit(const fs::path& folder) {
  const auto info = fileCalled(folder, "info");
  if (!isFolder((folder / "collections").string()) ||
      (!info && !isFolder((folder / "fields").string())))
    return Files();
  if (!info) return missing(folder, "has parts of a snapshot, but no info.json");
  Files files{{*info, Part::info}};
  for (const auto& [name, part] : partNames) {
    if (!isFolder((folder / name).string())) continue;
    if (const std::error_code reason = findAll(folder / name, part, files))
      return missing(folder / name, "cannot be read: " + reason.message());
  }
  return files;
}

/// The three files of a template.
Result<Files> findTriple(const fs::path& folder) {
  if (!fileCalled(folder, "collections") || !fileCalled(folder, "fields")) return Files();
  Files files;
  for (const auto& [name, part] : partNames) {
    const auto file = fileCalled(folder, name);
    if (!file)
      return missing(folder,
                     "has collections.json and fields.json, but no " + std::string(name) + ".json");
    files.push_back({*file, part});
  }
  return files;
}

Result<Files> findWhole(const fs::path& folder) {
  Files files;
  if (const auto file = fileCalled(folder, "snapshot")) files.push_back({*file, Part::whole});
  return files;
}

Result<Files> find(const fs::path& folder) {
  for (const fs::path& place : {folder, folder / "snapshot", folder / "src"})
    for (const auto look : {&findSplit, &findTriple, &findWhole})
      if (auto files = look(place); !files || !files->empty()) return files;
  return missing(folder,
                 "is a folder without a snapshot: it has neither info.json with the folders "
                 "collections, fields and relations (directus-sync), nor collections.json, "
                 "fields.json and relations.json (directus-template-cli), nor snapshot.json");
}

}  // namespace

Format formatOf(const std::string& path) {
  const std::string extension = fs::path(path).extension().string();
  if (extension == ".json") return Format::json;
  return extension == ".yaml" || extension == ".yml" ? Format::yaml : Format::either;
}

Result<std::vector<SchemaText>> readFolder(const std::string& path) {
  const auto files = find(fs::path(path));
  if (!files) return files.error();
  std::vector<SchemaText> texts;
  for (const Found& file : *files) {
    const std::string name = file.path.generic_string();
    auto text = readFile(name);
    if (!text) return text.error();
    texts.push_back(
        {.name = name, .text = *std::move(text), .part = file.part, .format = formatOf(name)});
  }
  return texts;
}

}  // namespace schema_generator
