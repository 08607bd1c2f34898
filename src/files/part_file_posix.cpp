#ifndef _WIN32
#include "files/part_file.hpp"

#include <cstdio>

#include "files/descriptor_posix.hpp"

namespace DIRECTUS_NAMESPACE::detail {

namespace fs = std::filesystem;

namespace {

class DescriptorPartFile final : public PartFile {
 public:
  DescriptorPartFile(fs::path file, Descriptor descriptor, LockedDescriptor locked,
                     std::uint64_t size) noexcept
      : file_(std::move(file)),
        descriptor_(std::move(descriptor)),
        locked_(std::move(locked)),
        size_(size) {}

  [[nodiscard]] std::uint64_t size() const noexcept override { return size_; }

  Result<void> cut(std::uint64_t size) override {
    const auto end = static_cast<off_t>(size);
    if (::ftruncate(descriptor_.number(), end) != 0 ||
        ::lseek(descriptor_.number(), end, SEEK_SET) != end)
      return systemError(file_, "it cannot be written", errno);
    size_ = size;
    return {};
  }

  Result<void> write(std::string_view bytes) override {
    auto written = writeAll(file_, descriptor_, bytes);
    if (written) size_ += bytes.size();
    return written;
  }

  Result<void> moveTo(const fs::path& file) override {
    if (auto synced = syncDescriptor(file_, descriptor_); !synced) return synced;
    if (::rename(file_.c_str(), file.c_str()) != 0)
      return systemError(file, "it cannot be replaced", errno);
    return syncFolderOf(file);
  }

 private:
  fs::path file_;
  Descriptor descriptor_;
  LockedDescriptor locked_;
  std::uint64_t size_;
};

/// Whether the name still means the open file: its last owner may have moved it since.
bool isStillThere(const fs::path& file, const struct stat& opened) noexcept {
  struct stat named {};
  return ::stat(file.c_str(), &named) == 0 && named.st_ino == opened.st_ino &&
         named.st_dev == opened.st_dev;
}

}  // namespace

Result<std::unique_ptr<PartFile>> PartFile::open(const fs::path& file) {
  for (;;) {
    std::optional<NoFork> guard(std::in_place);
    Descriptor descriptor(file, O_RDWR | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY, 0666);
    if (!descriptor.isOpen()) return openError(file, errno);
    auto locked = tryLock(file, descriptor, *guard);
    guard.reset();
    if (!locked) return locked.error();
    if (!*locked) return fileError(file, "somebody else is writing it");
    struct stat status {};
    if (::fstat(descriptor.number(), &status) != 0 || !S_ISREG(status.st_mode))
      return fileError(file, "it is not a regular file");
    if (!isStillThere(file, status)) continue;
    auto part =
        std::make_unique<DescriptorPartFile>(file, std::move(descriptor), **std::move(locked),
                                             static_cast<std::uint64_t>(status.st_size));
    if (auto there = part->cut(part->size()); !there) return there.error();
    return std::unique_ptr<PartFile>(std::move(part));
  }
}

}  // namespace DIRECTUS_NAMESPACE::detail
#endif
