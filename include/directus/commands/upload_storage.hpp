#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include <directus/core/result.hpp>

namespace DIRECTUS_NAMESPACE {

/// Where unfinished resumable uploads outlive a call, or the process. Implement it to keep them
/// elsewhere.
///
/// Thread safety: called by the uploads that share it, from their threads.
/// Errors: return one: it goes into the log, and the upload goes on without the storage.
class DIRECTUS_EXPORT UploadStorage {
 public:
  virtual ~UploadStorage();

  /// What was stored last for `fingerprint`, which distinguishes files, servers and texts of the
  /// form; empty when no upload is stored.
  virtual Result<std::optional<std::string>> get(std::string_view fingerprint) = 0;

  /// Stores an unfinished upload; `std::nullopt` removes it.
  virtual Result<void> set(std::string_view fingerprint,
                           const std::optional<std::string>& upload) = 0;
};

/// Keeps unfinished uploads in memory: to pause an upload and go on later.
class DIRECTUS_EXPORT MemoryUploadStorage final : public UploadStorage {
 public:
  MemoryUploadStorage();
  ~MemoryUploadStorage() override;

  Result<std::optional<std::string>> get(std::string_view fingerprint) override;
  Result<void> set(std::string_view fingerprint, const std::optional<std::string>& upload) override;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// Keeps each unfinished upload in a small file of a folder, so that it outlives the process.
///
/// Errors: `storage`, with the name of the file and what is wrong with it.
/// Portability: not on Windows yet; there every call is a `storage` error.
class DIRECTUS_EXPORT FileUploadStorage final : public UploadStorage {
 public:
  /// Touches nothing yet: the folder is made when it is needed. A relative path means the working
  /// directory of now. UTF-8.
  explicit FileUploadStorage(std::string_view folder);
  ~FileUploadStorage() override;

  Result<std::optional<std::string>> get(std::string_view fingerprint) override;
  Result<void> set(std::string_view fingerprint, const std::optional<std::string>& upload) override;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace DIRECTUS_NAMESPACE
