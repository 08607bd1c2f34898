#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <utility>

#include <directus/core/result.hpp>

#include "core/windows.hpp"
#include "files/file_error.hpp"

// Windows only.
namespace DIRECTUS_NAMESPACE::detail {

/// The handle of an open file, closed with this object. No program that we start inherits it.
class FileHandle {
 public:
  /// `access` is GENERIC_…, `creation` CREATE_NEW, OPEN_EXISTING or OPEN_ALWAYS. Others may read,
  /// write, rename and remove the file meanwhile, as on POSIX. A link is opened itself, never what
  /// it points to. A new file is for us alone if `isPrivate`.
  FileHandle(const std::filesystem::path& file, DWORD access, DWORD creation, bool isPrivate);
  FileHandle(FileHandle&& other) noexcept
      : handle_(std::exchange(other.handle_, INVALID_HANDLE_VALUE)), error_(other.error_) {}
  FileHandle& operator=(FileHandle&&) = delete;
  ~FileHandle() {
    if (isOpen()) ::CloseHandle(handle_);
  }

  [[nodiscard]] bool isOpen() const noexcept { return handle_ != INVALID_HANDLE_VALUE; }
  [[nodiscard]] HANDLE get() const noexcept { return handle_; }
  /// Why it is not open.
  [[nodiscard]] DWORD error() const noexcept { return error_; }

 private:
  HANDLE handle_ = INVALID_HANDLE_VALUE;
  DWORD error_ = ERROR_SUCCESS;
};

/// What is wrong with a file, with the system's reason, which is that of `number`.
[[nodiscard]] Error windowsError(const std::filesystem::path& file, std::string_view what,
                                 DWORD number);

/// Why nothing could be opened or made at this place.
[[nodiscard]] Error openError(const std::filesystem::path& file, DWORD number);

[[nodiscard]] bool isNotThere(DWORD number) noexcept;
[[nodiscard]] bool hasFolder(const std::filesystem::path& file) noexcept;

/// Refuses folders, devices and links.
[[nodiscard]] Result<void> requireRegular(const std::filesystem::path& file,
                                          const FileHandle& handle);

/// Refuses a file of another owner, and one that others than we and the system may use.
[[nodiscard]] Result<void> requireOurs(const std::filesystem::path& file, const FileHandle& handle);

[[nodiscard]] Result<void> writeAll(const std::filesystem::path& file, const FileHandle& handle,
                                    std::string_view text);
/// Waits until what was written is on the disk.
[[nodiscard]] Result<void> syncHandle(const std::filesystem::path& file, const FileHandle& handle);

/// Renames a file in one step; what had the name `to` is gone. An error is of `named`.
[[nodiscard]] Result<void> moveOver(const std::filesystem::path& from,
                                    const std::filesystem::path& to,
                                    const std::filesystem::path& named, std::string_view what);

/// Takes the lock of an open file if it is to be had at once.
[[nodiscard]] Result<bool> tryLock(const std::filesystem::path& file, const FileHandle& handle);
/// Said, not left to the closing: Windows takes its time to unlock what was closed.
void unlock(const FileHandle& handle) noexcept;

}  // namespace DIRECTUS_NAMESPACE::detail
