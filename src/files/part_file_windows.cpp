#ifdef _WIN32
#include "files/handle_windows.hpp"
#include "files/part_file.hpp"

namespace DIRECTUS_NAMESPACE::detail {

namespace fs = std::filesystem;

namespace {

class HandlePartFile final : public PartFile {
 public:
  HandlePartFile(fs::path file, FileHandle handle, std::uint64_t size) noexcept
      : file_(std::move(file)), handle_(std::move(handle)), size_(size) {}
  ~HandlePartFile() override { unlock(handle_); }

  [[nodiscard]] std::uint64_t size() const noexcept override { return size_; }

  Result<void> cut(std::uint64_t size) override {
    LARGE_INTEGER end{};
    end.QuadPart = static_cast<LONGLONG>(size);
    if (!::SetFilePointerEx(handle_.get(), end, nullptr, FILE_BEGIN) ||
        !::SetEndOfFile(handle_.get()))
      return windowsError(file_, "it cannot be written", ::GetLastError());
    size_ = size;
    return {};
  }

  Result<void> write(std::string_view bytes) override {
    auto written = writeAll(file_, handle_, bytes);
    if (written) size_ += bytes.size();
    return written;
  }

  Result<void> moveTo(const fs::path& file) override {
    if (auto synced = syncHandle(file_, handle_); !synced) return synced;
    return moveOver(file_, file, file, "it cannot be replaced");
  }

 private:
  fs::path file_;
  FileHandle handle_;
  std::uint64_t size_;
};

/// Whether the name still means the open file: its last owner may have moved it since.
bool isStillThere(const fs::path& file, const BY_HANDLE_FILE_INFORMATION& opened) {
  const FileHandle named(file, FILE_READ_ATTRIBUTES, OPEN_EXISTING, false);
  BY_HANDLE_FILE_INFORMATION found{};
  return named.isOpen() && ::GetFileInformationByHandle(named.get(), &found) &&
         found.dwVolumeSerialNumber == opened.dwVolumeSerialNumber &&
         found.nFileIndexHigh == opened.nFileIndexHigh &&
         found.nFileIndexLow == opened.nFileIndexLow;
}

}  // namespace

Result<std::unique_ptr<PartFile>> PartFile::open(const fs::path& file) {
  for (;;) {
    FileHandle handle(file, GENERIC_READ | GENERIC_WRITE, OPEN_ALWAYS, false);
    if (!handle.isOpen()) return openError(file, handle.error());
    if (auto regular = requireRegular(file, handle); !regular) return regular.error();
    auto locked = tryLock(file, handle);
    if (!locked) return locked.error();
    if (!*locked) return fileError(file, "somebody else is writing it");
    BY_HANDLE_FILE_INFORMATION opened{};
    if (!::GetFileInformationByHandle(handle.get(), &opened))
      return windowsError(file, "it cannot be read", ::GetLastError());
    if (!isStillThere(file, opened)) continue;
    const auto size = static_cast<std::uint64_t>(opened.nFileSizeHigh) << 32 | opened.nFileSizeLow;
    auto part = std::make_unique<HandlePartFile>(file, std::move(handle), size);
    if (auto there = part->cut(part->size()); !there) return there.error();
    return std::unique_ptr<PartFile>(std::move(part));
  }
}

}  // namespace DIRECTUS_NAMESPACE::detail
#endif
