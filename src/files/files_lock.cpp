// The lock between processes: flock on a file that stays where it is.
#include <sys/file.h>

#include "files/descriptor.hpp"
#include "files/files.hpp"

namespace DIRECTUS_NAMESPACE::detail {

namespace fs = std::filesystem;

namespace {

class DescriptorLock final : public FileLock {
 public:
  explicit DescriptorLock(Descriptor descriptor) noexcept : descriptor_(std::move(descriptor)) {}

  ~DescriptorLock() override { unlock(descriptor_); }

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

Result<bool> tryLock(const fs::path& file, const Descriptor& descriptor) {
  if (::flock(descriptor.number(), LOCK_EX | LOCK_NB) == 0) return true;
  if (errno == EWOULDBLOCK || errno == EINTR) return false;
  return systemError(file, "it cannot be locked", errno);
}

void unlock(const Descriptor& descriptor) noexcept {
  ::flock(descriptor.number(), LOCK_UN);
}

Result<std::unique_ptr<FileLock>> tryLockFile(const fs::path& file) {
  Descriptor descriptor = openLockFile(file);
  if (!descriptor.isOpen()) return openError(file, errno);
  struct stat status {};
  if (::fstat(descriptor.number(), &status) != 0 || !S_ISREG(status.st_mode))
    return fileError(file, "it is not a regular file");
  auto locked = tryLock(file, descriptor);
  if (!locked) return locked.error();
  if (!*locked) return std::unique_ptr<FileLock>();
  return std::unique_ptr<FileLock>(std::make_unique<DescriptorLock>(std::move(descriptor)));
}

}  // namespace DIRECTUS_NAMESPACE::detail
