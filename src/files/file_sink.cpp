#include "files/file_sink.hpp"

#include <algorithm>

#include <directus/http/response.hpp>

#include "files/files.hpp"
#include "files/paths.hpp"
#include "http/content_range.hpp"

namespace DIRECTUS_NAMESPACE::detail {

namespace fs = std::filesystem;

namespace {

Error changedMeanwhile(const char* message) {
  return Error({.kind = ErrorKind::network, .message = message, .retryable = true});
}

}  // namespace

FileSink::FileSink(const std::string& name)
    : file_(absolutePathOf(name)), versionFile_(beside(file_, ".part.etag")) {}

Result<void> FileSink::prepare(Headers& headers) {
  begun_ = false;
  size_.reset();
  version_.reset();
  headers.remove("Range");
  headers.remove("If-Range");
  if (!part_) {
    auto part = PartFile::open(beside(file_, ".part"));
    if (!part) return part.error();
    part_ = std::move(*part);
  }
  version_ = readVersion();
  if (!version_ || version_->size == 0) return {};
  // Of a part that is whole the last byte is asked for: the reply shows whether it is still right.
  const auto have = std::min(part_->size(), version_->size - 1);
  if (auto cut = part_->cut(have); !cut) return cut;
  if (have == 0) return {};
  headers.set("Range", "bytes=" + std::to_string(have) + "-");
  headers.set("If-Range", version_->etag);
  return {};
}

Result<void> FileSink::begin(const HttpResponse& head) {
  begun_ = true;
  return head.status == 206 ? goOn(head) : beginAnew(head);
}

Result<void> FileSink::beginAnew(const HttpResponse& head) {
  if (auto cut = part_->cut(0); !cut) return cut;
  size_ = contentLength(head);
  const auto etag = head.headers.find("ETag");
  if (!size_ || !etag || !etag->starts_with('"')) return removeFile(versionFile_);
  return replaceFile(versionFile_, beside(versionFile_, ".tmp"),
                     std::string(*etag) + '\n' + std::to_string(*size_));
}

/// Directus does not heed `If-Range`: the reply is compared instead.
Result<void> FileSink::goOn(const HttpResponse& head) {
  const auto range = contentRange(head);
  if (version_ && range && range->begin == part_->size() && range->total == version_->size &&
      head.headers.find("ETag") == std::optional<std::string_view>(version_->etag)) {
    size_ = range->total;
    return {};
  }
  if (auto removed = removeFile(versionFile_); !removed) return removed;
  if (auto cut = part_->cut(0); !cut) return cut;
  return changedMeanwhile("the file changed while it was downloaded: it starts over");
}

Result<void> FileSink::write(std::string_view bytes) {
  return part_->write(bytes);
}

Result<void> FileSink::end() {
  if (!begun_)  // an empty file
    if (auto cut = part_->cut(0); !cut) return cut;
  if (size_ && part_->size() != *size_)
    return changedMeanwhile("the file is not as long as the reply said");
  if (auto moved = part_->moveTo(file_); !moved) return moved;
  part_.reset();
  return removeFile(versionFile_);
}

std::optional<FileSink::Version> FileSink::readVersion() const {
  const auto text = readPrivateFile(versionFile_, 0);
  if (!text || !text.value()) return std::nullopt;  // whatever is wrong: it starts over
  const std::string& line = *text.value();
  const auto end = line.find('\n');
  if (end == std::string::npos) return std::nullopt;
  const auto size = numberOf(std::string_view(line).substr(end + 1));
  if (!size) return std::nullopt;
  return Version{.etag = line.substr(0, end), .size = *size};
}

bool FileSink::startOver() {
  return version_ && removeFile(versionFile_).has_value();
}

}  // namespace DIRECTUS_NAMESPACE::detail
