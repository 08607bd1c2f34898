#pragma once

#include <memory>
#include <string>

#include <directus/files/file.hpp>

namespace DIRECTUS_NAMESPACE::detail {

/// Where the bytes of a `File` are. What cannot begin in the middle leaves out the last two.
class FileContent {
 public:
  virtual ~FileContent() = default;
  [[nodiscard]] virtual Result<std::shared_ptr<BodySource>> open() const = 0;
  [[nodiscard]] virtual bool equals(const FileContent& other) const = 0;

  [[nodiscard]] virtual Result<std::shared_ptr<BodySource>> open(std::uint64_t offset,
                                                                 std::uint64_t length) const;
  [[nodiscard]] virtual Result<FileIdentity> identify() const;
};

[[nodiscard]] std::shared_ptr<const FileContent> contentOfPath(std::string path);
[[nodiscard]] std::shared_ptr<const FileContent> contentOfMemory(std::string bytes);
[[nodiscard]] std::shared_ptr<const FileContent> contentOfCallback(ReadHandler read,
                                                                   const FileOptions& options);

}  // namespace DIRECTUS_NAMESPACE::detail
