#pragma once

#include <memory>
#include <string>

#include <directus/auth/storage.hpp>

namespace DIRECTUS_NAMESPACE {

/// Keeps a session in a file, so that it outlives the process; several processes may share it.
///
/// The file belongs to its owner alone (mode 0600) and is replaced durably and as a whole: whatever
/// happens when, it holds the old session or the new one. Beside a file NAME there are NAME.lock,
/// which is never deleted and keeps the processes apart while one of them renews the tokens;
/// NAME.tmp while a session is written; and NAME.corrupt, the last file that was found damaged.
///
/// Errors: `storage`, with the name of the file and what is wrong with it: others may read it, it
/// is a link, a FIFO or somebody else's, it is damaged (then it is put aside), its folder is
/// missing (it is not created). `lock` gives `timeout` when another process holds the lock.
/// Thread safety: all members; also several objects for one file.
/// Portability: not on Windows yet; there every call is a `storage` error.
/// @see https://directus.io/docs/guides/connect/sdk#authentication
class DIRECTUS_EXPORT FileStorage final : public AuthStorage {
 public:
  /// Does not touch the disk yet. `name` is UTF-8; a relative one counts from the working directory
  /// of now.
  explicit FileStorage(const std::string& name);
  ~FileStorage() override;
  FileStorage(const FileStorage&) = delete;
  FileStorage& operator=(const FileStorage&) = delete;

  Result<std::optional<AuthenticationData>> get() override;

  /// Takes the lock for itself unless the calling thread holds it.
  Result<void> set(const std::optional<AuthenticationData>& data) override;

  /// The lock ends with the process at the latest. It is not recursive.
  Result<std::unique_ptr<StorageLock>> lock(Milliseconds patience) override;

 private:
  struct State;
  std::shared_ptr<State> state_;
};

}  // namespace DIRECTUS_NAMESPACE
