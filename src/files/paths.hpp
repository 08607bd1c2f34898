#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <system_error>

#include <directus/version.hpp>

namespace DIRECTUS_NAMESPACE::detail {

/// A path out of UTF-8, on Windows, too.
[[nodiscard]] inline std::filesystem::path pathOf(std::string_view utf8) {
  return std::filesystem::path(std::u8string(utf8.begin(), utf8.end()));
}

[[nodiscard]] inline std::string utf8Of(const std::filesystem::path& path) {
  const std::u8string text = path.u8string();
  return {text.begin(), text.end()};
}

/// A relative path means the working directory of now.
[[nodiscard]] inline std::filesystem::path absolutePathOf(std::string_view utf8) {
  const std::filesystem::path path = pathOf(utf8);
  std::error_code error;
  auto absolute = std::filesystem::absolute(path, error);
  return error ? path : absolute;
}

/// The file of the same name with something behind it.
[[nodiscard]] inline std::filesystem::path beside(const std::filesystem::path& file,
                                                  const char* ending) {
  std::filesystem::path name = file;
  name += ending;
  return name;
}

}  // namespace DIRECTUS_NAMESPACE::detail
