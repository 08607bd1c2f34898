// Systems without POSIX: `FileStorage` says that it is not there yet.
#include "auth/file_storage_files.hpp"

namespace directus::inline v0::detail {

namespace {

Error notHere() {
  return Error(
      {.kind = ErrorKind::storage,
       .message = "FileStorage is not available on this system yet: implement AuthStorage"});
}

}  // namespace

Result<std::optional<std::string>> readPrivateFile(const std::filesystem::path&, std::size_t) {
  return notHere();
}

Result<void> replaceFile(const std::filesystem::path&, const std::filesystem::path&,
                         std::string_view) {
  return notHere();
}

Result<void> removeFile(const std::filesystem::path&) {
  return notHere();
}

Result<void> moveFile(const std::filesystem::path&, const std::filesystem::path&) {
  return notHere();
}

Result<std::unique_ptr<StorageLock>> tryLockFile(const std::filesystem::path&) {
  return notHere();
}

}  // namespace directus::inline v0::detail
