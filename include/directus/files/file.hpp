#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include <directus/core/export.hpp>
#include <directus/core/result.hpp>
#include <directus/http/body.hpp>

namespace DIRECTUS_NAMESPACE {

namespace detail {
class FileContent;
}

/// Fills up to `size` bytes and returns how many it filled; 0 is the end. An error ends the call.
using ReadHandler = std::function<Result<std::size_t>(char* buffer, std::size_t size)>;

/// What a `File` is called and how it is read.
struct FileOptions {
  std::string name{};  ///< "" = the last part of the path, or `blob`
  std::string type{};  ///< a MIME type; "" = by the name's extension, or `application/octet-stream`

  std::optional<std::uint64_t> size{};  ///< of what a read callback will give, if that is known
  std::function<bool()> rewind{};       ///< starts a read callback over; false when it cannot
};

/// What identifies the bytes of a `File`, and how many they are.
struct FileIdentity {
  std::string text{};  ///< path, length and time of the last change, or a hash of bytes in memory
  std::uint64_t size = 0;

  friend bool operator==(const FileIdentity&, const FileIdentity&) = default;
};

/// Bytes to upload, with a name and a type: the `File` of JavaScript.
///
/// Nothing is read before the bytes are sent, and never all of them at once. Cheap to copy.
class DIRECTUS_EXPORT File {
 public:
  /// A file of this machine, opened anew for each send; `path` is UTF-8. One that cannot be read
  /// ends the call with `storage`.
  [[nodiscard]] static File fromPath(std::string path, FileOptions options = FileOptions());

  /// These bytes. Copies of the file share them.
  [[nodiscard]] static File fromMemory(std::string bytes, FileOptions options = FileOptions());

  /// Whatever `read` gives. Without `FileOptions::rewind` it can be sent once only: a second send
  /// is refused with `invalidArgument`, and nothing is tried again by itself.
  [[nodiscard]] static File fromCallback(ReadHandler read, FileOptions options = FileOptions());

  /// What the server will call it.
  [[nodiscard]] const std::string& name() const noexcept { return name_; }
  /// Its MIME type.
  [[nodiscard]] const std::string& type() const noexcept { return type_; }

  /// The bytes from the first one on.
  [[nodiscard]] Result<std::shared_ptr<BodySource>> open() const;

  /// `length` bytes from `offset` on. Errors: `invalidArgument` for a read callback.
  [[nodiscard]] Result<std::shared_ptr<BodySource>> open(std::uint64_t offset,
                                                         std::uint64_t length) const;

  /// Errors: `invalidArgument` for a read callback, `storage` for a file that cannot be read.
  [[nodiscard]] Result<FileIdentity> identify() const;

  /// Same name, type, and path or bytes; read callbacks are equal only to themselves.
  friend DIRECTUS_EXPORT bool operator==(const File& a, const File& b);

 private:
  File(std::shared_ptr<const detail::FileContent> content, FileOptions options,
       std::string_view fallbackName);

  std::shared_ptr<const detail::FileContent> content_;
  std::string name_;
  std::string type_;
};

}  // namespace DIRECTUS_NAMESPACE
