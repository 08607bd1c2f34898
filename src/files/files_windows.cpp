#ifdef _WIN32
// Reading, replacing, moving and locking small files of our own.
#include <cstdint>

#include <directus/core/secret.hpp>

#include "files/files.hpp"
#include "files/handle_windows.hpp"

namespace DIRECTUS_NAMESPACE::detail {

namespace fs = std::filesystem;

namespace {

Result<void> writeNewFile(const fs::path& file, std::string_view text) {
  // One that a killed process left keeps the rights that it has: a new one is made.
  if (auto removed = removeFile(file); !removed) return removed;
  const FileHandle handle(file, GENERIC_WRITE, CREATE_NEW, true);
  if (!handle.isOpen()) return openError(file, handle.error());
  if (auto written = writeAll(file, handle, text); !written) return written;
  return syncHandle(file, handle);
}

/// Reads up to the size of `text`, and cuts it where the file ends before.
Result<void> readInto(std::string& text, const fs::path& file, const FileHandle& handle) {
  for (std::size_t size = 0; size < text.size();) {
    DWORD count = 0;
    const auto left = static_cast<DWORD>(text.size() - size);
    if (!::ReadFile(handle.get(), text.data() + size, left, &count, nullptr))
      return windowsError(file, "it cannot be read", ::GetLastError());
    if (count == 0) text.resize(size);  // it became shorter meanwhile: damaged
    size += count;
  }
  return {};
}

class HandleLock final : public FileLock {
 public:
  explicit HandleLock(FileHandle handle) noexcept : handle_(std::move(handle)) {}
  ~HandleLock() override { unlock(handle_); }

 private:
  FileHandle handle_;
};

FileHandle openLockFile(const fs::path& file) {
  FileHandle handle(file, GENERIC_READ | GENERIC_WRITE, OPEN_ALWAYS, true);
  // Where nothing may be written, an existing file can still be locked.
  if (handle.error() == ERROR_ACCESS_DENIED || handle.error() == ERROR_WRITE_PROTECT)
    return {file, GENERIC_READ, OPEN_EXISTING, false};
  return handle;
}

}  // namespace

Result<std::optional<std::string>> readPrivateFile(const fs::path& file, std::size_t room,
                                                   std::size_t longest) {
  const FileHandle handle(file, GENERIC_READ, OPEN_EXISTING, false);
  if (!handle.isOpen()) {
    if (isNotThere(handle.error()) && hasFolder(file)) return std::optional<std::string>();
    return openError(file, handle.error());
  }
  if (auto regular = requireRegular(file, handle); !regular) return regular.error();
  if (auto ours = requireOurs(file, handle); !ours) return ours.error();
  LARGE_INTEGER size{};
  if (!::GetFileSizeEx(handle.get(), &size))
    return windowsError(file, "it cannot be read", ::GetLastError());
  if (static_cast<std::uint64_t>(size.QuadPart) > longest)
    return fileError(file, "it is too large for what it should hold");

  std::string text;
  text.reserve(static_cast<std::size_t>(size.QuadPart) + room);
  text.resize(static_cast<std::size_t>(size.QuadPart));
  if (auto read = readInto(text, file, handle); !read) {
    wipe(text);
    return read.error();
  }
  return std::optional(std::move(text));
}

Result<void> replaceFile(const fs::path& file, const fs::path& temporary, std::string_view text) {
  auto written = writeNewFile(temporary, text);
  if (written) written = moveOver(temporary, file, file, "it cannot be replaced");
  if (!written) ::DeleteFileW(temporary.c_str());
  return written;
}

Result<void> moveFile(const fs::path& file, const fs::path& aside) {
  return moveOver(file, aside, file, "it cannot be put aside");
}

Result<std::unique_ptr<FileLock>> tryLockFile(const fs::path& file) {
  FileHandle handle = openLockFile(file);
  if (!handle.isOpen()) return openError(file, handle.error());
  if (auto regular = requireRegular(file, handle); !regular) return regular.error();
  auto locked = tryLock(file, handle);
  if (!locked) return locked.error();
  if (!*locked) return std::unique_ptr<FileLock>();
  return std::unique_ptr<FileLock>(std::make_unique<HandleLock>(std::move(handle)));
}

}  // namespace DIRECTUS_NAMESPACE::detail
#endif
