#ifndef _WIN32
// Reading, replacing and removing small files of our own.
#include <cstdint>
#include <cstdio>

#include <directus/core/secret.hpp>

#include "files/descriptor_posix.hpp"
#include "files/files.hpp"

namespace DIRECTUS_NAMESPACE::detail {

namespace fs = std::filesystem;

Result<void> syncDescriptor(const fs::path& file, const Descriptor& descriptor) {
#if defined(F_FULLFSYNC)
  if (::fcntl(descriptor.number(), F_FULLFSYNC) == 0) return {};
#endif
  while (::fsync(descriptor.number()) != 0) {
    if (errno == EINVAL || errno == ENOTSUP) return {};  // a folder, on some file systems
    if (errno != EINTR) return systemError(file, "it is not safely on the disk", errno);
  }
  return {};
}

Result<void> syncFolderOf(const fs::path& file) {
  const Descriptor folder(file.parent_path(), O_RDONLY | O_DIRECTORY);
  if (!folder.isOpen()) return systemError(file, "its folder cannot be opened", errno);
  return syncDescriptor(file, folder);
}

Result<void> writeAll(const fs::path& file, const Descriptor& descriptor, std::string_view text) {
  while (!text.empty()) {
    const ssize_t count = ::write(descriptor.number(), text.data(), text.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return systemError(file, "it cannot be written", errno);
    text.remove_prefix(static_cast<std::size_t>(count));
  }
  return {};
}

namespace {

Result<void> requirePrivate(const fs::path& file, const struct stat& status, std::size_t longest) {
  if (!S_ISREG(status.st_mode)) return fileError(file, "it is not a regular file");
  if (status.st_uid != ::geteuid()) return fileError(file, "it belongs to another user");
  if ((status.st_mode & 077) != 0)
    return fileError(file, "others than its owner may use it: chmod 600 is wanted");
  if (static_cast<std::uintmax_t>(status.st_size) > longest)
    return fileError(file, "it is too large for what it should hold");
  return {};
}

Result<void> writeNewFile(const fs::path& file, std::string_view text) {
  ::unlink(file.c_str());  // left by a process that was killed
  const Descriptor descriptor(file, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW);
  if (!descriptor.isOpen()) return openError(file, errno);
  // Whatever the umask takes away or leaves.
  if (::fchmod(descriptor.number(), 0600) != 0)
    return systemError(file, "its mode cannot be set", errno);
  if (auto written = writeAll(file, descriptor, text); !written) return written;
  return syncDescriptor(file, descriptor);
}

}  // namespace

Result<std::optional<std::string>> readPrivateFile(const fs::path& file, std::size_t room,
                                                   std::size_t longest) {
  // O_NONBLOCK: opening a FIFO must not wait for a writer.
  const Descriptor descriptor(file, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY);
  if (!descriptor.isOpen()) {
    const int number = errno;
    if (number == ENOENT && hasFolder(file)) return std::optional<std::string>();
    return openError(file, number);
  }
  struct stat status {};
  if (::fstat(descriptor.number(), &status) != 0)
    return systemError(file, "it cannot be read", errno);
  if (auto ours = requirePrivate(file, status, longest); !ours) return ours.error();

  std::string text;
  text.reserve(static_cast<std::size_t>(status.st_size) + room);
  text.resize(static_cast<std::size_t>(status.st_size));
  for (std::size_t size = 0; size < text.size();) {
    const ssize_t count = ::read(descriptor.number(), text.data() + size, text.size() - size);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) {
      const int number = errno;
      wipe(text);
      return systemError(file, "it cannot be read", number);
    }
    if (count == 0) text.resize(size);  // it became shorter meanwhile: damaged
    size += static_cast<std::size_t>(count);
  }
  return std::optional(std::move(text));
}

Result<void> replaceFile(const fs::path& file, const fs::path& temporary, std::string_view text) {
  auto written = writeNewFile(temporary, text);
  if (written && ::rename(temporary.c_str(), file.c_str()) != 0)
    written = systemError(file, "it cannot be replaced", errno);
  if (!written) {
    ::unlink(temporary.c_str());
    return written;
  }
  return syncFolderOf(file);
}

Result<void> removeFile(const fs::path& file) {
  if (::unlink(file.c_str()) == 0) return syncFolderOf(file);
  if (errno == ENOENT) return {};
  return systemError(file, "it cannot be removed", errno);
}

Result<void> moveFile(const fs::path& file, const fs::path& aside) {
  if (::rename(file.c_str(), aside.c_str()) == 0) return {};
  return systemError(file, "it cannot be put aside", errno);
}

}  // namespace DIRECTUS_NAMESPACE::detail
#endif
