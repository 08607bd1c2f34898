#include "files/file_source.hpp"

#include <algorithm>

#include "files/paths.hpp"

namespace DIRECTUS_NAMESPACE::detail {

namespace {
/// No program that is started while the file is sent inherits it: `e` says so, or `N` on Windows.
std::FILE* openPrivately(const std::filesystem::path& path) {
#if defined(_WIN32)
  return ::_wfopen(path.c_str(), L"rbN");
#else
  return std::fopen(path.c_str(), "rbe");
#endif
}

bool seek(std::FILE* file, std::uint64_t offset) {
#if defined(_WIN32)
  return ::_fseeki64(file, static_cast<long long>(offset), SEEK_SET) == 0;
#else
  static_assert(
      sizeof(off_t) >= sizeof(offset),
      "compile all of the program with -D_FILE_OFFSET_BITS=64: without it this system has "
      "no files of 2 GiB and more");
  return ::fseeko(file, static_cast<off_t>(offset), SEEK_SET) == 0;
#endif
}

Error sourceError(const std::string& path, const char* why) {
  return makeError(ErrorKind::storage, "the file " + path + " " + why);
}
}  // namespace

Error unreadable(const std::string& path) {
  return sourceError(path, "cannot be read");
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
  source->file_.reset(openPrivately(pathOf(path)));
  // libcurl brings the buffer.
  if (!source->file_ || std::setvbuf(source->file_.get(), nullptr, _IONBF, 0) != 0 ||
      !source->rewind())
    return unreadable(path);
  return std::shared_ptr<BodySource>(source);
}

Result<std::size_t> FileSource::read(char* buffer, std::size_t size) {
  size = static_cast<std::size_t>(std::min<std::uint64_t>(size, length_ - read_));
  if (size == 0) return std::size_t{0};
  const std::size_t count = std::fread(buffer, 1, size, file_.get());
  if (count == 0) return sourceError(path_, "became shorter while it was sent");
  read_ += count;
  return count;
}

bool FileSource::rewind() {
  read_ = 0;
  return seek(file_.get(), offset_);
}

}  // namespace DIRECTUS_NAMESPACE::detail
