#pragma once

#include <algorithm>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include <directus/http/body.hpp>

namespace directus_test {

/// A source that gives a text in pieces.
class TextSource : public directus::BodySource {
 public:
  explicit TextSource(std::string text, bool tellsSize = true, bool rewinds = true)
      : text_(std::move(text)), tellsSize_(tellsSize), rewinds_(rewinds) {}

  directus::Result<std::size_t> read(char* buffer, std::size_t size) override {
    const std::size_t count = std::min({size, text_.size() - at_, std::size_t{1000}});
    std::memcpy(buffer, text_.data() + at_, count);
    at_ += count;
    return count;
  }
  [[nodiscard]] std::optional<std::uint64_t> size() const override {
    return tellsSize_ ? std::optional<std::uint64_t>(text_.size()) : std::nullopt;
  }
  bool rewind() override {
    if (rewinds_) at_ = 0;
    return rewinds_;
  }

 private:
  std::string text_;
  std::size_t at_ = 0;
  bool tellsSize_;
  bool rewinds_;
};

/// A source that fails at its first byte.
class BrokenSource : public directus::BodySource {
 public:
  directus::Result<std::size_t> read(char*, std::size_t) override {
    return directus::Error({.kind = directus::ErrorKind::storage, .message = "the disk is gone"});
  }
};

/// A sink that keeps what it is given.
class TextSink : public directus::BodySink {
 public:
  directus::Result<void> write(std::string_view bytes) override {
    text += bytes;
    return {};
  }
  std::string text;
};

/// A sink that takes nothing.
class BrokenSink : public directus::BodySink {
 public:
  directus::Result<void> write(std::string_view) override {
    return directus::Error({.kind = directus::ErrorKind::storage, .message = "the disk is full"});
  }
};

}  // namespace directus_test
