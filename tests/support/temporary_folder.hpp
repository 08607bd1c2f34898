#pragma once

#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <system_error>
#include <vector>

namespace directus_test {

/// A path out of UTF-8, and back: on Windows a narrow string would be taken for something else.
inline std::filesystem::path pathOf(const std::string& utf8) {
  return std::filesystem::path(std::u8string(utf8.begin(), utf8.end()));
}
inline std::string utf8Of(const std::filesystem::path& path) {
  const std::u8string text = path.generic_u8string();
  return {text.begin(), text.end()};
}

inline std::string readText(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}
inline std::string readText(const std::string& file) {
  return readText(pathOf(file));
}
inline std::string readText(const char* file) {
  return readText(pathOf(file));
}

inline void writeText(const std::filesystem::path& file, const std::string& text) {
  std::ofstream(file, std::ios::binary) << text;
}
inline void writeText(const std::string& file, const std::string& text) {
  writeText(pathOf(file), text);
}

/// As std::filesystem::remove_all, which in g++ 12 for Windows never ends when a file goes while it
/// is looked at.
inline void removeFolder(const std::filesystem::path& folder) {
  std::error_code ignored;
  std::vector<std::filesystem::path> inside;
  for (std::filesystem::directory_iterator at(folder, ignored), end; at != end;
       at.increment(ignored))
    inside.push_back(at->path());
  for (const std::filesystem::path& path : inside)
    if (std::filesystem::is_directory(std::filesystem::symlink_status(path, ignored)))
      removeFolder(path);
    else
      std::filesystem::remove(path, ignored);
  std::filesystem::remove(folder, ignored);
}

/// A folder of the test's own, for its user alone, gone with this object.
class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::random_device random;
    do
      path_ = std::filesystem::temp_directory_path() /
              ("directus-cpp-" + std::to_string(random()) + std::to_string(random()));
    while (!std::filesystem::create_directory(path_));
    std::filesystem::permissions(path_, std::filesystem::perms::owner_all);
  }
  ~TemporaryFolder() { removeFolder(path_); }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  [[nodiscard]] const std::filesystem::path& path() const noexcept { return path_; }
  /// The path as programs and this library take it: in UTF-8.
  [[nodiscard]] std::string name() const { return utf8Of(path_); }
  [[nodiscard]] std::string file(const std::string& name) const {
    return utf8Of(path_ / pathOf(name));
  }
  [[nodiscard]] std::string operator/(const std::string& name) const { return file(name); }

  /// With the folders on the way.
  void write(const std::string& name, const std::string& text) const {
    std::filesystem::create_directories((path_ / pathOf(name)).parent_path());
    writeText(path_ / pathOf(name), text);
  }

 private:
  std::filesystem::path path_;
};

}  // namespace directus_test

using directus_test::TemporaryFolder;
