#pragma once

#include <string>
#include <string_view>

#include <directus/core/result.hpp>

namespace schema_generator {

[[nodiscard]] bool isFolder(const std::string& path);

/// Errors: `storage`, naming the file and what the system says.
[[nodiscard]] directus::Result<std::string> readFile(const std::string& path);

/// Replaces the file as a whole; leaves one alone that has that text already, so that nothing is
/// built again. Errors: `storage`.
[[nodiscard]] directus::Result<void> writeFile(const std::string& path, const std::string& text);

/// The first line in which two texts differ, "" where none does.
[[nodiscard]] std::string firstDifference(std::string_view is, std::string_view shouldBe);

}  // namespace schema_generator
