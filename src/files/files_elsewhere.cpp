// Systems without POSIX: what keeps files says that it is not there yet.
#include "files/files.hpp"
#include "files/part_file.hpp"

namespace DIRECTUS_NAMESPACE::detail {

namespace {

Error notHere() {
  return Error({.kind = ErrorKind::storage, .message = "files are not kept on this system yet"});
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

Result<std::unique_ptr<FileLock>> tryLockFile(const std::filesystem::path&) {
  return notHere();
}

Result<std::unique_ptr<PartFile>> PartFile::open(const std::filesystem::path&) {
  return notHere();
}

}  // namespace DIRECTUS_NAMESPACE::detail
