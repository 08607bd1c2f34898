#pragma once

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

#include <directus/core/result.hpp>

#include "files/file_error.hpp"

namespace DIRECTUS_NAMESPACE::detail {

/// A descriptor of an open file, closed with this object. POSIX only.
class Descriptor {
 public:
  Descriptor(const std::filesystem::path& file, int flags, mode_t mode = 0600) noexcept {
    do number_ = ::open(file.c_str(), flags | O_CLOEXEC, mode);
    while (number_ < 0 && errno == EINTR);
  }
  Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
  Descriptor& operator=(Descriptor&&) = delete;
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }

  [[nodiscard]] bool isOpen() const noexcept { return number_ >= 0; }
  [[nodiscard]] int number() const noexcept { return number_; }

 private:
  int number_ = -1;
};

/// What is wrong with a file, with the system's reason, which is that of `number`.
inline Error systemError(const std::filesystem::path& file, std::string_view what, int number) {
  return fileError(file, std::string(what) + ": " + std::generic_category().message(number));
}

inline bool hasFolder(const std::filesystem::path& file) noexcept {
  struct stat status {};
  return ::stat(file.parent_path().c_str(), &status) == 0;
}

/// Why nothing could be opened or made at this place.
inline Error openError(const std::filesystem::path& file, int number) {
  if (number == ELOOP) return fileError(file, "it is a symbolic link, which is not followed");
  if (number == ENOENT && !hasFolder(file)) return fileError(file, "its folder does not exist");
  return systemError(file, "it cannot be opened", number);
}

/// Waits until what was written is on the disk.
[[nodiscard]] Result<void> syncDescriptor(const std::filesystem::path& file,
                                          const Descriptor& descriptor);
[[nodiscard]] Result<void> syncFolderOf(const std::filesystem::path& file);

[[nodiscard]] Result<void> writeAll(const std::filesystem::path& file, const Descriptor& descriptor,
                                    std::string_view text);

/// While it lives nobody forks: for what a child must not see half done.
class NoFork {
 public:
  NoFork();
  NoFork(const NoFork&) = delete;
  NoFork& operator=(const NoFork&) = delete;
  ~NoFork();
};

/// The lock of an open file, which dies before its descriptor. It belongs to this process alone: a
/// child that was forked has `/dev/null` in the place of the file, so that the end of this process
/// is the end of the lock.
class LockedDescriptor {
 public:
  LockedDescriptor(LockedDescriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
  LockedDescriptor& operator=(LockedDescriptor&&) = delete;
  ~LockedDescriptor();

 private:
  friend Result<std::optional<LockedDescriptor>> tryLock(const std::filesystem::path& file,
                                                         const Descriptor& descriptor,
                                                         const NoFork& guard);
  explicit LockedDescriptor(int number) noexcept : number_(number) {}
  int number_;
};

/// Takes the lock of an open file; nothing when somebody else has it. `guard` is older than the
/// descriptor: between the two a child would inherit what it does not know of.
[[nodiscard]] Result<std::optional<LockedDescriptor>> tryLock(const std::filesystem::path& file,
                                                              const Descriptor& descriptor,
                                                              const NoFork& guard);

}  // namespace DIRECTUS_NAMESPACE::detail
