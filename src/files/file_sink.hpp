#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include <directus/http/body.hpp>

#include "files/part_file.hpp"

namespace DIRECTUS_NAMESPACE::detail {

/// Saves a reply as a file: under another name (NAME.part) until it is whole. What an earlier try
/// or process left there is not loaded again if the server still has the same file, which
/// NAME.part.etag says.
class FileSink final : public BodySink {
 public:
  /// Touches nothing yet. UTF-8.
  explicit FileSink(const std::string& name);

  Result<void> prepare(Headers& headers) override;
  Result<void> begin(const HttpResponse& head) override;
  Result<void> write(std::string_view bytes) override;
  Result<void> end() override;
  bool restart() override { return true; }
  /// The file at the server became shorter than what is here already.
  bool startOver() override;

 private:
  /// Which file of the server the part is of.
  struct Version {
    std::string etag;
    std::uint64_t size = 0;
  };
  [[nodiscard]] std::optional<Version> readVersion() const;
  Result<void> beginAnew(const HttpResponse& head);
  Result<void> goOn(const HttpResponse& head);

  std::filesystem::path file_;
  std::filesystem::path versionFile_;
  std::unique_ptr<PartFile> part_;
  std::optional<Version> version_;     // of what is there already
  std::optional<std::uint64_t> size_;  // that it has to have in the end
  bool begun_ = false;
};

}  // namespace DIRECTUS_NAMESPACE::detail
