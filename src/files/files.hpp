#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include <directus/core/result.hpp>

// Small files that are kept for later, safe from crashes. Every error is `storage`, names the file
// and says what is wrong with it.

namespace DIRECTUS_NAMESPACE::detail {

/// Keeps other processes out while it lives.
class FileLock {
 public:
  virtual ~FileLock() = default;
};

/// What a file with tokens or notes has at most.
constexpr std::size_t longestSmallFile = 1024 * 1024;

/// The text of a file that is ours alone, with `room` behind it; nothing when there is no file.
///
/// Errors: a link, something else than a file, another owner, permissions for others, no folder,
/// more than `longest` bytes.
[[nodiscard]] Result<std::optional<std::string>> readPrivateFile(
    const std::filesystem::path& file, std::size_t room, std::size_t longest = longestSmallFile);

/// Puts `text` in the place of `file`, by way of `temporary`: afterwards, and after a crash at any
/// moment, the old text or the new one is there. Not for two callers at a time.
[[nodiscard]] Result<void> replaceFile(const std::filesystem::path& file,
                                       const std::filesystem::path& temporary,
                                       std::string_view text);

/// Removes it durably; a file that does not exist is fine.
[[nodiscard]] Result<void> removeFile(const std::filesystem::path& file);

/// Renames it; what was at `aside` is gone.
[[nodiscard]] Result<void> moveFile(const std::filesystem::path& file,
                                    const std::filesystem::path& aside);

/// The lock of a lock file, which is made if need be; null when somebody else has it.
[[nodiscard]] Result<std::unique_ptr<FileLock>> tryLockFile(const std::filesystem::path& file);

}  // namespace DIRECTUS_NAMESPACE::detail
