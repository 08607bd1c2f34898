// The lock between processes: flock on a file that stays where it is.
#include <sys/file.h>

#include "auth/file_storage_descriptor.hpp"
#include "auth/file_storage_files.hpp"

namespace directus::inline v0::detail {

namespace {

namespace fs = std::filesystem;

class FileLock final : public StorageLock {
 public:
  explicit FileLock(Descriptor descriptor) noexcept : descriptor_(std::move(descriptor)) {}

  /// Said, not left to the closing: a child that was forked meanwhile has the descriptor, too.
  ~FileLock() override { ::flock(descriptor_.number(), LOCK_UN); }

 private:
  Descriptor descriptor_;
};

Descriptor openLockFile(const fs::path& file) {
  constexpr int flags = O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY;
  Descriptor descriptor(file, O_RDWR | flags);
  // Where nothing may be written, an existing file can still be locked.
  if (!descriptor.isOpen() && (errno == EROFS || errno == EACCES))
    return {file, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY};
  return descriptor;
}

}  // namespace

Result<std::unique_ptr<StorageLock>> tryLockFile(const fs::path& file) {
  Descriptor descriptor = openLockFile(file);
  if (!descriptor.isOpen()) return openError(file, errno);
  struct stat status {};
  if (::fstat(descriptor.number(), &status) != 0 || !S_ISREG(status.st_mode))
    return fileError(file, "it is no regular file");
  if (::flock(descriptor.number(), LOCK_EX | LOCK_NB) != 0) {
    if (errno == EWOULDBLOCK || errno == EINTR) return std::unique_ptr<StorageLock>();
    return systemError(file, "it cannot be locked", errno);
  }
  return std::unique_ptr<StorageLock>(std::make_unique<FileLock>(std::move(descriptor)));
}

}  // namespace directus::inline v0::detail
