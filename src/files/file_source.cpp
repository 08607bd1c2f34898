#include "files/file_source.hpp"

#include <algorithm>

#include "files/paths.hpp"

namespace DIRECTUS_NAMESPACE::detail {

namespace {
Error storageError(const std::string& path, const char* why) {
  return Error({.kind = ErrorKind::storage, .message = "the file " + path + " " + why});
}
}  // namespace

Error unreadable(const std::string& path) {
  return storageError(path, "cannot be read");
}

Result<std::shared_ptr<BodySource>> FileSource::open(const std::string& path) {
  std::error_code error;
  const auto size = std::filesystem::file_size(pathOf(path), error);
  if (error) return unreadable(path);
  return open(path, 0, size);
}

Result<std::shared_ptr<BodySource>> FileSource::open(const std::string& path, std::uint64_t offset,
                                                     std::uint64_t length) {
  const std::shared_ptr<FileSource> source(new FileSource(path, offset));
  source->length_ = length;
  // libcurl brings the buffer.
  source->file_.pubsetbuf(nullptr, 0);
  if (!source->file_.open(pathOf(path), std::ios::in | std::ios::binary) || !source->rewind())
    return unreadable(path);
  return std::shared_ptr<BodySource>(source);
}

Result<std::size_t> FileSource::read(char* buffer, std::size_t size) {
  size = static_cast<std::size_t>(std::min<std::uint64_t>(size, length_ - read_));
  if (size == 0) return std::size_t{0};
  const auto count = file_.sgetn(buffer, static_cast<std::streamsize>(size));
  if (count <= 0) return storageError(path_, "became shorter while it was sent");
  read_ += static_cast<std::uint64_t>(count);
  return static_cast<std::size_t>(count);
}

bool FileSource::rewind() {
  read_ = 0;
  return file_.pubseekpos(static_cast<std::streamoff>(offset_), std::ios::in) !=
         std::streampos(std::streamoff(-1));
}

}  // namespace DIRECTUS_NAMESPACE::detail
