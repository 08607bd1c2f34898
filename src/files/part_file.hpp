#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string_view>

#include <directus/core/result.hpp>

namespace DIRECTUS_NAMESPACE::detail {

/// A file that grows under a name of its own until it is whole, written by one process at a time.
///
/// Errors: `storage`, naming the file.
class PartFile {
 public:
  virtual ~PartFile() = default;

  /// Opens what an earlier one left, or an empty file.
  ///
  /// Errors: somebody else has it open.
  [[nodiscard]] static Result<std::unique_ptr<PartFile>> open(const std::filesystem::path& file);

  [[nodiscard]] virtual std::uint64_t size() const noexcept = 0;

  /// Cuts it; what is written next comes behind.
  [[nodiscard]] virtual Result<void> cut(std::uint64_t size) = 0;
  [[nodiscard]] virtual Result<void> write(std::string_view bytes) = 0;

  /// Gives it its final name, durably: what had that name is gone. Nothing can be written
  /// afterwards.
  [[nodiscard]] virtual Result<void> moveTo(const std::filesystem::path& file) = 0;
};

}  // namespace DIRECTUS_NAMESPACE::detail
