#include <directus/commands/upload_storage.hpp>

#include <filesystem>
#include <map>
#include <mutex>

#include "core/hash.hpp"
#include "files/files.hpp"
#include "files/paths.hpp"

namespace DIRECTUS_NAMESPACE {

namespace fs = std::filesystem;

UploadStorage::~UploadStorage() = default;

struct MemoryUploadStorage::State {
  std::mutex mutex;
  std::map<std::string, std::string, std::less<>> uploads;
};

MemoryUploadStorage::MemoryUploadStorage() : state_(std::make_unique<State>()) {}
MemoryUploadStorage::~MemoryUploadStorage() = default;

Result<std::optional<std::string>> MemoryUploadStorage::get(std::string_view fingerprint) {
  const std::scoped_lock lock(state_->mutex);
  const auto found = state_->uploads.find(fingerprint);
  if (found == state_->uploads.end()) return std::optional<std::string>();
  return std::optional(found->second);
}

Result<void> MemoryUploadStorage::set(std::string_view fingerprint,
                                      const std::optional<std::string>& upload) {
  const std::scoped_lock lock(state_->mutex);
  if (upload)
    state_->uploads.insert_or_assign(std::string(fingerprint), *upload);
  else if (const auto found = state_->uploads.find(fingerprint); found != state_->uploads.end())
    state_->uploads.erase(found);
  return {};
}

struct FileUploadStorage::State {
  fs::path folder;

  /// The fingerprint is the file's first line: its name is a hash only.
  [[nodiscard]] fs::path fileOf(std::string_view fingerprint) const {
    return folder / (detail::hashOf(fingerprint) + ".upload");
  }
};

FileUploadStorage::FileUploadStorage(std::string_view folder)
    : state_(std::make_unique<State>(State{detail::absolutePathOf(folder)})) {}
FileUploadStorage::~FileUploadStorage() = default;

Result<std::optional<std::string>> FileUploadStorage::get(std::string_view fingerprint) {
  std::error_code error;
  if (!fs::exists(state_->folder, error)) return std::optional<std::string>();
  auto text = detail::readPrivateFile(state_->fileOf(fingerprint), 0);
  if (!text || !text.value()) return text;
  const std::string firstLine = std::string(fingerprint) + '\n';
  if (!text.value()->starts_with(firstLine)) return std::optional<std::string>();
  return std::optional(text.value()->substr(firstLine.size()));
}

Result<void> FileUploadStorage::set(std::string_view fingerprint,
                                    const std::optional<std::string>& upload) {
  const fs::path file = state_->fileOf(fingerprint);
  std::error_code error;
  if (!upload) return fs::exists(file, error) ? detail::removeFile(file) : Result<void>();
  fs::create_directories(state_->folder, error);  // what fails here, fails below with a reason
  return detail::replaceFile(file, detail::beside(file, ".tmp"),
                             std::string(fingerprint) + '\n' + *upload);
}

}  // namespace DIRECTUS_NAMESPACE
