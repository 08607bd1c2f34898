#pragma once

#include <cstdint>
#include <cstdio>
#include <memory>
#include <string>

#include <directus/http/body.hpp>

namespace DIRECTUS_NAMESPACE::detail {

/// Errors of a file that is to be sent.
[[nodiscard]] Error unreadable(const std::string& path);

/// A part of a file, read piece by piece.
class FileSource final : public BodySource {
 public:
  /// All of a file. Errors: `storage`.
  static Result<std::shared_ptr<BodySource>> open(const std::string& path);

  /// `length` bytes from `offset` on. Errors: `storage`.
  static Result<std::shared_ptr<BodySource>> open(const std::string& path, std::uint64_t offset,
                                                  std::uint64_t length);

  Result<std::size_t> read(char* buffer, std::size_t size) override;
  [[nodiscard]] std::optional<std::uint64_t> size() const override { return length_; }
  bool rewind() override;

 private:
  FileSource(std::string path, std::uint64_t offset) : path_(std::move(path)), offset_(offset) {}

  struct Close {
    void operator()(std::FILE* file) const noexcept { std::fclose(file); }
  };

  std::string path_;
  std::unique_ptr<std::FILE, Close> file_;
  std::uint64_t offset_;
  std::uint64_t length_ = 0;
  std::uint64_t read_ = 0;
};

}  // namespace DIRECTUS_NAMESPACE::detail
