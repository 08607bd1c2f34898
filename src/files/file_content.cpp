#include "files/file_content.hpp"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstring>
#include <filesystem>

#include "core/hash.hpp"
#include "files/file_source.hpp"
#include "files/paths.hpp"

namespace DIRECTUS_NAMESPACE::detail {

namespace {

namespace fs = std::filesystem;

class PathContent final : public FileContent {
 public:
  explicit PathContent(std::string path) : path_(std::move(path)) {}

  [[nodiscard]] Result<std::shared_ptr<BodySource>> open() const override {
    return FileSource::open(path_);
  }
  [[nodiscard]] Result<std::shared_ptr<BodySource>> open(std::uint64_t offset,
                                                         std::uint64_t length) const override {
    return FileSource::open(path_, offset, length);
  }
  [[nodiscard]] Result<FileIdentity> identify() const override {
    const fs::path path = absolutePathOf(path_);
    std::error_code error;
    const auto size = fs::file_size(path, error);
    if (error) return unreadable(path_);
    const auto changed = fs::last_write_time(path, error);
    if (error) return unreadable(path_);
    // Its own type of number is one of 128 bits with libc++.
    const auto changedAt =
        std::chrono::duration_cast<std::chrono::nanoseconds>(changed.time_since_epoch());
    return FileIdentity{
        .text = utf8Of(path) + '|' + std::to_string(size) + '|' + std::to_string(changedAt.count()),
        .size = size};
  }
  [[nodiscard]] bool equals(const FileContent& other) const override {
    const auto* same = dynamic_cast<const PathContent*>(&other);
    return same && same->path_ == path_;
  }

 private:
  std::string path_;
};

class MemorySource final : public BodySource {
 public:
  /// `bytes` is a part of what `owner` holds.
  MemorySource(std::shared_ptr<const std::string> owner, std::string_view bytes)
      : owner_(std::move(owner)), bytes_(bytes) {}
  Result<std::size_t> read(char* buffer, std::size_t size) override {
    const std::size_t count = std::min(size, bytes_.size() - at_);
    std::memcpy(buffer, bytes_.data() + at_, count);
    at_ += count;
    return count;
  }
  [[nodiscard]] std::optional<std::uint64_t> size() const override { return bytes_.size(); }
  bool rewind() override {
    at_ = 0;
    return true;
  }

 private:
  std::shared_ptr<const std::string> owner_;
  std::string_view bytes_;
  std::size_t at_ = 0;
};

class MemoryContent final : public FileContent {
 public:
  explicit MemoryContent(std::string bytes)
      : bytes_(std::make_shared<const std::string>(std::move(bytes))) {}

  [[nodiscard]] Result<std::shared_ptr<BodySource>> open() const override {
    return open(0, bytes_->size());
  }
  [[nodiscard]] Result<std::shared_ptr<BodySource>> open(std::uint64_t offset,
                                                         std::uint64_t length) const override {
    const auto part = std::string_view(*bytes_).substr(
        static_cast<std::size_t>(std::min<std::uint64_t>(offset, bytes_->size())),
        static_cast<std::size_t>(length));
    return std::shared_ptr<BodySource>(std::make_shared<MemorySource>(bytes_, part));
  }
  [[nodiscard]] Result<FileIdentity> identify() const override {
    return FileIdentity{.text = "memory|" + std::to_string(bytes_->size()) + '|' + hashOf(*bytes_),
                        .size = bytes_->size()};
  }
  [[nodiscard]] bool equals(const FileContent& other) const override {
    const auto* same = dynamic_cast<const MemoryContent*>(&other);
    return same && *same->bytes_ == *bytes_;
  }

 private:
  std::shared_ptr<const std::string> bytes_;
};

/// The callbacks of the application, which know one position only, however many sends there are.
struct Callbacks {
  ReadHandler read;
  std::function<bool()> rewind;
  std::optional<std::uint64_t> size;
  std::atomic<bool> used = false;
};

class CallbackSource final : public BodySource {
 public:
  explicit CallbackSource(std::shared_ptr<Callbacks> callbacks)
      : callbacks_(std::move(callbacks)) {}
  Result<std::size_t> read(char* buffer, std::size_t size) override {
    return callbacks_->read(buffer, size);
  }
  [[nodiscard]] std::optional<std::uint64_t> size() const override { return callbacks_->size; }
  bool rewind() override { return callbacks_->rewind && callbacks_->rewind(); }

 private:
  std::shared_ptr<Callbacks> callbacks_;
};

class CallbackContent final : public FileContent {
 public:
  CallbackContent(ReadHandler read, const FileOptions& options)
      : callbacks_(std::make_shared<Callbacks>()) {
    callbacks_->read = std::move(read);
    callbacks_->rewind = options.rewind;
    callbacks_->size = options.size;
  }

  using FileContent::open;
  [[nodiscard]] Result<std::shared_ptr<BodySource>> open() const override {
    if (!callbacks_->read) return invalidArgument("file", "its read callback is empty");
    if (callbacks_->used.exchange(true) && !(callbacks_->rewind && callbacks_->rewind()))
      return invalidArgument("file", "its read callback was used by an earlier send");
    return std::shared_ptr<BodySource>(std::make_shared<CallbackSource>(callbacks_));
  }
  [[nodiscard]] bool equals(const FileContent& other) const override { return &other == this; }

 private:
  std::shared_ptr<Callbacks> callbacks_;
};

Error notInTheMiddle() {
  return invalidArgument("file", "a read callback cannot begin in the middle");
}

}  // namespace

Result<std::shared_ptr<BodySource>> FileContent::open(std::uint64_t, std::uint64_t) const {
  return notInTheMiddle();
}

Result<FileIdentity> FileContent::identify() const {
  return notInTheMiddle();
}

std::shared_ptr<const FileContent> contentOfPath(std::string path) {
  return std::make_shared<PathContent>(std::move(path));
}

std::shared_ptr<const FileContent> contentOfMemory(std::string bytes) {
  return std::make_shared<MemoryContent>(std::move(bytes));
}

std::shared_ptr<const FileContent> contentOfCallback(ReadHandler read, const FileOptions& options) {
  return std::make_shared<CallbackContent>(std::move(read), options);
}

}  // namespace DIRECTUS_NAMESPACE::detail
