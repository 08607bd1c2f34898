#ifndef _WIN32
// The lock between processes: flock on a file that stays where it is.
#include <pthread.h>
#include <sys/file.h>

#include <algorithm>
#include <mutex>
#include <vector>

#include "files/descriptor_posix.hpp"
#include "files/files.hpp"

namespace DIRECTUS_NAMESPACE::detail {

namespace fs = std::filesystem;

namespace {

/// The descriptors that are locked now. The lock of an open file is inherited with it by a child,
/// and would outlive this process there.
class Locked {
 public:
  /// Never destroyed: a child may be forked until the very end.
  static Locked& all() {
    static Locked* const locked = new Locked();
    return *locked;
  }

  std::mutex& mutex() noexcept { return mutex_; }
  void add(int number) { numbers_.push_back(number); }
  void remove(int number) noexcept { std::erase(numbers_, number); }

 private:
  Locked() { ::pthread_atfork(&beforeFork, &afterFork, &inChild); }

  static void beforeFork() { all().mutex_.lock(); }
  static void afterFork() { all().mutex_.unlock(); }

  /// The numbers stay taken, since objects in the child believe that they own them.
  static void inChild() {
    Locked& locked = all();
    const int nothing = locked.numbers_.empty() ? -1 : ::open("/dev/null", O_RDWR | O_CLOEXEC);
    for (const int number : locked.numbers_) {
      if (nothing < 0 || ::dup2(nothing, number) < 0)
        ::close(number);
      else
        ::fcntl(number, F_SETFD, FD_CLOEXEC);
    }
    if (nothing >= 0) ::close(nothing);
    locked.numbers_.clear();
    locked.mutex_.unlock();
  }

  std::mutex mutex_;
  std::vector<int> numbers_;
};

class DescriptorLock final : public FileLock {
 public:
  DescriptorLock(Descriptor descriptor, LockedDescriptor locked) noexcept
      : descriptor_(std::move(descriptor)), locked_(std::move(locked)) {}

 private:
  Descriptor descriptor_;
  LockedDescriptor locked_;
};

Descriptor openLockFile(const fs::path& file) {
  constexpr int flags = O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY;
  Descriptor descriptor(file, O_RDWR | flags);
  // Where nothing may be written, an existing file can still be locked.
  if (!descriptor.isOpen() && (errno == EROFS || errno == EACCES)) {
    const int why = errno;
    Descriptor readable(file, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY);
    if (readable.isOpen()) return readable;
    errno = why;  // not that there is no such file: it cannot be made
  }
  return descriptor;
}

}  // namespace

NoFork::NoFork() {
  Locked::all().mutex().lock();
}

NoFork::~NoFork() {
  Locked::all().mutex().unlock();
}

LockedDescriptor::~LockedDescriptor() {
  if (number_ < 0) return;
  const NoFork guard;
  Locked::all().remove(number_);
  ::flock(number_, LOCK_UN);
}

Result<std::optional<LockedDescriptor>> tryLock(const fs::path& file, const Descriptor& descriptor,
                                                const NoFork&) {
  Locked::all().add(descriptor.number());
  if (::flock(descriptor.number(), LOCK_EX | LOCK_NB) == 0)
    return std::optional(LockedDescriptor(descriptor.number()));
  const int why = errno;
  Locked::all().remove(descriptor.number());
  if (why == EWOULDBLOCK || why == EINTR) return std::optional<LockedDescriptor>();
  return systemError(file, "it cannot be locked", why);
}

Result<std::unique_ptr<FileLock>> tryLockFile(const fs::path& file) {
  std::optional<NoFork> guard(std::in_place);
  Descriptor descriptor = openLockFile(file);
  if (!descriptor.isOpen()) return openError(file, errno);
  struct stat status {};
  if (::fstat(descriptor.number(), &status) != 0 || !S_ISREG(status.st_mode))
    return fileError(file, "it is not a regular file");
  auto locked = tryLock(file, descriptor, *guard);
  guard.reset();
  if (!locked) return locked.error();
  if (!*locked) return std::unique_ptr<FileLock>();
  return std::unique_ptr<FileLock>(
      std::make_unique<DescriptorLock>(std::move(descriptor), **std::move(locked)));
}

}  // namespace DIRECTUS_NAMESPACE::detail
#endif
