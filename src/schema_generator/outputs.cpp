#include "outputs.hpp"

#include <algorithm>
#include <filesystem>

#include "files.hpp"

namespace schema_generator {

namespace fs = std::filesystem;
using directus::Error;
using directus::ErrorKind;
using directus::Result;

namespace {

/// Headers that were made by this program once, beside those that it makes now.
std::vector<std::string> leftovers(const std::vector<PrintedFile>& files) {
  std::vector<std::string> found;
  if (files.size() < 2) return found;
  std::error_code reason;
  for (fs::directory_iterator at(fs::path(files[1].path).parent_path(), reason), end;
       !reason && at != end; at.increment(reason)) {
    const std::string path = at->path().generic_string();
    const bool isMade = std::any_of(files.begin(), files.end(),
                                    [&](const PrintedFile& file) { return file.path == path; });
    if (isMade || at->path().extension() != ".hpp") continue;
    if (const auto text = readFile(path); text && text->starts_with(firstLine()))
      found.push_back(path);
  }
  std::sort(found.begin(), found.end());
  return found;
}

Error storageError(const std::string& path, const char* what, const std::error_code& reason) {
  return Error(
      {.kind = ErrorKind::storage, .message = path + ": " + what + ": " + reason.message()});
}

}  // namespace

Result<void> writeOutputs(const std::vector<PrintedFile>& files) {
  std::error_code reason;
  if (files.size() > 1) {
    const fs::path folder = fs::path(files[1].path).parent_path();
    fs::create_directory(folder, reason);
    if (reason) return storageError(folder.generic_string(), "cannot be made", reason);
  }
  for (std::size_t i = files.size(); i-- > 0;)
    if (auto written = writeFile(files[i].path, files[i].text); !written) return written;
  for (const std::string& path : leftovers(files)) {
    fs::remove(path, reason);
    if (reason) return storageError(path, "cannot be removed", reason);
  }
  return {};
}

std::string firstStale(const std::vector<PrintedFile>& files) {
  for (const PrintedFile& file : files) {
    const auto current = readFile(file.path);
    const std::string difference =
        current ? firstDifference(*current, file.text) : "it cannot be read";
    if (!difference.empty()) return file.path + " is out of date: " + difference;
  }
  const auto old = leftovers(files);
  return old.empty() ? std::string() : old.front() + " is out of date: its collection is gone";
}

}  // namespace schema_generator
