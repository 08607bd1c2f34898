#ifdef _WIN32
#include "files/handle_windows.hpp"

#include <algorithm>
#include <optional>

#include "files/rights_windows.hpp"

namespace DIRECTUS_NAMESPACE::detail {

namespace fs = std::filesystem;

namespace {

constexpr DWORD everybodyMay = FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE;
/// No file has a byte there, so that a lock keeps nobody from reading. On other systems a lock
/// excludes those only who ask for it, and here so does this one.
constexpr DWORD lockedHigh = 0x7FFFFFFF;

/// A virus scanner or a search index may have the file open just now: for some milliseconds.
template <class Step>
bool triedAgain(Step step) {
  constexpr DWORD longestPause = 256;
  for (DWORD pause = 1;; pause *= 2) {
    if (step()) return true;
    const DWORD why = ::GetLastError();
    const bool passes = why == ERROR_ACCESS_DENIED || why == ERROR_SHARING_VIOLATION ||
                        why == ERROR_LOCK_VIOLATION || why == ERROR_USER_MAPPED_FILE;
    if (!passes || pause > longestPause) {
      ::SetLastError(why);
      return false;
    }
    ::Sleep(pause);
  }
}

/// The system's text in UTF-8.
std::string messageOf(DWORD number) {
  wchar_t wide[512];
  const DWORD size = ::FormatMessageW(
      FORMAT_MESSAGE_FROM_SYSTEM | FORMAT_MESSAGE_IGNORE_INSERTS | FORMAT_MESSAGE_MAX_WIDTH_MASK,
      nullptr, number, 0, wide, 512, nullptr);
  std::string text = utf8Of(fs::path(std::wstring_view(wide, size)));
  while (!text.empty() && (text.back() == ' ' || text.back() == '.')) text.pop_back();
  return text.empty() ? "error " + std::to_string(number) : text;
}

bool isFolder(const fs::path& file) noexcept {
  const DWORD attributes = ::GetFileAttributesW(file.c_str());
  return attributes != INVALID_FILE_ATTRIBUTES && (attributes & FILE_ATTRIBUTE_DIRECTORY) != 0;
}

}  // namespace

FileHandle::FileHandle(const fs::path& file, DWORD access, DWORD creation, bool isPrivate) {
  std::optional<OwnRights> rights;
  if (isPrivate) rights.emplace();
  SECURITY_ATTRIBUTES* const attributes = rights ? rights->attributes() : nullptr;
  if (isPrivate && !attributes) {
    error_ = ERROR_INVALID_SECURITY_DESCR;
    return;
  }
  handle_ = ::CreateFileW(file.c_str(), access, everybodyMay, attributes, creation,
                          FILE_ATTRIBUTE_NORMAL | FILE_FLAG_OPEN_REPARSE_POINT, nullptr);
  error_ = isOpen() ? ERROR_SUCCESS : ::GetLastError();
}

Error windowsError(const fs::path& file, std::string_view what, DWORD number) {
  return fileError(file, std::string(what) + ": " + messageOf(number));
}

Error openError(const fs::path& file, DWORD number) {
  if (isNotThere(number) && !hasFolder(file)) return fileError(file, "its folder does not exist");
  if (isFolder(file)) return fileError(file, "it is not a regular file");
  return windowsError(file, "it cannot be opened", number);
}

bool isNotThere(DWORD number) noexcept {
  return number == ERROR_FILE_NOT_FOUND || number == ERROR_PATH_NOT_FOUND;
}

bool hasFolder(const fs::path& file) noexcept {
  return isFolder(file.parent_path());
}

Result<void> requireRegular(const fs::path& file, const FileHandle& handle) {
  if (::GetFileType(handle.get()) != FILE_TYPE_DISK)
    return fileError(file, "it is not a regular file");
  FILE_ATTRIBUTE_TAG_INFO tag{};
  if (!::GetFileInformationByHandleEx(handle.get(), FileAttributeTagInfo, &tag, sizeof tag))
    return windowsError(file, "it cannot be read", ::GetLastError());
  // Other reparse points are files, of a cloud for example.
  if ((tag.FileAttributes & FILE_ATTRIBUTE_REPARSE_POINT) != 0 &&
      IsReparseTagNameSurrogate(tag.ReparseTag))
    return fileError(file, "it is a symbolic link, which is not followed");
  if ((tag.FileAttributes & FILE_ATTRIBUTE_DIRECTORY) != 0)
    return fileError(file, "it is not a regular file");
  return {};
}

Result<void> requireOurs(const fs::path& file, const FileHandle& handle) {
  switch (rightsOf(handle.get())) {
    case Rights::ours:
      return {};
    case Rights::foreign:
      return fileError(file, "it belongs to another user");
    case Rights::shared:
      return fileError(file,
                       "others than its owner may use it: only the owner, the system and "
                       "administrators are wanted");
    case Rights::unknown:
      break;
  }
  return fileError(file, "the system does not say who may use it");
}

Result<void> writeAll(const fs::path& file, const FileHandle& handle, std::string_view text) {
  constexpr std::size_t largest = std::size_t{1} << 30;
  while (!text.empty()) {
    DWORD count = 0;
    const auto size = static_cast<DWORD>(std::min(text.size(), largest));
    if (!::WriteFile(handle.get(), text.data(), size, &count, nullptr))
      return windowsError(file, "it cannot be written", ::GetLastError());
    text.remove_prefix(count);
  }
  return {};
}

Result<void> syncHandle(const fs::path& file, const FileHandle& handle) {
  if (::FlushFileBuffers(handle.get())) return {};
  return windowsError(file, "it is not safely on the disk", ::GetLastError());
}

Result<void> moveOver(const fs::path& from, const fs::path& to, const fs::path& named,
                      std::string_view what) {
  constexpr DWORD how = MOVEFILE_REPLACE_EXISTING | MOVEFILE_WRITE_THROUGH;
  if (triedAgain([&] { return ::MoveFileExW(from.c_str(), to.c_str(), how) != 0; })) return {};
  return windowsError(named, what, ::GetLastError());
}

Result<void> removeFile(const fs::path& file) {
  if (triedAgain([&] { return ::DeleteFileW(file.c_str()) != 0 || isNotThere(::GetLastError()); }))
    return {};
  return windowsError(file, "it cannot be removed", ::GetLastError());
}

Result<bool> tryLock(const fs::path& file, const FileHandle& handle) {
  OVERLAPPED where{};
  where.OffsetHigh = lockedHigh;
  constexpr DWORD how = LOCKFILE_EXCLUSIVE_LOCK | LOCKFILE_FAIL_IMMEDIATELY;
  if (::LockFileEx(handle.get(), how, 0, 1, 0, &where)) return true;
  const DWORD why = ::GetLastError();
  if (why == ERROR_LOCK_VIOLATION || why == ERROR_IO_PENDING) return false;
  return windowsError(file, "it cannot be locked", why);
}

void unlock(const FileHandle& handle) noexcept {
  OVERLAPPED where{};
  where.OffsetHigh = lockedHigh;
  ::UnlockFileEx(handle.get(), 0, 1, 0, &where);
}

}  // namespace DIRECTUS_NAMESPACE::detail
#endif
