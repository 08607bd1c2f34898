#include "files.hpp"

#include <cerrno>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <system_error>

namespace schema_generator {

using directus::Error;
using directus::ErrorKind;
using directus::Result;

namespace {

Error fileError(const std::string& path, std::string_view what, std::error_code reason) {
  return Error({.kind = ErrorKind::storage,
                .message = path + ": " + std::string(what) + ": " + reason.message()});
}

std::error_code lastError() {
  return {errno != 0 ? errno : EIO, std::generic_category()};
}

std::string_view takeLine(std::string_view& text) {
  const std::size_t end = text.find('\n');
  const std::string_view line = text.substr(0, end);
  text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  return line;
}

}  // namespace

bool isFolder(const std::string& path) {
  std::error_code none;
  return std::filesystem::is_directory(path, none);
}

Result<std::string> readFile(const std::string& path) {
  std::error_code reason;
  if (std::filesystem::is_directory(path, reason))
    return fileError(path, "cannot be read", std::make_error_code(std::errc::is_a_directory));
  errno = 0;
  std::ifstream file(path, std::ios::binary);
  if (!file) return fileError(path, "cannot be read", lastError());
  std::string text(std::istreambuf_iterator<char>(file), {});
  if (file.bad()) return fileError(path, "cannot be read", lastError());
  return text;
}

Result<void> writeFile(const std::string& path, const std::string& text) {
  if (const auto current = readFile(path); current && *current == text) return {};
  const std::string temporary = path + ".new";
  errno = 0;
  {
    std::ofstream file(temporary, std::ios::binary | std::ios::trunc);
    file << text << std::flush;
    if (!file) {
      const std::error_code reason = lastError();
      std::error_code ignored;
      std::filesystem::remove(temporary, ignored);
      return fileError(path, "cannot be written", reason);
    }
  }
  std::error_code reason;
  std::filesystem::rename(temporary, path, reason);
  if (!reason) return {};
  std::error_code ignored;
  std::filesystem::remove(temporary, ignored);
  return fileError(path, "cannot be written", reason);
}

std::string firstDifference(std::string_view is, std::string_view shouldBe) {
  for (int number = 1; !is.empty() || !shouldBe.empty(); ++number) {
    const bool isShort = is.empty();
    const bool isLong = shouldBe.empty();
    const std::string_view has = takeLine(is);
    const std::string_view wanted = takeLine(shouldBe);
    const std::string line = "line " + std::to_string(number);
    if (isLong) return line + " is too much: " + std::string(has);
    if (isShort) return line + " is missing: " + std::string(wanted);
    if (has != wanted)
      return line + " is `" + std::string(has) + "`, the schema says `" + std::string(wanted) + '`';
  }
  return {};
}

}  // namespace schema_generator
