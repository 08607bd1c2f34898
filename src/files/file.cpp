#include <directus/files/file.hpp>

#include "files/file_content.hpp"
#include "files/mime_types.hpp"
#include "files/paths.hpp"

namespace DIRECTUS_NAMESPACE {

File::File(std::shared_ptr<const detail::FileContent> content, FileOptions options,
           std::string_view fallbackName)
    : content_(std::move(content)),
      name_(options.name.empty() ? std::string(fallbackName) : std::move(options.name)),
      type_(options.type.empty() ? std::string(detail::mimeTypeOf(name_))
                                 : std::move(options.type)) {}

File File::fromPath(std::string path, FileOptions options) {
  const std::string name = detail::utf8Of(detail::pathOf(path).filename());
  return File(detail::contentOfPath(std::move(path)), std::move(options), name);
}

File File::fromMemory(std::string bytes, FileOptions options) {
  return File(detail::contentOfMemory(std::move(bytes)), std::move(options), "blob");
}

File File::fromCallback(ReadHandler read, FileOptions options) {
  auto content = detail::contentOfCallback(std::move(read), options);
  return File(std::move(content), std::move(options), "blob");
}

Result<std::shared_ptr<BodySource>> File::open() const {
  return content_->open();
}

Result<std::shared_ptr<BodySource>> File::open(std::uint64_t offset, std::uint64_t length) const {
  return content_->open(offset, length);
}

Result<FileIdentity> File::identify() const {
  return content_->identify();
}

bool operator==(const File& a, const File& b) {
  return a.name_ == b.name_ && a.type_ == b.type_ &&
         (a.content_ == b.content_ || a.content_->equals(*b.content_));
}

}  // namespace DIRECTUS_NAMESPACE
